"""What each notice reports as completed, on whichever basis it has: one row per notice."""

from __future__ import annotations

import pandas as pd

from analysis.compare.completion import query_rates
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

Kind = tuple[str, str]  # basis and unit
DONE = ("done_basis", "done_unit", "done", "done_of", "done_rate", "done_high", "done_unstated")

# The rate in the text first, then the statuses of the issues, then a count that is no rate.
_ORDER: tuple[Kind, ...] = (
    ("stated", "problem"),
    ("listed", "issue"),
    ("stated", "task"),
    ("stated", "measure"),
    ("count", "problem"),
    ("count", "task"),
    ("count", "measure"),
)


def done_clause(prefer: Kind | None = None) -> str:
    """The clause `done`, to follow `rates` (analysis.compare.completion.query_rates): one row per notice with
    any.

    Columns: nr; done_basis: `stated` (a rate in the text), `listed` (statuses of issues) or `count` (a number
    without a total); done_unit; done (completed), done_of (total); done_rate (0 to 1, absent for a count),
    done_high (bound where done_unstated issues have no stated status). A notice with several has the first of
    _ORDER, or `prefer` where it has that.
    """
    order = [prefer, *_ORDER] if prefer else _ORDER
    places = " ".join(
        f"WHEN done_basis = '{kind[0]}' AND done_unit = '{kind[1]}' THEN {place}"
        for place, kind in enumerate(order)
        if kind in _ORDER
    )
    return f"""
, reported AS (
    SELECT nr, rate_basis AS done_basis, rate_unit AS done_unit, completed AS done, total AS done_of,
        rate AS done_rate, high AS done_high, not_stated AS done_unstated
    FROM rates WHERE rate IS NOT NULL
    UNION ALL SELECT nr, 'count', counted, value, NULL, NULL, NULL, NULL
        FROM bare_counts WHERE $of_all AND state = 'completed'),
done AS (SELECT * FROM reported QUALIFY 1 = row_number() OVER (PARTITION BY nr ORDER BY CASE {places} END))"""


def count_bases(tables: Tables, selection: Selection) -> dict[str, int]:
    """Basis -> notices that report what is completed on it; `none`: those that report nothing."""
    found = query_rates(
        tables,
        selection,
        f"{done_clause()} SELECT coalesce(done_basis, 'none') AS basis, count(*) AS notices "
        "FROM chosen_numbers LEFT JOIN done USING (nr) GROUP BY 1 ORDER BY 1",
        all_statuses=True,
    )
    return {str(basis): int(n) for basis, n in zip(found["basis"], found["notices"], strict=True)}


def kinds_of_rates(rates: pd.DataFrame) -> list[Kind]:
    """Basis and unit of the rates that at least two notices have, most notices first. `rates`: pool_rates."""
    several = rates[rates["notices"] > 1].sort_values("notices", ascending=False, kind="stable")
    return list(zip(several["rate_basis"], several["rate_unit"], strict=True))
