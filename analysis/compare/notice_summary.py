"""Summary of each notice: place, dates, stated totals, and listed issues by status."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.notice_rollups import STATED
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

__all__ = [
    "STATED",
    "SUMMARISED",
    "blank_unknown_statuses",
    "bodies_clauses",
    "list_stated_totals",
    "summarise_notices",
]

_STATUSES = tuple(domain("status").codes)
_LISTED = ", ".join(
    ["sum(issues)::BIGINT AS issues_listed", "sum(n_measures)::BIGINT AS measures_listed"]
    + [f"coalesce(sum(issues) FILTER (status = '{status}'), 0)::BIGINT AS {status}" for status in _STATUSES]
)
_COUNTS = ", ".join(
    f"coalesce({name}, 0) AS {name}" for name in ("issues_listed", "measures_listed", *_STATUSES)
)
_BODIES = f"""
, listed AS (SELECT nr, {_LISTED} FROM chosen_cells GROUP BY nr),
bodies AS (
    SELECT chosen_numbers.*, {", ".join(STATED)}, {_COUNTS}, coalesce(completed, 0) AS completed_low,
        coalesce(completed + not_stated, 0) AS completed_high, days_min AS rectification_min,
        days_max AS rectification_max
    FROM chosen_numbers JOIN notice_facts USING (nr) LEFT JOIN listed USING (nr))"""


def bodies_clauses() -> str:
    """The clause `bodies`, to follow the cells of a selection: one row per chosen notice with its keys, what
    it states, its issues and days (columns as in summarise_notices)."""
    return _BODIES


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
    return selection.query_cells(tables, _QUERY)


def list_stated_totals(tables: Tables, selection: Selection, *, column: str) -> pd.DataFrame:
    """One row per figure that the chosen notices state for `column` (a key of STATED), notices in the order
    of pages: of each the one that pages show, then the others in the order of the text.

    Columns of the totals table. The first row of a notice is the one in `summarise_notices`.
    """
    counted, state = STATED[column]
    return selection.query_cells(
        tables,
        f"""
        SELECT t.* FROM totals t JOIN chosen_numbers n USING (notice_id) LEFT JOIN stated_units u
            ON t.state = 'total' AND u.nr = n.nr AND u.rate_unit = t.counted AND u.total_start = t.start
        WHERE counted = $counted AND state = $state AND statistic = 'count' AND scope = 'own'
        ORDER BY {PAGE_ORDER}, u.total_start IS NULL, t.start""",
        counted=counted,
        state=state,
    )


def blank_unknown_statuses(notices: pd.DataFrame) -> pd.DataFrame:
    """The same rows with absent counts per status, instead of 0, where no issue has a stated status."""
    statuses = [status for status in domain("status").codes if status != "not_stated"]
    unknown = notices["issues_listed"] == notices["not_stated"]
    counts = {status: notices[status].astype("Int64").mask(unknown) for status in statuses}
    return notices.assign(**counts)


_NUMBERS = (
    *(*STATED, "issues_listed", "measures_listed", *_STATUSES),
    *("completed_low", "completed_high", "rectification_min", "rectification_max"),
)
# The columns of summarise_notices, from `bodies` and the notices `n`.
SUMMARISED = (
    "n.notice_id, n.organisation, n.province, bodies.city, n.district, n.level, n.kind, n.inspection_start, "
    f"n.inspection_end, n.feedback_date, n.report_date, n.latest_done, {', '.join(_NUMBERS)}"
)
_QUERY = f"""{_BODIES}
SELECT {SUMMARISED} FROM bodies JOIN notices n USING (notice_id)
ORDER BY n.feedback_date NULLS LAST, n.notice_id
"""
