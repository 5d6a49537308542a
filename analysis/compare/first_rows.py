"""The first rows of long lists: looked for among the first notices, where those have enough of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause
from analysis.schema import TABLES

_FIRST, _TRIES = 100, 3  # notices that are asked first, and how often more of them
# The database skips the files of all notices behind the last.
_UNTIL = ", ".join(
    f"{name} AS (SELECT * FROM main.{name} WHERE notice_id <= $last)"
    for name, table in TABLES.items()
    if "notice_id" in table.names
)


def first_rows(
    tables: Tables, selection: Selection, sql: str, *, limit: int | None, **parameters: Any
) -> pd.DataFrame:
    """The rows of `sql`, which is as in `selection.query` and ends with an order by notice_id; at most
    `limit` of them."""
    if limit is None:
        return selection.query(tables, sql, **parameters)
    limited, most = f"{sql}{limit_clause(limit)}", _FIRST
    for _ in range(_TRIES):
        last = f"SELECT notice_id FROM chosen_numbers ORDER BY notice_id LIMIT 1 OFFSET {most - 1}"
        found = selection.query_cells(tables, last)
        if found.empty:
            break
        with_, own = selection.with_clause(_UNTIL)
        rows = tables.query(f"{with_} {limited}", own | parameters | {"last": found["notice_id"].iloc[0]})
        if len(rows) == limit:
            return rows
        most = int(2 * most * limit / (len(rows) + 1))
    return selection.query(tables, limited, **parameters)
