"""Notices damaged on their way to the reader, so that their issues are hard to read, with what the list of
issues should be: every character knows where it was in the coded text.

`TRIED` are the kinds of damage that the doubts were made with, `UNSEEN` those kept for measuring them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

NOWHERE = -1  # the place of a character that was not in the coded text
_MARK = re.compile(
    r"^[ \u3000]*(?:第?[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|"
    r"\d{1,2}[．.、]|[①-⑳])",
    re.M,
)
_PART = re.compile(r"^[ \u3000]*[一二三四五六七八九十]{1,2}、.*$", re.M)
_ACTS = re.compile(r"(?<=[。；：\n])[一二三四五六七八九]是|[①-⑳]|[（(]\d[）)]")
_POSITIVE = (
    "持续强化理论武装",
    "着力提升服务水平",
    "扎实推进作风建设",
    "健全完善长效机制",
    "全面压实工作责任",
)
_NOISE = str.maketrans(
    {"一": "—", "1": "l", ".": ",", "、": "，", "（": "(", "）": "j", "二": "=", "三": "≡"}
)


@dataclass(frozen=True)
class Issue:
    """An issue as coded: where it starts, its number and title as printed."""

    start: int
    number: str
    title: str


@dataclass(frozen=True)
class Copy:
    """A copy of a coded text: where each of its characters was, and the issues coded in the text."""

    text: str
    places: tuple[int, ...]
    issues: tuple[Issue, ...]

    @cached_property
    def kept(self) -> frozenset[int]:
        """The places of all characters that are still there."""
        return frozenset(self.places)

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> Copy:
        """The copy with [start, end) replaced by other words, for every edit."""
        text, places, done = [], [], 0
        for start, end, words in sorted(edits):
            if start >= done:
                text += [self.text[done:start], words]
                places += [*self.places[done:start], *[NOWHERE] * len(words)]
                done = end
        return replace(self, text="".join(text) + self.text[done:], places=(*places, *self.places[done:]))

    def ordered(self, spans: Iterable[tuple[int, int]]) -> Copy:
        """The copy made of these stretches, one after the other."""
        spans = list(spans)
        text = "".join(self.text[a:b] for a, b in spans)
        return replace(self, text=text, places=tuple(p for a, b in spans for p in self.places[a:b]))

    def headings(self) -> Iterator[tuple[Issue, int]]:
        """Every issue that is still there, with the offset of its number."""
        at = {place: offset for offset, place in enumerate(self.places)}
        yield from ((issue, at[issue.start]) for issue in self.issues if issue.start in at)

    def lines(self) -> list[tuple[int, int]]:
        """Offsets of the lines, line breaks included."""
        return [match.span() for match in re.finditer(r"[^\n]*\n|[^\n]+$", self.text)]


def coded_copy(text: str, issues: Iterable[Issue]) -> Copy:
    """The text before any damage."""
    return Copy(text, tuple(range(len(text))), tuple(issues))


def is_list_right(copy: Copy, headings: Sequence[tuple[int, int]]) -> bool:
    """Whether the headings found in the copy (start, end) are those of the coded issues, each whole."""
    found = {_place_from(copy, start): set(copy.places[start:end]) for start, end in headings}
    if len(found) != len(headings) or len(found) != len(copy.issues):
        return False
    return all(any(_heads(copy, issue, *one) for one in found.items()) for issue in copy.issues)


def _heads(copy: Copy, issue: Issue, start: int, places: set[int]) -> bool:
    """Whether a heading starts where the issue does and contains the last character of its title, if it is
    still there.
    """
    last = issue.start + len(issue.number) + len(issue.title) - 1
    begins = issue.start <= start < issue.start + len(issue.number) + 3
    return begins and (last in places or last not in copy.kept)


def _place_from(copy: Copy, start: int) -> int:
    return next((place for place in copy.places[start : start + 12] if place != NOWHERE), NOWHERE)


Damage = Callable[[Copy, Random], Copy]


def _lose_issue_marks(copy: Copy, random: Random) -> Copy:
    """A list numbered by the word processor, copied without its numbers."""
    return copy.edited((at, at + len(issue.number), "") for issue, at in copy.headings())


def _lose_some_issue_marks(copy: Copy, random: Random) -> Copy:
    share = random.choice([0.2, 0.5])
    found = [(i, at) for i, at in copy.headings() if random.random() < share]
    return copy.edited((at, at + len(issue.number), "") for issue, at in found)


def _lose_all_marks(copy: Copy, random: Random) -> Copy:
    return copy.edited((m.start(), m.end(), "") for m in _MARK.finditer(copy.text))


def _lose_part_headings(copy: Copy, random: Random) -> Copy:
    """Headings of the parts, printed as pictures."""
    return copy.edited((m.start(), m.end(), "") for m in _PART.finditer(copy.text))


def _lose_issue_headings(copy: Copy, random: Random) -> Copy:
    """Some headings, lost with the box that they were printed in."""
    lost = [(i, at) for i, at in copy.headings() if random.random() < 0.3]
    return copy.edited((at, at + len(i.number) + len(i.title) + 2, "") for i, at in lost)


def _lose_line_breaks(copy: Copy, random: Random) -> Copy:
    start = random.choice([0, len(copy.text) // 3])
    return copy.edited((m.start(), m.end(), "") for m in re.finditer("\n+", copy.text) if m.start() > start)


def _positive_headings(copy: Copy, random: Random) -> Copy:
    """Headings that name what was done instead of the problem."""
    found = ((i, copy.text.find(i.title, at)) for i, at in copy.headings())
    return copy.edited((at, at + len(i.title), random.choice(_POSITIVE)) for i, at in found if at >= 0)


def _number_alike(copy: Copy, random: Random) -> Copy:
    """Issues and their measures under marks of one kind, every list from 1."""
    headings = [*copy.headings()]
    edits = [(at, at + len(issue.number), f"{n}.") for n, (issue, at) in enumerate(headings, 1)]
    ends = [at for _, at in headings[1:]] + [len(copy.text)]
    for (issue, at), end in zip(headings, ends, strict=True):
        acts = _ACTS.finditer(copy.text, at + len(issue.number), end)
        edits += [(m.start(), m.end(), f"\n{n}.") for n, m in enumerate(acts, 1)]
    return copy.edited(edits)


def _swap_part_headings(copy: Copy, random: Random) -> Copy:
    parts = [m.span() for m in _PART.finditer(copy.text)][:2]
    if len(parts) < 2:
        return copy
    words = [copy.text[slice(*span)] for span in parts]
    return copy.edited((a, b, other) for (a, b), other in zip(parts, reversed(words), strict=True))


def _paste_table(copy: Copy, random: Random) -> Copy:
    """A stretch of issues in the rows of a table, one line each, cells between tabs."""
    found = [*copy.headings()]
    first = random.randrange(max(1, len(found) * 2 // 3))
    rows = [(i, at) for i, at in found[first : first + max(2, len(found) // 3)]]
    edits = [(at, at + len(i.number), f"{n}\t") for n, (i, at) in enumerate(rows, 1)]
    last = next((at for _, at in found[first + len(rows) :]), rows[-1][1] + 1 if rows else 0)
    edits += [
        (m.start(), m.end(), "\t")
        for m in re.finditer("\n", copy.text)
        if rows and rows[0][1] < m.start() < last - 1
    ]
    return copy.edited(edits)


def _cut_end(copy: Copy, random: Random) -> Copy:
    """The first pages only."""
    found = [at for _, at in copy.headings()]
    return copy.ordered([(0, random.randrange(found[0], found[-1] + 1))]) if found else copy


def _cut_start(copy: Copy, random: Random) -> Copy:
    """The opening, and then the last pages."""
    found = [at for _, at in copy.headings()]
    if len(found) < 3:
        return copy
    opening = copy.lines()[:3][-1][1]
    return copy.ordered([(0, opening), (random.choice(found[1:]), len(copy.text))])


def _renumber(copy: Copy, random: Random) -> Copy:
    """Numbers typed by hand, some of them wrong."""
    found = [(i, at) for i, at in copy.headings() if random.random() < 0.4]
    number = re.compile(r"\d+|[一二三四五六七八九十]+")
    edits = []
    for issue, at in found:
        if printed := number.search(copy.text, at, at + len(issue.number)):
            other = random.choice("2345678" if printed[0].isdigit() else "二三四五六七八")
            edits.append((*printed.span(), other))
    return copy.edited(edits)


def _join_some_lines(copy: Copy, random: Random) -> Copy:
    found = (m for m in re.finditer("\n+", copy.text) if random.random() < 0.4)
    return copy.edited((m.start(), m.end(), "") for m in found)


def _mix_columns(copy: Copy, random: Random) -> Copy:
    """Two columns read line by line across."""
    lines = copy.lines()
    middle = (len(lines) + 1) // 2
    pairs = zip(lines[:middle], [*lines[middle:], (0, 0)], strict=False)
    return copy.ordered(line for pair in pairs for line in pair)


def _strange_marks(copy: Copy, random: Random) -> Copy:
    """Issues under a sign that numbers nothing."""
    sign = random.choice("◎※◇▷")
    return copy.edited((at, at + len(issue.number), sign) for issue, at in copy.headings())


def _misread_marks(copy: Copy, random: Random) -> Copy:
    """Marks recognised wrongly in a scan."""
    found = (m for m in _MARK.finditer(copy.text) if random.random() < 0.5)
    return copy.edited((m.start(), m.end(), m[0].translate(_NOISE)) for m in found)


def _headings_last(copy: Copy, random: Random) -> Copy:
    """Headings in text boxes, which a converter appends to the text."""
    boxes = [(at, at + len(i.number) + len(i.title)) for i, at in copy.headings()]
    edges = [0, *(edge for box in boxes for edge in box), len(copy.text)]
    between = list(zip(edges[::2], edges[1::2], strict=True))
    return copy.ordered([*between, *boxes])


def _shuffle_pages(copy: Copy, random: Random) -> Copy:
    lines = copy.lines()
    cuts = sorted(random.sample(range(1, len(lines)), 3)) if len(lines) > 6 else []
    edges = [0, *(lines[cut][0] for cut in cuts), len(copy.text)]
    pages = list(zip(edges, edges[1:], strict=False))
    return copy.ordered([pages[0], *random.sample(pages[1:], len(pages) - 1)])


def _enumerate_issues(copy: Copy, random: Random) -> Copy:
    """Issues under the words that elsewhere enumerate acts: 一是, 二是."""
    numerals = "一二三四五六七八九"
    found = enumerate(copy.headings())
    return copy.edited((at, at + len(i.number), f"{numerals[n % 9]}是") for n, (i, at) in found)


def _break_headings(copy: Copy, random: Random) -> Copy:
    """Narrow cells: every heading over several lines, its number alone on the first."""
    edits = []
    for issue, at in copy.headings():
        title = at + len(issue.number)
        edits += [(title, title, "\n"), (title + 7, title + 7, "\n")]
    return copy.edited(edits)


TRIED: dict[str, Damage] = {
    damage.__name__.strip("_"): damage
    for damage in (
        _lose_issue_marks,
        _lose_some_issue_marks,
        _lose_all_marks,
        _lose_part_headings,
        _lose_issue_headings,
        _lose_line_breaks,
        _positive_headings,
        _number_alike,
        _swap_part_headings,
        _paste_table,
        _cut_end,
        _cut_start,
        _renumber,
        _join_some_lines,
    )
}
UNSEEN: dict[str, Damage] = {
    damage.__name__.strip("_"): damage
    for damage in (
        _mix_columns,
        _strange_marks,
        _misread_marks,
        _headings_last,
        _shuffle_pages,
        _enumerate_issues,
        _break_headings,
    )
}
