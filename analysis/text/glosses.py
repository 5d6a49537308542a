"""Pronunciations that a page prints in brackets after characters, 對(duì), removed from the text to read.

Mirrors that turn a page into traditional script print them now and then, and they split every word in two.
Offsets are kept, so that what is found in the text without them can be shown in the text with them.
"""

from __future__ import annotations

import re

from analysis.text.edits import Edit

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_GLOSS = re.compile(rf"(?<=[\u3400-\u9fff])[(（]\s?[a-zü{_TONES}]{{1,6}}\s?[)）]")
_TONED = re.compile(rf"[{_TONES}]")
_FEWEST = 3  # one or two may be an explanation of the author's


def find_glosses(text: str) -> list[Edit]:
    """The glosses to remove; none where there are few, or none of them prints a tone."""
    glosses = [Edit(*match.span()) for match in _GLOSS.finditer(text)]
    toned = sum(1 for start, end, _ in glosses if _TONED.search(text, start, end))
    return glosses if toned >= _FEWEST else []
