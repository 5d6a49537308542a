"""Table `notices`: who was inspected, where, by whom and when."""

from __future__ import annotations

from calendar import monthrange
from typing import Any

from analysis.bodies.level import find_level, own_word
from analysis.bodies.organisation import find_organisation
from analysis.bodies.team import find_committee, find_kind, find_team
from analysis.outline.document import Document

Row = dict[str, Any]
_MONTH = 7  # characters of a date with at least a month


def describe_notice(document: Document, events: list[Row]) -> Row:
    """One row of `notices`; the dates are those of `events`, the notice's own rows of that table."""
    organisation, place = find_organisation(document)
    team = find_team(document)
    return {
        "notice_id": document.notice_id,
        "organisation": organisation,
        **place._asdict(),
        "level": find_level(organisation, place, find_committee(document), own_word(document)),
        "kind": find_kind(document),
        "inspecting_team": team,
        **key_dates(events),
        "n_chars": document.text.count(0, len(document.text)),
        "sha256": document.source.sha256,
        "source": document.source.name,
        "title": _title(document),
        "rectification_chars": _rectification_chars(document),
        "source_quality": document.source.quality,
    }


def key_dates(events: list[Row]) -> Row:
    """The key dates: the first stage's start, the last stage's end, the first of everything else."""
    by_event: dict[str, list[str]] = {}
    for row in events:
        if row["date"]:
            by_event.setdefault(row["event"], []).append(row["date"])
    return {
        "inspection_start": min(by_event.get("inspection_start", ()), key=_period_end, default=None),
        "inspection_end": max(by_event.get("inspection_end", ()), key=_period_end, default=None),
        "feedback_date": next(iter(by_event.get("feedback", ())), None),
        "report_date": next(iter(by_event.get("report", ())), None),
        "page_date": next(iter(by_event.get("page", ())), None),
        "latest_done": _latest_done(by_event),
    }


def _latest_done(by_event: dict[str, list[str]]) -> str | None:
    """Latest date reported as done, not after the report's; where none is, feedback or inspection."""
    published = next(iter(by_event.get("report") or by_event.get("page") or ()), None)
    limit = _period_end(published) if published else "9999"
    done = [d for d in by_event.get("measure_done", ()) if len(d) >= _MONTH and _within(d, limit)]
    if not done:
        done = [d for e in ("inspection_start", "inspection_end", "feedback") for d in by_event.get(e, ())]
    return max(done, key=_period_end, default=None)


def _within(date: str, limit: str) -> bool:
    """A month counts as within a limit that lies in it."""
    return _period_end(date) <= limit or limit.startswith(date)


def _period_end(date: str) -> str:
    """The last day of the period a reduced date names: 2024-06 ends on 2024-06-30, after 2024-06-06."""
    year, month, day = [*date.split("-"), "", ""][:3]
    if not month:
        return f"{year}-12-31"
    return f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"


def _title(document: Document) -> str | None:
    """The title in one line, without white space."""
    span = document.layout.title
    return "".join(document.text.slice(span).split()) if span else None


def _rectification_chars(document: Document) -> int:
    """Characters of the rectification part; where the text has no recognised parts, of the issues."""
    parts = [p for p in document.outline.parts if p.code == "rectification"]
    return sum(document.text.count(s.start, s.end) for s in parts or document.outline.items)
