"""Facts in words: one line per fact of a notice, under the headings of its sections and issues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.compare.one_notice import FACT_KINDS, OneNotice
from dashboard.i18n.fact_labels import label_acts
from dashboard.i18n.quantities import format_quantity
from dashboard.i18n.title_glosses import gloss_title
from dashboard.i18n.translator import Translator

Line = dict[str, Any]
Row = Mapping[Any, Any]
_TABLE_OF = {kind: table for table, kind in FACT_KINDS.items()}
_OUTSIDE, _ISSUE, _IN_ISSUE = 0, 1, 2  # how far a line is indented


def list_fact_lines(one: OneNotice, tr: Translator) -> list[Line]:
    """One line per fact and per section heading, in the order of the text.

    A line: id (the fact's key; empty for a heading), kind, text, detail, doubt, level (of indentation),
    start, end.
    """
    records = {kind: one.tables[table].to_dict("records") for kind, table in _TABLE_OF.items()}
    records["measure"] = _with_contents(one)
    facts = [(fact, records[fact["kind"]][fact["row"]]) for fact in one.facts.to_dict("records")]
    return list(_with_headings(facts, tr))


def _with_contents(one: OneNotice) -> list[dict[Any, Any]]:
    """The rows of `measures`, each with the codes of its acts and its terms, in order."""
    rows = one.tables["measures"].to_dict("records")
    for column, table, value in (("acts", "actions", "action"), ("terms", "measure_terms", "term")):
        named = one.tables[table].groupby("measure_id", sort=False)[value].agg(list).to_dict()
        rows = [row | {column: named.get(row["measure_id"], [])} for row in rows]
    return rows


def _with_headings(facts: Sequence[tuple[Row, Row]], tr: Translator) -> Iterator[Line]:
    section = None
    for fact, row in facts:
        kind = str(fact["kind"])
        named = row.get("section")
        if kind == "issue" and isinstance(named, str) and named != section:
            section = named
            yield _line("", "section", _join(section, row["section_title"]), level=_OUTSIDE)
        text, detail, doubt = _FORMATTED[kind](row, tr)
        level = _ISSUE if kind == "issue" else _OUTSIDE if pd.isna(fact["issue_id"]) else _IN_ISSUE
        yield _line(fact["fact"], kind, text, detail, doubt, level, int(fact["start"]), int(fact["end"]))


def _line(
    id: str,
    kind: str,
    text: str,
    detail: str = "",
    doubt: str = "",
    level: int = 0,
    start: int = 0,
    end: int = 0,
) -> Line:
    return {
        "id": id,
        "kind": kind,
        "text": text,
        "detail": detail,
        "doubt": doubt,
        "level": level,
        "start": start,
        "end": end,
    }


def _join(*facts: Any) -> str:
    return " ".join(str(part) for part in facts if not pd.isna(part) and part != "")


def _issue(row: Row, tr: Translator) -> tuple[str, str, str]:
    status = tr.label("status", row["status"])
    if row["status_basis"] != "none":
        status = tr("notice.line.status", status=status, basis=tr.label("status_basis", row["status_basis"]))
    words: str = "" if pd.isna(row["title"]) else gloss_title(row["title"], tr)
    detail = [
        words,
        tr.label("issue_type", row["issue_type"]),
        status,
        tr("notice.line.measures", n=int(row["n_measures"])),
    ]
    return _join(row["number"], row["title"]), " · ".join(filter(None, detail)), ""


def _measure(row: Row, tr: Translator) -> tuple[str, str, str]:
    marker: str = tr("notice.line.unmarked") if pd.isna(row["marker"]) else str(row["marker"])
    terms = tr.listing([tr.glossed(term) for term in row["terms"]])
    detail = [tr("notice.line.chars", n=int(row["n_chars"])), terms]
    acts = label_acts(row["acts"] or [row["action"]], tr)
    return _join(marker, acts), " · ".join(filter(None, detail)), ""


def _event(row: Row, tr: Translator) -> tuple[str, str, str]:
    doubt = tr("notice.line.inferred") if row["year_inferred"] is True or row["year_inferred"] == 1 else ""
    return tr.day(row["date"]), tr.label("event", row["event"]), doubt


def _document(row: Row, tr: Translator) -> tuple[str, str, str]:
    doubt = tr("notice.line.unclear") if row["role"] == "unclear" else ""
    return tr("notice.line.name", name=row["name"]), tr.label("role", row["role"]), doubt


def _figure(row: Row, tr: Translator) -> tuple[str, str, str]:
    return _amount(row, tr), "", ""


def _outcome(row: Row, tr: Translator) -> tuple[str, str, str]:
    return _join(tr.label("outcome", row["outcome"]), _amount(row, tr)), "", ""


def _total(row: Row, tr: Translator) -> tuple[str, str, str]:
    doubt = "" if row["scope"] == "own" else tr.label("scope", row["scope"])
    return format_total(row, tr), tr("notice.line.stated"), doubt


def format_total(row: Row, tr: Translator) -> str:
    """A stated total: what is counted, its state, the figure."""
    counted, state = tr.label("counted", row["counted"]), tr.label("state", row["state"])
    return tr("notice.line.total", counted=counted, state=state, value=format_value(row))


def format_value(row: Row) -> str:
    """The figure of a stated total."""
    return f"{row['value']:,.10g}{'%' if row['statistic'] == 'percent' else ''}"


def _amount(row: Row, tr: Translator) -> str:
    return format_quantity(row["value"], row["unit"], tr)


_FORMATTED: dict[str, Callable[[Row, Translator], tuple[str, str, str]]] = {
    "issue": _issue,
    "measure": _measure,
    "event": _event,
    "document": _document,
    "figure": _figure,
    "outcome": _outcome,
    "total": _total,
}
