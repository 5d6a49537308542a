"""The first rows of long lists: looked for in the first notices that have enough of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause
from analysis.schema import TABLES

_GUESSED = 100  # notices that are asked before anything is counted
_TRIES = 2
_MOST = 20  # times the limit: rows that are looked for before the whole list is read
_APART = 10  # notices for each chosen one, from which other columns are read for those chosen alone
# The database skips the parts of all notices before the first and behind the last of those chosen.
_BETWEEN, _CHOSEN = (
    "notice_id BETWEEN $first AND $last",
    "list_contains($chosen_notices::VARCHAR[], notice_id)",
)
_OF_NOTICES = [name for name, table in TABLES.items() if "notice_id" in table.names]
_GUESS = "SELECT nr, notice_id FROM chosen_numbers ORDER BY notice_id"
_FIRST = """
, counted AS (SELECT nr, sum({rows}) AS n FROM {source} GROUP BY nr HAVING n > 0),
firsts AS (
    SELECT nr, notice_id, n FROM counted JOIN chosen_numbers USING (nr) ORDER BY notice_id LIMIT $most)
SELECT nr, notice_id, sum(n) OVER (ORDER BY notice_id ROWS UNBOUNDED PRECEDING) AS until
FROM firsts QUALIFY until - n < $most ORDER BY notice_id
"""


def first_rows(
    tables: Tables,
    selection: Selection,
    sql: str,
    *,
    limit: int | None,
    rows: str,
    source: str = "chosen_cells",
    **parameters: Any,
) -> pd.DataFrame:
    """The rows of `sql`, which is as in `selection.query` and ends with an order by notice_id; at most
    `limit` of them.

    `rows`: SQL for how many of them, at most, belong to each row of the `source`, which has numbers of
    notices.
    """
    if limit is None:
        return selection.query(tables, sql, **parameters)
    limited, most = f"{sql}{limit_clause(limit)}", limit
    if not selection.limits_issues:  # most notices have some
        guessed = selection.query_cells(tables, f"{_GUESS}{limit_clause(_GUESSED)}")
        listed = _rows_of(tables, selection, limited, guessed, parameters)
        if len(listed) == limit or len(guessed) < _GUESSED:
            return listed
    counted = _FIRST.format(rows=rows, source=source)
    named = {name: value for name, value in parameters.items() if f"${name}" in counted}
    for _ in range(_TRIES):
        found = selection.query_cells(tables, counted, most=most, **named)
        listed = _rows_of(tables, selection, limited, found, parameters)
        if len(listed) == limit or found.empty or found["until"].iloc[-1] < most:
            return listed
        most = min(_MOST * limit, int(2 * most * limit / (len(listed) + 1)))
    return selection.query(tables, limited, **parameters)


def _rows_of(
    tables: Tables, selection: Selection, sql: str, notices: pd.DataFrame, parameters: dict[str, Any]
) -> pd.DataFrame:
    """The rows of these notices, which are chosen and in their order."""
    notice_ids = notices["notice_id"].tolist()
    first, last = (notice_ids[0], notice_ids[-1]) if notice_ids else ("", "")
    chosen = Selection(
        notices=tuple(notice_ids or [""]), issue_types=selection.issue_types, statuses=selection.statuses
    )
    are_apart = notice_ids and np.ptp(notices["nr"]) > _APART * len(notice_ids)
    condition = f"{_BETWEEN} AND {_CHOSEN}" if are_apart else _BETWEEN
    there = [f"{name} AS (SELECT * FROM main.{name} WHERE {condition})" for name in _OF_NOTICES]
    with_, own = chosen.with_clause(*there)
    return tables.query(f"{with_} {sql}", own | parameters | {"first": first, "last": last})
