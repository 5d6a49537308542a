"""The inspecting team as printed, and the kind of inspection (巡视 or 巡察)."""

from __future__ import annotations

import re

from analysis.codebook import rules
from analysis.outline.document import Document, once
from analysis.text.folded import Span, Text, fold

_BEFORE_NAME = re.compile(
    r"^(?:.*(?:部署|安排|要求|期间|其中|关于))?(?:其中|分别|先后|组织|委派|选派|授权|根据|按照|由|经|和|及|与|并|在|以|对|派出|是|向|即|关于|贯彻|落实|接受|迎来|迎接|听取|配合|了|过|组建|成立|通过|因)*"
)
_LONGEST = 6000  # where line breaks are lost, an opening has no end
_HEAD = 1500  # where the opening names no team, these characters may
_WRAPPED = 20  # a line wrapped at the page's width has at least so many characters
# What may differ between two names of one team: the term, the round, the order of the words.
_VARIES = re.compile(
    r"20\d\d年(?:度)?|[一二三四五六七八九十百\d]+届|第?[一二三四五六七八九十百\d]+[轮批]|中共|第|巡[视察]|组"
)
_BLANK = re.compile(r"\s")
# No name of a team goes beyond a mark; the rules are slow, so they try only what may contain one.
_CLAUSE = re.compile(r"[^,。;:!?\n]+")
_KIND = re.compile(r"巡([视察])(?!巡)")


@once
def find_team(document: Document) -> str | None:
    """The inspecting team as printed, several teams joined with 、; None where none is named."""
    layout, text = document.layout, document.text
    head = Span(layout.opening.start, layout.opening.start + _HEAD)
    # Behind the opening other teams may be named: only where title and opening name none.
    for spans in ([layout.opening, *([layout.title] if layout.title else [])], [head]):
        squeezed = [_squeezed(text, Span(*span)) for span in spans]
        passages = [(f, raw, clauses) for f, raw in squeezed if (clauses := find_clauses(f))]
        for rule in (rule for name, rule in rules("team").items() if name != "committee_alone"):
            for passage in passages:
                if found := _teams(rule.pattern, *passage):
                    return "、".join(found)
    return None


def _squeezed(text: Text, span: Span) -> tuple[str, str]:
    """The passage without white space but with the breaks between paragraphs: folded, and as printed."""
    end = min(span.end, span.start + _LONGEST, len(text))
    folded: list[str] = []
    raw: list[str] = []
    last = span.start
    for blank in _BLANK.finditer(text.folded, span.start, end):
        if not _ends_paragraph(text.folded, blank.start()):
            folded.append(text.folded[last : blank.start()])
            raw.append(text.raw[last : blank.start()])
            last = blank.end()
    return "".join([*folded, text.folded[last:end]]), "".join([*raw, text.raw[last:end]])


def _ends_paragraph(folded: str, offset: int) -> bool:
    """A break between paragraphs: a blank line follows, or the line is too short to have been wrapped."""
    if folded[offset] != "\n":
        return False
    line = folded[max(0, offset - _WRAPPED) : offset]
    return "\n" in line or folded[offset + 1 : offset + 2] in ("\n", " ", "")


def find_clauses(folded: str) -> list[Span]:
    """The clauses that may name a team."""
    clauses = _CLAUSE.finditer(folded)
    return [Span(*c.span()) for c in clauses if "组" in c[0].partition("巡")[2]]


def _teams(pattern: re.Pattern[str], folded: str, raw: str, clauses: list[Span]) -> list[str]:
    """Different teams in order; a short form of an earlier name, or one with its round, is the same team."""
    teams: list[str] = []
    for match in (match for clause in clauses for match in pattern.finditer(folded, *clause)):
        length = len(_BEFORE_NAME.sub("", match[0]))
        name = raw[match.end() - length : match.end()]
        if not any(_same(known, name) for known in teams):
            teams.append(name)
    return teams


def _same(known: str, name: str) -> bool:
    """第二巡察组, 市委第二巡察组, 市委巡察二组 and 十届市委第六轮巡察第二巡察组 are one team."""
    one, other = _VARIES.sub("", fold(known)), _VARIES.sub("", fold(name))
    return one.endswith(other) or other.endswith(one)


@once
def find_committee(document: Document) -> str | None:
    """The team, or where none is named the committee in title or opening: 区委."""
    text, layout = document.text.folded, document.layout
    spans = [span for span in (layout.title, layout.opening) if span]
    found = (rules("team")["committee_alone"].pattern.search(text, *span) for span in spans)
    return find_team(document) or next((match[0] for match in found if match), None)


def find_kind(document: Document) -> str | None:
    """巡视 or 巡察: as in the team's name, else the more frequent in title and opening, else in the text."""
    layout, text = document.layout, document.text
    start = layout.title.start if layout.title else layout.opening.start
    head = text.folded[start : layout.opening.end]
    for passage in (fold(find_team(document) or ""), head, text.folded):
        kinds = [m[1] for m in _KIND.finditer(passage)]
        if kinds:
            return "巡视" if kinds.count("视") > kinds.count("察") else "巡察"
    return None
