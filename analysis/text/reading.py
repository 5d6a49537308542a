"""The copy of a text that rules read: the damage done by programs, printers and pages is repaired in it.

That is invisible characters, signs that only look like the right ones, lines cut at the width of a page, page
numbers, spaces between characters, or no line breaks at all. The copy has the offset of each character in the
decoded text, so that passages are shown as they were printed.
"""

from __future__ import annotations

import re

from analysis.codebook import rules
from analysis.text import furniture, look_alikes, one_line, spaced, wrapped
from analysis.text.edits import Edit, Edited
from analysis.text.glosses import find_glosses
from analysis.text.markdown import find_markdown
from analysis.text.same_sign import has_look_alikes, meant_characters
from analysis.text.table_lines import find_tables
from analysis.text.table_pairs import find_pairs
from analysis.text.table_stacked import find_stacked
from analysis.text.written_signs import find_written_signs

# Joiners, marks of direction, soft hyphens, variation selectors, fillers, tags; controls that break no line.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff]+"
)
# Each step needs the ones before it: lines are joined after invisible characters at their ends are gone.
_STEPS = (
    lambda text: [Edit(*match.span()) for match in _INVISIBLE.finditer(text)],
    find_written_signs,
    find_glosses,
    find_tables,
    find_pairs,
    find_stacked,
    find_markdown,
    furniture.find_quoting,
    furniture.find_furniture,
    spaced.find_gaps,
    wrapped.find_wraps,
    one_line.find_lost_breaks,
)


def reading_copy(raw: str) -> Edited:
    """The text to be read; most texts are read unchanged, and have no places."""
    copy = Edited(raw)
    if has_look_alikes(raw):
        copy = copy.with_signs(meant_characters())
    if "．" in raw:
        stop = rules("look_alikes")["wide_stop"].pattern
        copy = Edited(stop.sub("。", copy.text), copy.places)
    for step in _STEPS:
        copy = copy.without(step(copy.text))
    return Edited(look_alikes.mend(copy.text), copy.places)
