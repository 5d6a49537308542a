"""One notice's rows against its text: every passage prints what its row reports."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from analysis.checks.dates import numbers
from analysis.checks.violation import Violation
from analysis.columns import Row, Rows, values_of
from analysis.outline.document import Document
from analysis.schema import TABLES
from analysis.text.folded import fold

Found = Iterator[tuple[str, str]]
_PLACED = frozenset(name for name, table in TABLES.items() if "start" in table.names)

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "两": "2", "元": "1"}
_DIGITS |= {c: str(i) for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_TENFOLD = str.maketrans({"拾": "十", "廿": "二十", "卅": "三十"})
_TENS = re.compile(r"([一二三四五六七八九壹贰叁肆伍陆柒捌玖]?)十([一二三四五六七八九壹贰叁肆伍陆柒捌玖]?)")
_NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿半双几数]")


def check_notice(document: Document, rows: Rows) -> list[Violation]:
    """One violation per broken invariant of the notice's rows; empty where there is none."""
    return [
        Violation(name, where, what)
        for name, check in NOTICE_CHECKS.items()
        for where, what in check(document, rows)
    ]


def spans_lie_in_the_text(document: Document, rows: Rows) -> Found:
    """0 <= start < end <= length of the text."""
    length = len(document.text)
    for table, row in _passages(rows):
        if not 0 <= row["start"] < row["end"] <= length:
            yield table, f"{row['start']}-{row['end']} is no passage of a text of {length} characters."


def rows_follow_the_text(document: Document, rows: Rows) -> Found:
    """Rows with a passage are in the order of the text, doubts by their weight; issues and measures do not
    overlap.
    """
    for table, listed in _placed(rows):
        spans = [(row["start"], row["end"]) for row in listed if table != "doubts"]
        for (start, end), (next_start, _) in pairwise(spans):
            if next_start < (end if table in ("issues", "measures") else start):
                yield table, f"the passage at {next_start} comes after the one at {start}-{end}."


def children_lie_in_their_issue(document: Document, rows: Rows) -> Found:
    """The passage of a row with an issue_id starts inside that issue."""
    issues = {row["issue_id"]: row for row in rows["issues"]}
    for table, row in _passages(rows):
        issue = issues.get(row.get("issue_id") or "")
        if issue and not issue["start"] <= row["start"] < issue["end"]:
            yield table, f"{row['start']}-{row['end']} is outside {issue['issue_id']}."


def issues_lie_in_one_part(document: Document, rows: Rows) -> Found:
    """Each issue is inside exactly one part, and that part reports rectification."""
    listed = document.outline.parts  # in order, none overlapping another
    starts, ends = [p.start for p in listed], [p.end for p in listed]
    for row in rows["issues"]:
        parts = listed[bisect_right(ends, row["start"]) : bisect_left(starts, row["end"])]
        if [p.code for p in parts] != ["rectification"]:
            yield "issues", f"{row['issue_id']} is in {', '.join(p.code for p in parts) or 'no part'}."


def issues_print_number_and_title(document: Document, rows: Rows) -> Found:
    """The passage of an issue begins with its number and prints its title."""
    for row in rows["issues"]:
        passage = _squeeze(document, row)
        if not passage.startswith(_bare(row["number"] or "")):
            yield "issues.number", f"{row['issue_id']} does not begin with {row['number']}."
        if _bare(row["title"]) not in passage:
            yield "issues.title", f"{row['issue_id']} does not print its title."


def measures_begin_with_their_mark(document: Document, rows: Rows) -> Found:
    """The passage of a measure begins with its mark as printed."""
    for row in rows["measures"]:
        if not _squeeze(document, row).startswith(_bare(row["marker"] or "")):
            yield "measures.marker", f"{row['measure_id']} does not begin with {row['marker']}."


def acts_lie_in_their_measure(document: Document, rows: Rows) -> Found:
    """The passage of an act is inside its measure, and the first one's kind is the measure's."""
    measures = {row["measure_id"]: row for row in rows["measures"]}
    for row in rows["actions"]:
        measure = measures[row["measure_id"]]
        if not measure["start"] <= row["start"] < row["end"] <= measure["end"]:
            yield "actions", f"{row['start']}-{row['end']} is outside {row['measure_id']}."
        if row["seq"] == 1 and row["action"] != measure["action"]:
            yield "actions.action", f"the first act of {row['measure_id']} is not {measure['action']}."


def documents_print_their_name(document: Document, rows: Rows) -> Found:
    """The passage of a document is its name, with or without 《》."""
    for row in rows["documents"]:
        if _squeeze(document, row).removeprefix("《").removesuffix("》") != _bare(row["name"]):
            yield "documents.name", f"the passage at {row['start']} is not the name."


def events_print_their_date(document: Document, rows: Rows) -> Found:
    """The passage of an event prints the date's last part, and its year where that is not inferred."""
    for row in rows["events"]:
        printed = _digits(_squeeze(document, row))
        year, month, day = numbers(row["date"])
        if printed and str(day or month or year % 100) not in printed:
            yield "events.date", f"the passage at {row['start']} does not print {row['date']}."
        if not row["year_inferred"] and str(year % 100) not in printed:
            yield "events.year_inferred", f"the passage at {row['start']} does not print the year {year}."


def figures_print_a_numeral(document: Document, rows: Rows) -> Found:
    """The passage of a figure contains a numeral."""
    for row in rows["figures"]:
        if not _NUMERAL.search(_squeeze(document, row)):
            yield "figures.value", f"the passage at {row['start']} contains no numeral."


def notice_is_the_text(document: Document, rows: Rows) -> Found:
    """One row in `notices`, with the key, checksum and source of the text; all rows have its key."""
    expected = [(document.notice_id, document.source.sha256, document.source.name)]
    if [(row["notice_id"], row["sha256"], row["source"]) for row in rows["notices"]] != expected:
        yield "notices", "its row does not name the text that was read."
    for table, listed in rows.items():
        if set(values_of(listed, "notice_id")) - {document.notice_id}:
            yield table, "a row belongs to another notice."


def _passages(rows: Rows) -> Iterator[tuple[str, Row]]:
    return ((table, row) for table, listed in _placed(rows) for row in listed if row["start"] is not None)


def _placed(rows: Rows) -> Iterator[tuple[str, Sequence[Row]]]:
    """The tables of which rows have a passage."""
    return ((table, listed) for table, listed in rows.items() if table in _PLACED)


def _squeeze(document: Document, row: Row) -> str:
    return "".join(document.text.folded[row["start"] : row["end"]].split())


def _bare(text: str) -> str:
    return "".join(fold(text).split())


def _digits(passage: str) -> str:
    """The passage with Chinese numerals as digits, and everything else as spaces."""
    tens = passage.translate(_TENFOLD)
    tens = _TENS.sub(lambda m: str(int(_DIGITS.get(m[1], "1")) * 10 + int(_DIGITS.get(m[2], "0"))), tens)
    return "".join(_DIGITS.get(c, c if c.isdigit() else " ") for c in tens).strip()


NOTICE_CHECKS: dict[str, Callable[[Document, Rows], Found]] = {
    check.__name__: check
    for check in (
        notice_is_the_text,
        spans_lie_in_the_text,
        rows_follow_the_text,
        children_lie_in_their_issue,
        issues_lie_in_one_part,
        issues_print_number_and_title,
        measures_begin_with_their_mark,
        acts_lie_in_their_measure,
        documents_print_their_name,
        events_print_their_date,
        figures_print_a_numeral,
    )
}
