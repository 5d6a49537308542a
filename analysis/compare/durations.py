"""Durations: the phases of each notice in days."""

from __future__ import annotations

import pandas as pd

from analysis.compare.days import bounded_medians
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.notice_rollups import PHASES
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause

__all__ = ["PHASES", "compare_durations", "durations", "list_dates", "summarise_durations"]


def durations(tables: Tables, selection: Selection, *, notices: int | None = None) -> pd.DataFrame:
    """One row per chosen notice and phase, notices in the order of pages; of the first so many `notices`.

    Columns: notice_id, phase, start, end (ISO dates, may be reduced or absent), first_day, last_day (of the
    bar in a chart), days_min, days_max (days; equal where both dates are full) and basis. `dates`: both dates
    are known. `latest_done`: the report has no date but something is dated after the feedback; days_min is
    then a lower bound and days_max absent. `none`: nothing is known. Nothing is imputed.
    """
    first = f"ORDER BY {PAGE_ORDER}{limit_clause(notices)}"
    return selection.query_cells(tables, _QUERY.format(first=first))


def summarise_durations(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per phase of `durations`.

    Columns: phase, notices (with both dates), of_notices, open_ended (with a lower bound only), open_from
    (the least of these bounds), shortest and longest (days).
    """
    return selection.query_cells(tables, _SUMMARISED)


def compare_durations(tables: Tables, selection: Selection, *, by: NoticeGroup) -> pd.DataFrame:
    """One row per group and phase.

    Columns: <by>, phase, notices (with both dates), of_notices, open_ended (with a lower bound only),
    shortest, median_low, median_high, longest (days), open_from (smallest lower bound).

    Shortest and longest are of the notices with both dates. The median is of all with a bound: it lies
    between median_low (the fewest days of each) and median_high (the most; an undated report has no most, so
    it is absent where undated ones reach the middle). Nothing is imputed.
    """
    return selection.query_cells(tables, _COMPARED.format(by=by))


def list_dates(
    tables: Tables,
    selection: Selection,
    *,
    phase: str,
    group: str,
    by: NoticeGroup = "notice_id",
) -> pd.DataFrame:
    """One row per date behind the days of a phase, for the chosen notices of a group, by feedback date.

    A phase and notice has two rows where both ends are known, one where only its start is.

    Columns: notice_id, phase, basis, days_min, days_max as in `durations`; event (what the passage dates;
    for a lower bound the last act), date, date_basis (`printed`; `inferred`: without its year; `no_passage`:
    no event has the notice's date), start, end (absent without a passage).
    """
    return selection.query_cells(tables, _DATES.format(by=by), phase=phase, grp=group)


_PHASES = """
, timed AS (SELECT * FROM notice_phases JOIN chosen_numbers USING (nr))
"""

_QUERY = f"""
, first AS (SELECT * FROM chosen_numbers {{first}})
SELECT notice_id, phase, start, "end", basis, first_day, last_day, days_min, days_max
FROM notice_phases JOIN first USING (nr) ORDER BY {PAGE_ORDER}, phase_order
"""

_COUNTS = """count(*) FILTER (basis = 'dates') AS notices,
    count(*) AS of_notices, count(*) FILTER (basis = 'latest_done') AS open_ended,
    min(days_min) FILTER (basis = 'dates') AS shortest"""
_ENDS = """max(days_max) FILTER (basis = 'dates') AS longest,
    min(days_min) FILTER (basis = 'latest_done') AS open_from"""

_SUMMARISED = (
    f"{_PHASES} SELECT phase, {_COUNTS}, {_ENDS} FROM timed GROUP BY phase, phase_order ORDER BY phase_order"
)

_COMPARED = f"""{_PHASES}
SELECT {{by}}, phase, {_COUNTS},
    {bounded_medians("days_min", "days_max")}, {_ENDS}
FROM timed GROUP BY 1, phase, phase_order ORDER BY min(feedback_date) NULLS LAST, 1, phase_order
"""

_EVENTS = " ".join(
    f"WHEN '{phase}' THEN ['{start.removesuffix('_date')}', '{end.removesuffix('_date')}']"
    for phase, (start, end) in PHASES.items()
)

# The events that may print a date, likeliest first: of a lower bound an act, else feedback or inspection.
_DATES = f"""{_PHASES}
, wanted AS (
    SELECT t.*, CASE phase {_EVENTS} END AS named
    FROM timed t WHERE phase = $phase AND {{by}} = $grp),
dates AS (
    SELECT *, 1 AS place, start AS date, named[1:1] AS candidates FROM wanted
    UNION ALL SELECT *, 2, "end", named[2:2] FROM wanted
    UNION ALL SELECT *, 2, latest_done, ['measure_done', 'feedback', 'inspection_end', 'inspection_start']
        FROM wanted WHERE basis = 'latest_done')
SELECT d.notice_id, phase, basis, days_min, days_max, coalesce(e.event, candidates[1]) AS event, d.date,
    CASE WHEN e.start IS NULL THEN 'no_passage' WHEN e.year_inferred THEN 'inferred'
        ELSE 'printed' END AS date_basis,
    e.start, e."end"
FROM dates d LEFT JOIN events e ON e.notice_id = d.notice_id AND e.date = d.date
    AND list_contains(candidates, e.event) AND (e.event <> 'measure_done' OR length(e.date) >= 7)
WHERE d.date IS NOT NULL
QUALIFY 1 = row_number() OVER (
    PARTITION BY d.notice_id, place ORDER BY list_position(candidates, e.event), e.start)
ORDER BY feedback_date NULLS LAST, d.notice_id, place
"""
