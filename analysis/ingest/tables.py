"""Rows of notices to typed tables with checked columns; a notice that fails a check is refused alone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.checks import check_columns
from analysis.ingest.extract import Extracted, Refusal, extract, refusal_of_defect
from analysis.read.source import Source
from analysis.schema import TABLES
from analysis.store import make_frame

Frames = dict[str, pd.DataFrame]


def make_tables(notices: Sequence[Extracted]) -> tuple[Frames, dict[str, Refusal]]:
    """All tables but `rejected` of these notices, and by notice_id the refusals of those that fail a check.

    Takes many notices at once, because a check costs as much for one row as for hundreds.
    """
    try:
        refused, tables = {}, _frames(notices)
    except ValueError:
        refused = {n.notice_id: refusal for n in notices if (refusal := _malformed(n))}
        tables = _frames([n for n in notices if n.notice_id not in refused])
    failing = {id_: violation for violation, ids in check_columns(tables) for id_ in ids}
    if failing:
        refused |= {id_: refusal_of_defect(str(violation)) for id_, violation in failing.items()}
        tables = {name: t[~t["notice_id"].isin(failing)].reset_index(drop=True) for name, t in tables.items()}
    return tables, refused


def extract_tables(source: Source, notice_id: str) -> Frames | Refusal:
    """The tables of one source as a build makes them, or why there are none; never raises."""
    found = extract(source, notice_id)
    if isinstance(found, Refusal):
        return found
    tables, refused = make_tables([found])
    return refused.get(notice_id, tables)


def _frames(notices: Sequence[Extracted]) -> Frames:
    names = [name for name in TABLES if name != "rejected"]
    return {name: make_frame(TABLES[name], [row for n in notices for row in n.rows[name]]) for name in names}


def _malformed(notice: Extracted) -> Refusal | None:
    """The refusal of a notice whose rows do not fit the schema."""
    try:
        _frames([notice])
    except ValueError as error:
        return refusal_of_defect(str(error))
    return None
