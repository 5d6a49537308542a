"""Rows of notices to typed tables with checked columns; a notice that fails a check is refused alone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.checks import check_rows
from analysis.columns import Columns, join_rows
from analysis.ingest.extract import Extracted, Refusal, extract, refusal_of_defect, refusal_of_rows
from analysis.read.source import Source
from analysis.schema import TABLES
from analysis.store import make_frame

Frames = dict[str, pd.DataFrame]


def make_tables(notices: Sequence[Extracted]) -> tuple[Frames, dict[str, Refusal]]:
    """All tables but `rejected` of these notices, and by notice_id the refusals of those that fail a check.

    Takes many notices at once, because a table costs as much for one row as for hundreds.
    """
    refused = {}
    if not _fit(notices):  # which is seldom; then each notice is checked alone
        refused = {n.notice_id: refusal for n in notices if (refusal := refusal_of_rows(n))}
    kept = [n for n in notices if n.notice_id not in refused]
    try:
        return _frames(kept), refused
    except ValueError:
        refused |= {n.notice_id: refusal for n in kept if (refusal := _malformed(n))}
        return _frames([n for n in kept if n.notice_id not in refused]), refused


def extract_tables(source: Source, notice_id: str) -> Frames | Refusal:
    """The tables of one source as a build makes them, or why there are none; never raises."""
    found = extract(source, notice_id)
    if isinstance(found, Refusal):
        return found
    tables, refused = make_tables([found])
    return refused.get(notice_id, tables)


def _fit(notices: Sequence[Extracted]) -> bool:
    """Whether all rows of all notices fit the schema."""
    try:
        return next(check_rows(_joined(notices)), None) is None
    except (TypeError, ValueError):  # a value is no value of a cell; other columns
        return False


def _frames(notices: Sequence[Extracted]) -> Frames:
    return {name: make_frame(TABLES[name], columns) for name, columns in _joined(notices).items()}


def _joined(notices: Sequence[Extracted]) -> dict[str, Columns]:
    names = [name for name in TABLES if name != "rejected"]
    return {name: join_rows(TABLES[name], [n.rows[name] for n in notices]) for name in names}


def _malformed(notice: Extracted) -> Refusal | None:
    """The refusal of a notice whose rows no table can store."""
    try:
        _frames([notice])
    except ValueError as error:
        return refusal_of_defect(str(error))
    return None
