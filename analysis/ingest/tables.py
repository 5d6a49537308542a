"""Rows of notices to typed tables with checked columns; a notice that fails a check is refused alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    try:
        joined = _joined(notices)
        if _fit(joined):
            return _frames(joined), {}
    except (TypeError, ValueError):  # odd columns, or a value that no cell can have
        pass
    # Seldom something is wrong: then each notice is checked alone.
    refused = {n.notice_id: refusal for n in notices if (refusal := refusal_of_rows(n) or _malformed(n))}
    return _frames(_joined([n for n in notices if n.notice_id not in refused])), refused


def extract_tables(source: Source, notice_id: str) -> Frames | Refusal:
    """The tables of one source as a build makes them, or why there are none; never raises."""
    found = extract(source, notice_id)
    if isinstance(found, Refusal):
        return found
    tables, refused = make_tables([found])
    return refused.get(notice_id, tables)


def _fit(joined: Mapping[str, Columns]) -> bool:
    """Whether all rows fit the schema."""
    return next(check_rows(joined), None) is None


def _joined(notices: Sequence[Extracted]) -> dict[str, Columns]:
    names = [name for name in TABLES if name != "rejected"]
    return {name: join_rows(TABLES[name], [n.rows[name] for n in notices]) for name in names}


def _frames(joined: Mapping[str, Columns]) -> Frames:
    return {name: make_frame(TABLES[name], columns) for name, columns in joined.items()}


def _malformed(notice: Extracted) -> Refusal | None:
    """The refusal of a notice whose rows no table can store."""
    try:
        _frames(_joined([notice]))
    except ValueError as error:
        return refusal_of_defect(str(error))
    return None
