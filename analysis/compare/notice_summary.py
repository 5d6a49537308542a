"""Summary of each notice: place, dates, stated totals, and listed issues by status."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.days import LEAST_DAYS, MOST_DAYS
from analysis.compare.group_keys import KEYS
from analysis.compare.selection import Selection
from analysis.compare.stated_totals import UNITS, stated_clauses
from analysis.compare.tables import Tables

# Totals that a notice states about its own findings: column -> (counted, state). Units are never added.
STATED = {
    "aspects_stated": ("aspect", "total"),
    "problems_stated": ("problem", "total"),
    "tasks_stated": ("task", "total"),
    "measures_stated": ("measure", "total"),
    "problems_completed_stated": ("problem", "completed"),
    "tasks_completed_stated": ("task", "completed"),
    "measures_completed_stated": ("measure", "completed"),
}

_NOTICE_COLUMNS = (
    f"notice_id, organisation, province, {KEYS['city']} AS city, district, level, kind, "
    "inspection_start, inspection_end, feedback_date, report_date, latest_done"
)


def summarise_notices(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per chosen notice, by feedback date.

    Columns:
    - the notice's organisation, place (the city as in analysis.compare.group_keys), level, kind and dates;
    - what it states (keys of STATED): the total of each unit as in analysis.compare.stated_totals, else the
      first stated; of completed ones the first stated; absent where there is none;
    - issues_listed, measures_listed and one column per status (issues of the selection);
    - completed_low, completed_high (issues; the high bound counts every issue without a status as completed);
    - rectification_min, rectification_max (days from feedback to report; without a report date the low bound
      is counted to `latest_done` and the high bound is absent).
    """
    return selection.query(tables, _QUERY)


def list_stated_totals(tables: Tables, *, notice_id: str, column: str) -> pd.DataFrame:
    """One row per figure that the notice states for `column` (a key of STATED): the one that pages show, then
    the others in the order of the text.

    Columns of the totals table. The first row is the one in `summarise_notices`.
    """
    counted, state = STATED[column]
    return Selection(notices=(notice_id,)).query(
        tables,
        f"""
        , {stated_clauses()}
        SELECT t.* FROM totals t LEFT JOIN bases b ON t.state = 'total' AND b.notice_id = t.notice_id
            AND b.rate_unit = t.counted AND b.total_start = t.start
        WHERE t.notice_id = $notice_id AND counted = $counted AND state = $state
            AND statistic = 'count' AND scope = 'own'
        ORDER BY b.total_start IS NULL, t.start""",
        notice_id=notice_id,
        counted=counted,
        state=state,
    )


def blank_unknown_statuses(notices: pd.DataFrame) -> pd.DataFrame:
    """The same rows with absent counts per status, instead of 0, where no issue has a stated status."""
    statuses = [status for status in domain("status").codes if status != "not_stated"]
    unknown = notices["issues_listed"] == notices["not_stated"]
    counts = {status: notices[status].astype("Int64").mask(unknown) for status in statuses}
    return notices.assign(**counts)


def _columns_stated() -> str:
    """Of units with a total that fits, that one; else the first stated."""
    fitting = {f"{unit}s_stated": unit for unit in UNITS}
    return ", ".join(
        f"coalesce((SELECT total FROM bases b WHERE b.notice_id = n.notice_id AND rate_unit = "
        f"'{fitting[name]}'), stated.{name}) AS {name}"
        if name in fitting
        else f"stated.{name}"
        for name in STATED
    )


def _stated() -> str:
    picks = ", ".join(
        f"first(value ORDER BY start) FILTER (counted = '{counted}' AND state = '{state}') AS {name}"
        for name, (counted, state) in STATED.items()
    )
    own = "statistic = 'count' AND scope = 'own'"
    return f"SELECT notice_id, {picks} FROM totals WHERE {own} GROUP BY notice_id"


def _listed() -> str:
    counts = ", ".join(
        f"count(*) FILTER (status = '{status}') AS {status}" for status in domain("status").codes
    )
    return (
        f"SELECT notice_id, count(*) AS issues_listed, sum(n_measures) AS measures_listed, {counts} "
        "FROM chosen_issues GROUP BY notice_id"
    )


def _zero_if_absent() -> str:
    names = ("issues_listed", "measures_listed", *domain("status").codes)
    return ", ".join(f"coalesce(listed.{name}, 0)::BIGINT AS {name}" for name in names)


_QUERY = f"""
, {stated_clauses()}, stated AS ({_stated()}), listed AS ({_listed()})
SELECT {_NOTICE_COLUMNS}, {_columns_stated()}, {_zero_if_absent()},
    coalesce(listed.completed, 0)::BIGINT AS completed_low,
    (coalesce(listed.completed, 0) + coalesce(listed.not_stated, 0))::BIGINT AS completed_high,
    {LEAST_DAYS} AS rectification_min,
    {MOST_DAYS} AS rectification_max,
FROM chosen_notices n LEFT JOIN stated USING (notice_id) LEFT JOIN listed USING (notice_id)
ORDER BY feedback_date NULLS LAST, notice_id
"""
