"""Who inspected: the team as printed, and whether it was a 巡视 or a 巡察."""

from __future__ import annotations

import re

from analysis.codebook import rules
from analysis.document import Document

_BEFORE_NAME = re.compile(
    r"^(?:.*(?:部署|安排|要求|期间))?(?:根据|按照|由|经|和|及|与|并|在|以|对|派出|是|向|即|关于|落实|接受|配合|组建|成立|通过|因)+"
)
_HEAD = 1500  # where the opening names no team, it is named soon after
_KIND = re.compile(r"巡([视察])(?!巡)")


def find_team(document: Document) -> str | None:
    """The inspecting team as printed, several joined with 、; None where none is named."""
    frame, text = document.frame, document.text
    spans = [
        frame.opening,
        *([frame.title] if frame.title else []),
        (frame.opening.start, frame.opening.start + _HEAD),
    ]
    passages = [text.slice(span) for span in spans]
    for rule in rules("inspection").values():
        for passage in passages:
            if found := _teams(rule.pattern, "".join(passage.split())):
                return "、".join(found)
    return None


def _teams(pattern: re.Pattern[str], passage: str) -> list[str]:
    """Different teams in order; a short form of one already named (第一巡察组) is the same team."""
    teams: list[str] = []
    for match in pattern.finditer(passage):
        name = _BEFORE_NAME.sub("", match[0])
        if not any(known.endswith(name) or name.endswith(known) for known in teams):
            teams.append(name)
    return teams


def find_kind(document: Document) -> str | None:
    """巡视 or 巡察: by the team, else by the word used most in title and opening, else in the text."""
    frame, text = document.frame, document.text
    head = text.slice((frame.title.start if frame.title else frame.opening.start, frame.opening.end))
    for passage in (find_team(document) or "", head, text.raw):
        kinds = [m[1] for m in _KIND.finditer(passage)]
        if kinds:
            return "巡视" if kinds.count("视") > kinds.count("察") else "巡察"
    return None
