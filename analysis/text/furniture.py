"""What printers and mail programs add to a text: page numbers, running heads, signs of quoting."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from analysis.text.edits import Edit
from analysis.text.folded import fold

_DASH = r"[-—–―~·•*_]"
_NUMBER = re.compile(
    rf"{_DASH}{{1,3}} ?\d{{1,3}} ?{_DASH}{{1,3}}"
    r"|第 ?\d{1,3} ?页(?:[ ,/]{0,2}[共总] ?\d{1,3} ?页)?(?:[ ,/]{0,2}\d{1,3})?"
    r"|\d{1,3} ?/ ?\d{1,3}(?: ?页)?|[Pp](?:age|AGE|\.) ?\d{1,3}(?: ?(?:of|OF|/) ?\d{1,3})?"
    r"|\[ ?\d{1,3} ?\]|\d{1,3} ?页"
)
_WITH_NUMBER = re.compile(r"[^\d\n]{2,50}第 ?\d{1,3} ?页(?:[ ,/]{0,2}[共总] ?\d{1,3} ?页)?")
_BARE = re.compile(r"\d{1,3}")
_MAYBE = re.compile(r"(?m)^[^\w\n]{0,120}(?:第|[Pp])?\D{0,5}\d{1,3}\D{0,5}(?:\d{1,3}\D{0,3})?$|\f")
_ENDED = tuple("。;!?:”)】》")
_LONGEST_HEAD = 60  # characters of a running head
_QUOTED = re.compile(r"(?m)^[ \u3000]*(?:[>＞|] ?)+")
_SHORTEST_PAGE = 8  # lines
_TOP = 3  # lines of a text among which its title is
_PROSE = 12  # so long a line is no cell of a table
_LINE = re.compile(r"[^\n]+")
_DIGITS = re.compile(r"\d+")
_MOSTLY = 0.8


def find_quoting(text: str) -> list[Edit]:
    """The > before every line of a mail that was answered."""
    found = [Edit(*match.span()) for match in _QUOTED.finditer(text)]
    lines = sum(1 for line in text.split("\n") if line.strip()) if found else 0
    return found if len(found) > 2 and len(found) >= _MOSTLY * lines else []


def find_furniture(text: str) -> list[Edit]:
    """Lines that are page numbers, and lines beside them that head or end several pages."""
    if not _MAYBE.search(text):
        return []
    page = _Page(text)
    numbers = page.numbers()
    return page.without(numbers | page.running_heads(numbers))


class _Page:
    """The non-blank lines of a text, and the blanks between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold(text)
        self.lines = [match.span() for match in _LINE.finditer(folded) if not match[0].isspace()]
        self.words = [folded[start:end].strip() for start, end in self.lines]

    def numbers(self) -> set[int]:
        """Numbers between dashes and the like; bare ones at form feeds or interrupting prose in order."""
        words = self.words
        signed = {i for i, word in enumerate(words) if _NUMBER.fullmatch(word)}
        bare = [i for i, word in enumerate(words) if i and _BARE.fullmatch(word)]
        fed = {i for i in bare if "\f" in self._gap(i) + self._gap(i + 1)}
        breaking = [i for i in bare if len(words[i - 1]) >= _PROSE and not words[i - 1].endswith(_ENDED)]
        ascending = all(int(words[b]) - int(words[a]) == 1 for a, b in pairwise(breaking))
        return (
            signed | fed | self._counted(bare) | (set(breaking) if ascending and len(breaking) > 1 else set())
        )

    def _counted(self, bare: list[int]) -> set[int]:
        """Bare numbers that count pages: one more each time, far apart, in a text without numbered tables."""
        ascending = all(int(self.words[b]) - int(self.words[a]) == 1 for a, b in pairwise(bare))
        last = len(self.words) - 1  # of a page that may be short
        apart = all(b - a >= _SHORTEST_PAGE or b == last for a, b in pairwise(bare))
        return set(bare) if len(bare) > 1 and ascending and apart and "序号" not in self.words else set()

    def running_heads(self, numbers: set[int]) -> set[int]:
        """Lines that recur next to page numbers or form feeds, or contain the number; a title stays."""
        beside = {i + step for i in numbers for step in (-1, 1)} - numbers
        beside |= {i for i in range(1, len(self.words)) if "\f" in self._gap(i)}
        beside |= {i for i, word in enumerate(self.words) if _WITH_NUMBER.fullmatch(word)}
        shapes = {i: _DIGITS.sub("", self.words[i]) for i in beside if 0 <= i < len(self.words)}
        often = Counter(shapes.values())
        heads = {i for i, shape in shapes.items() if often[shape] > 1 and _may_head(self.words[i])}
        numbered = {i for i in heads if _WITH_NUMBER.fullmatch(self.words[i])}
        first = {self.words.index(self.words[i]) for i in heads}
        return numbered | (heads - {i for i in first if i < _TOP})

    def without(self, dropped: set[int]) -> list[Edit]:
        """Edits that remove these lines and the blanks around them: what they interrupted may continue."""
        edits: list[Edit] = []
        for i in sorted(dropped):
            start = self.lines[i - 1][1] if i else 0
            end = self.lines[i + 1][0] if i + 1 < len(self.lines) else len(self.text)
            if edits and start <= edits[-1].end:
                start = edits.pop().start
            edits.append(Edit(start, end, "\n"))
        return edits

    def _gap(self, i: int) -> str:
        """The blanks before a line."""
        start = self.lines[i - 1][1] if i else 0
        return self.text[start : self.lines[i][0] if i < len(self.lines) else len(self.text)]


def _may_head(words: str) -> bool:
    return len(words) <= _LONGEST_HEAD and not words.endswith(("。", ";", ":"))
