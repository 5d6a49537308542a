"""Marks of Markdown: headings, bold words, links, rules. Headings without numbers get their level's."""

from __future__ import annotations

import re

from analysis.codebook import rules
from analysis.text.edits import Edit
from analysis.text.folded import fold
from analysis.text.heading_numbers import family_of, number_levels
from analysis.text.markdown_lists import find_lists

_HEADING = re.compile(r"(?m)^ {0,3}(#{1,6})[ \t]+(?=\S)(?P<words>[^\n]*?)(?P<closing>[ \t]+#+)?[ \t]*$")
_MARK = re.compile(
    r"(?m)^(?P<rule> {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}))$"
    r"|(?P<bold>\*{2,3}|__)(?=\S)(?P<inside>[^\n*]{1,200}?\S?)(?P=bold)"
    r"|\[(?P<link>[^\]\n]{1,120})\]\([^()\s]{1,300}\)"
    r"|(?P<escape>\\)(?=[.\-_*#()\[\]+!>])"
    r"|^(?P<bullet>[ \t]*[*+-][ \t]+)(?=\S)"
)
_FEWEST = 2  # headings or bold words by which a text is in Markdown
_MARK_REACH = 24


def find_markdown(text: str) -> list[Edit]:
    """Edits that leave the words as they are printed; none for a text that is not in Markdown."""
    headings = list(_HEADING.finditer(text)) if "#" in text else []
    bold = text.count("**") // 2
    if len(headings) + bold < _FEWEST:
        return []
    edits = [*_headings(text, headings), *find_lists(text)]
    numbered = {edit.start for edit in edits}
    for match in _MARK.finditer(text):
        if match["bold"]:
            inside = match.span("inside")
            edits += [Edit(match.start(), inside[0]), Edit(inside[1], match.end())]
        elif match["link"]:
            edits += [Edit(match.start(), match.start("link")), Edit(match.end("link"), match.end())]
        elif match.start() not in numbered:
            edits.append(Edit(*match.span()))
    return _apart(sorted(edits))


def _headings(text: str, headings: list[re.Match[str]]) -> list[Edit]:
    title = rules("layout")["title"].pattern
    levels = [0 if title.search(fold(match["words"])) else len(match[1]) for match in headings]
    starts = (line.lstrip("#*>- \t\u3000")[:_MARK_REACH] for line in text.split("\n"))
    numbers = number_levels(levels, {family for family in map(family_of, starts) if family})
    edits = []
    for match, number in zip(headings, numbers, strict=True):
        edits.append(Edit(match.start(), match.start("words"), number))
        if match["closing"]:
            edits.append(Edit(*match.span("closing")))
    return edits


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that begin inside another."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
