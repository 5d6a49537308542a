"""Rows of all origins to the parts of a store, in the order of the files, some parts at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.ingest.known import Groups, Origin
from analysis.ingest.outcome import Outcome, rejected_row
from analysis.ingest.sources import as_row
from analysis.schema import Table
from analysis.store.arrow import fit, from_rows
from analysis.store.contents import SOURCES, STORED
from analysis.store.parts import Part, write_part
from analysis.store.write import PART

_ROWS_AT_ONCE = 100_000


def assemble(
    outcomes: Sequence[Outcome], origins: Sequence[Origin], *, folder: Path, store: Path, last: Groups
) -> Iterator[Part]:
    """Write the parts of all tables to `folder`; groups of the last build that are unchanged are kept.

    The same outcomes give the same parts, whatever was read when. store: what places are relative to.

    Raises:
        OSError: a part cannot be written.
    """
    for number, group in enumerate(_groups(outcomes)):
        chosen, own = outcomes[group], origins[group]
        kept = own[0].parts if folder == store and set(own) == {own[0]} else ()
        if kept and last.get(own[0]) == chosen:
            yield from (replace(part, group=number) for part in kept)
            continue
        for table in STORED.values():
            if part := write_part(folder, table.name, _rows(table, chosen, own, store), number):
                yield part


def _groups(outcomes: Sequence[Outcome]) -> Iterator[slice]:
    """Some thousand files each. Where a group ends depends on names, so that a new file changes one group."""
    start = 0
    for i, outcome in enumerate(outcomes, 1):
        ends = crc32(outcome.found.name.encode()) % PART == 0 or i - start == 2 * PART
        if ends or i == len(outcomes):
            yield slice(start, i)
            start = i


def _rows(
    table: Table, outcomes: Sequence[Outcome], origins: Sequence[Origin], store: Path
) -> Iterator[pa.Table]:
    if table is SOURCES:
        yield from_rows(table, [as_row(outcome, store) for outcome in outcomes])
    elif table.name == "rejected":
        yield from_rows(table, [rejected_row(outcome) for outcome in outcomes if not outcome.is_notice])
    else:
        notices = [(o, origin) for o, origin in zip(outcomes, origins, strict=True) if o.is_notice]
        for origin, run in groupby(notices, key=lambda notice: notice[1]):
            rows = origin.rows(table)
            chosen = _select(rows, [o.found.notice_id for o, _ in run])
            for start in range(0, len(chosen), _ROWS_AT_ONCE):
                yield fit(table, rows.take(pa.array(chosen[start : start + _ROWS_AT_ONCE])))


def _select(rows: pa.Table, notice_ids: Sequence[str]) -> np.ndarray:
    """Where the rows of these notices are, in the notices' order; a notice's own rows stay in theirs."""
    place = pc.index_in(rows.column("notice_id"), pa.array(notice_ids, pa.string()))
    places = place.fill_null(-1).to_numpy()
    chosen = np.flatnonzero(places >= 0)
    if (np.diff(places[chosen]) < 0).any():
        chosen = chosen[np.argsort(places[chosen], kind="stable")]
    return chosen
