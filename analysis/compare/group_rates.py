"""Completion rates of all notices, or by city, level or province: mean and pooled, per basis and unit."""

from __future__ import annotations

import pandas as pd

from analysis.compare.completion import SUMMARY, query_rates
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def pool_rates(
    tables: Tables, selection: Selection, *, fewest: int = 1, all_statuses: bool = False
) -> pd.DataFrame:
    """As summarise_rates of the chosen notices' rates, without a row per notice.

    `all_statuses`: of all their issues, also where a status is chosen: among issues picked by their status
    every rate would be 100 % or 0 %.
    """
    found = _pool(tables, selection, "'all'", all_statuses).query("notices >= @fewest")
    return found.reset_index(drop=True)[list(SUMMARY)]


def group_rates(
    tables: Tables, selection: Selection, *, by: NoticeGroup, all_statuses: bool = False
) -> pd.DataFrame:
    """One row per group, basis and unit with a rate; one with basis `none` for a group without any rate.

    Columns: <by> and those of summarise_rates; for a single notice mean and pooled are its own rate. Groups
    in the order of their first notice. `all_statuses`: as in pool_rates.
    """
    return _pool(tables, selection, by, all_statuses).rename(columns={"grp": by})[[by, *SUMMARY]]


def _pool(tables: Tables, selection: Selection, key: str, all_statuses: bool) -> pd.DataFrame:
    return query_rates(tables, selection, _POOLED.format(key=key), all_statuses=all_statuses)


# Only notices with both counts are summed.
_COUNTED = "FILTER (total IS NOT NULL AND completed IS NOT NULL)"
_POOLED = f"""
, places AS (
    SELECT nr, {{key}} AS grp, row_number() OVER (ORDER BY {PAGE_ORDER}) AS place FROM chosen_numbers),
sizes AS (SELECT grp, count(*) AS of_notices, min(place) AS first FROM places GROUP BY grp),
pooled AS (
    SELECT grp, rate_basis, rate_unit, min(place) AS place, count(*) AS notices,
        count(*) {_COUNTED} AS counted_notices, fsum(completed) {_COUNTED} AS completed,
        fsum(not_stated) {_COUNTED} AS not_stated, fsum(total) {_COUNTED} AS total,
        fsum(rate ORDER BY place) / count(*) AS mean,
        fsum(high ORDER BY place) / count(high) AS mean_high, min(days_min) AS days_min,
        if(count(days_max) = count(*), max(days_max), NULL) AS days_max
    FROM rates JOIN places USING (nr) WHERE rate IS NOT NULL GROUP BY grp, rate_basis, rate_unit)
SELECT grp, coalesce(rate_basis, 'none') AS rate_basis, rate_unit, coalesce(notices, 0) AS notices,
    of_notices, coalesce(counted_notices, 0) AS counted_notices, completed, not_stated, total, mean,
    mean_high, completed / total AS pooled, (completed + not_stated) / total AS pooled_high, days_min,
    days_max
FROM sizes LEFT JOIN pooled USING (grp) ORDER BY first, place, rate_basis DESC, rate_unit
"""
