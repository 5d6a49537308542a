"""Pronunciations that a page put in brackets behind its characters, 對(duì), left out of the text to be read.

Mirrors that turn a page into traditional script print them now and then, and they split every word in two.
Offsets are kept, so that what is found in the text without them can be shown in the text with them.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_GLOSS = re.compile(rf"(?<=[\u3400-\u9fff])[(（]\s?[a-zü{_TONES}]{{1,6}}\s?[)）]")
_TONED = re.compile(rf"[{_TONES}]")
_FEWEST = 3  # one or two may be an explanation of the author's


def without_glosses(raw: str) -> tuple[str, Sequence[int] | None]:
    """The text without glosses, and the offset in `raw` of each of its characters; None where nothing is dropped."""
    glosses = [m.span() for m in _GLOSS.finditer(raw)]
    if sum(1 for start, end in glosses if _TONED.search(raw, start, end)) < _FEWEST:
        return raw, None
    places = array("l")
    kept, last = [], 0
    for start, end in [*glosses, (len(raw), len(raw))]:
        kept.append(raw[last:start])
        places.extend(range(last, start))
        last = end
    return "".join(kept), places
