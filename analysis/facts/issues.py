"""Table `issues`: the title, type and reported status of each issue."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

from analysis import codebook
from analysis.facts.issue_status import Totals, find_statuses
from analysis.facts.issue_types import choose_type
from analysis.facts.titles import clean_title
from analysis.outline.document import Document, Item
from analysis.text.folded import fold

# The opening of a measure names what is done; the rest is detail.
_OPENING = 60
# From this score on a section heading clearly names one of the four fields of inspection.
_PLAIN = 5


def extract_issues(document: Document, totals: Totals) -> list[dict[str, Any]]:
    """One row per issue of the rectification part, in the order of the text.

    `totals`: the notice's rows of that table, which may decide the status.
    """
    statuses = find_statuses(document, totals)
    return [
        _row(document, item, s.status, s.basis)
        for item, s in zip(document.outline.items, statuses, strict=True)
    ]


def _row(document: Document, item: Item, status: str, basis: str) -> dict[str, Any]:
    title = issue_title(document, item)
    kind = issue_type(document, item, title)
    return {
        "notice_id": document.notice_id,
        "issue_id": f"{document.notice_id}#{item.seq}",
        "seq": item.seq,
        "section": item.section or None,
        "section_title": item.section_title or None,
        "number": item.number,
        "title": title,
        "issue_type": kind,
        "focus": issue_focus(item, title, kind),
        "status": status,
        "status_basis": basis,
        "n_measures": len(item.measures),
        "n_chars": document.text.count(item.start, item.end),
        "start": item.start,
        "end": item.end,
    }


def issue_title(document: Document, item: Item) -> str:
    """The problem named in the heading; the whole heading where nothing else remains."""
    printed = document.text.raw[item.start : item.heading.end].strip()[len(item.number) :]
    return clean_title(printed) or printed.strip() or item.number


def issue_type(document: Document, item: Item, title: str) -> str | None:
    """Code of the type: by a clear title, else the section, else a hint in the title, else most measures.

    None where none of them decides.
    """
    of_title = choose_type(title)
    if of_title and of_title.settled:
        return of_title.code
    of_section = choose_type(item.section_title) if _is_theme(item) else None
    choice = of_section or of_title
    return choice.code if choice else _of_measures(document, item)


def _of_measures(document: Document, item: Item) -> str | None:
    folded, types = document.text.folded, codebook.domain("issue_type")
    votes = Counter(types.best(folded[m.start : min(m.end, m.start + _OPENING)]) for m in item.measures)
    votes.pop(None, None)
    return votes.most_common(1)[0][0] if votes else None


def issue_focus(item: Item, title: str, kind: str | None) -> str | None:
    """Which of the four fields of inspection: the section's, else the title's, else that of the issue's type.

    Where the section names several, the title decides between them.
    """
    focus = codebook.domain("focus")
    of_type = codebook.domain("issue_type").codes[kind].sets["focus"] if kind else None
    of_title = focus.best(fold(title)) or of_type
    of_section = _section_focuses(item)
    return of_title if not of_section or of_title in of_section else of_section[0]


def _section_focuses(item: Item) -> tuple[str, ...]:
    """The fields that the section names, the best first; none where it follows another scheme."""
    return _focuses(item.section_title) if _is_theme(item) else ()


# Issues of one section share its heading.
@lru_cache(maxsize=256)
def _focuses(title: str) -> tuple[str, ...]:
    words, focus = fold(title), codebook.domain("focus")
    best = focus.best(words)
    if best is None or codebook.rules("headings")["other_frame"].pattern.search(words):
        return ()
    return best, *(name for name, score in focus.scores(words).items() if score >= _PLAIN and name != best)


def _is_theme(item: Item) -> bool:
    return _names_theme(item.section, item.section_title)


@lru_cache(maxsize=256)
def _names_theme(section: str, title: str) -> bool:
    """Whether the heading above names a theme, not just the part (整改落实情况) or a state (已完成的问题)."""
    words = fold(title)
    states = any(
        r.pattern.search(words)
        for r in codebook.rules("issue_status").values()
        if r.sets["where"] == "section"
    )
    rules = codebook.rules("headings")
    is_part = "/" not in section and rules["names_part"].pattern.search(words)
    short = rules["falls_short"].pattern.search(words)
    return bool(words) and not states and bool(short or not is_part)
