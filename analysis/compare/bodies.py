"""The chosen notices as bodies: what each states, lists and reports as completed, in the order asked for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare.completion import query_rates
from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.notice_summary import SUMMARISED, bodies_clauses
from analysis.compare.reported_done import DONE, Kind, done_clause
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause


@dataclass(frozen=True)
class Order:
    """By one of: a number, the largest first (`column` of list_bodies); the rate of a basis and unit, the
    highest first (`kind`); groups (`by`: city, level or province) in the order of their `codes`. Those
    without a value come last; of equals, and with none of these, as on every page."""

    column: str = ""
    kind: Kind | None = None
    by: str = ""
    codes: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        if self.by:
            return f"nullif(list_position($codes::VARCHAR[], bodies.{self.by}), 0) NULLS LAST, "
        if self.kind:
            basis, unit = self.kind
            return f"if(done_basis = '{basis}' AND done_unit = '{unit}', done_rate, NULL) DESC NULLS LAST, "
        return f"{self.column} DESC NULLS LAST, " if self.column else ""


def list_bodies(
    tables: Tables,
    selection: Selection,
    order: Order,
    *,
    words: str = "",
    texts: str = "",
    limit: int | None = None,
) -> pd.DataFrame:
    """One row per chosen notice; only those whose text contains the `words`. `texts`: the table of texts
    (notice_id, text), added before.

    Columns: those of summarise_notices; DONE, of the kind ordered by where the notice has that; doubts_grave
    (absent where there is none).
    """
    listed = _LISTED.format(
        where=_containing(words, texts), order=order.sql + PAGE_ORDER, limit=limit_clause(limit)
    )
    return query_rates(
        tables,
        selection,
        f"{bodies_clauses()} {done_clause(order.kind)} {listed}",
        all_statuses=True,
        parameters=({"words": words} if words else {}) | ({"codes": [*order.codes]} if order.by else {}),
    )


def count_bodies(tables: Tables, selection: Selection, *, words: str = "", texts: str = "") -> int:
    """How many list_bodies has."""
    sql = f"SELECT count(*) AS n FROM chosen_numbers {_containing(words, texts)}"
    return int(selection.query_cells(tables, sql, **{"words": words} if words else {})["n"].iloc[0])


def _containing(words: str, texts: str) -> str:
    return f"WHERE notice_id IN (SELECT notice_id FROM {texts} WHERE contains(text, $words))" if words else ""


# The notices are found by their numbers before their names and dates are read.
_LISTED = f"""
, doubted AS (
    SELECT notice_id, count(DISTINCT doubt)::DOUBLE AS doubts_grave FROM doubts WHERE grade = 'grave'
    GROUP BY notice_id),
found AS (
    SELECT *, row_number() OVER () AS place
    FROM (SELECT * FROM bodies LEFT JOIN done USING (nr) {{where}} ORDER BY {{order}} {{limit}}))
SELECT {SUMMARISED.replace("bodies.", "found.")}, coalesce(done_basis, 'none') AS done_basis,
    {", ".join(DONE[1:])}, doubts_grave
FROM found JOIN notices n USING (notice_id) LEFT JOIN doubted USING (notice_id) ORDER BY place
"""
