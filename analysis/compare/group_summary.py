"""What notices state and list, added up: of all that are chosen, or by city, level or province."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.days import bounded_medians
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_summary import STATED, bodies_clauses
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

_LISTED = ("issues_listed", "measures_listed", *domain("status").codes, "completed_low", "completed_high")
_SUMS = ", ".join(
    ["count(*) AS notices"]
    + [f"coalesce(sum({name}), 0)::BIGINT AS {name}" for name in _LISTED]
    + [f"sum({name}) AS {name}" for name in STATED]
    + [f"count({name}) AS {name}_notices" for name in STATED]
)


def summarise_groups(tables: Tables, selection: Selection, *, by: NoticeGroup) -> pd.DataFrame:
    """One row per group of the chosen notices, by the date of their first feedback.

    Columns: <by>, notices, sums of the listed counts (issues, measures, statuses, bounds), sums of the
    stated totals over the notices that state them (absent where none does) and `<total>_notices`, the number
    of those.
    """
    return selection.query_cells(
        tables,
        f"{bodies_clauses()} SELECT {by}, {_SUMS} FROM bodies GROUP BY {by} "
        f"ORDER BY min(feedback_date) NULLS LAST, {by}",
    )


def sum_notices(tables: Tables, selection: Selection) -> pd.Series:
    """The sums of all chosen notices, as in summarise_groups.

    Besides: stating (notices with an issue that has a status); of the days from feedback to report,
    dated_notices (with both dates), days_notices (with any bound), median_low and median_high as in
    analysis.compare.durations.compare_durations.
    """
    dated = "FILTER (rectification_max IS NOT NULL)"
    return selection.query_cells(
        tables,
        f"{bodies_clauses()} SELECT {_SUMS}, count(*) FILTER (not_stated < issues_listed) AS stating, "
        f"count(*) {dated} AS dated_notices, count(rectification_min) AS days_notices, "
        f"{bounded_medians('rectification_min', 'rectification_max')} FROM bodies",
    ).iloc[0]
