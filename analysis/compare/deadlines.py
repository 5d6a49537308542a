"""Deadlines: the known rules, and which notices meet one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause

_FILE = Path(__file__).with_name("deadlines.yaml")


@dataclass(frozen=True)
class Deadline:
    """A rule of deadlines.yaml; its label and note are in `locales/<language>/deadlines.yaml`.

    One of `months` and `days` is set. It applies to notices of these `kinds` with a feedback from `since` to
    `until` (ISO days). A rule without `regulation` is the reader's own and applies to all.
    """

    code: str
    months: int | None = None
    days: int | None = None
    regulation: str = ""
    version: str = ""
    clause: str = ""
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    source: str = ""

    @property
    def interval(self) -> str:
        """The time allowed, as SQL."""
        return f"INTERVAL {int(self.months)} MONTH" if self.months else f"INTERVAL {int(self.days or 0)} DAY"


@cache
def read_deadlines() -> dict[str, Deadline]:
    """The rules of deadlines.yaml by code, in its order."""
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["deadlines"]
    return {
        code: Deadline(code, **entry | {"kinds": tuple(entry.get("kinds", ()))})
        for code, entry in loaded.items()
    }


def compare_with_deadline(
    tables: Tables, selection: Selection, rule: Deadline, *, limit: int | None = None
) -> pd.DataFrame:
    """One row per chosen notice with a feedback date, in the order of pages.

    Columns:
    - notice_id, kind, feedback_date, report_date;
    - due_date: the last day within the deadline, the latest possible one for a reduced feedback date;
    - days_allowed;
    - days_min, days_max: days from feedback to report; without a report date days_min is a lower bound;
    - standing: `within` (the due day included), `after`, `unclear` (reduced dates), `open` (no report date,
      nothing in the notice is dated after the due day), `unknown` (no date at all), `not_covered`;
    - covered: whether the rule applies to this kind and time of inspection.

    Where a regulation does not cover a notice, due_date and days_allowed are absent. A rule without a
    regulation, with the reader's own days, applies to all.
    """
    return _query(tables, selection, rule, f"FROM compared ORDER BY {PAGE_ORDER}{limit_clause(limit)}")


def count_standings(tables: Tables, selection: Selection, rule: Deadline) -> dict[str, int]:
    """Standing -> number of notices in compare_with_deadline."""
    found = _query(
        tables, selection, rule, "SELECT standing, count(*) AS n FROM compared GROUP BY 1 ORDER BY 1"
    )
    return {str(standing): int(n) for standing, n in zip(found["standing"], found["n"], strict=True)}


def _query(tables: Tables, selection: Selection, rule: Deadline, sql: str) -> pd.DataFrame:
    return selection.query_cells(
        tables,
        f"{_COMPARED.format(interval=rule.interval)} {sql}",
        kinds=list(rule.kinds),
        since=rule.since,
        until=rule.until,
        for_all=not rule.regulation,
    )


_COMPARED = """
, due AS (
    SELECT * EXCLUDE (kind), of_notice.kind, coalesce(list_contains($kinds::VARCHAR[], of_notice.kind)
            AND first_day(feedback_date) >= try_cast($since AS DATE)
            AND last_possible_day(feedback_date) <= try_cast($until AS DATE), false) AS covered,
        CASE WHEN covered OR $for_all THEN (first_day(feedback_date) + {interval})::DATE END AS due_first,
        CASE WHEN covered OR $for_all
            THEN (last_possible_day(feedback_date) + {interval})::DATE END AS due_last
    FROM chosen_numbers JOIN notice_facts USING (nr)
        JOIN (SELECT notice_id, kind, report_date, latest_done FROM notices) of_notice USING (notice_id)
    WHERE feedback_date IS NOT NULL),
compared AS (
SELECT notice_id, kind, feedback_date, strftime(due_last, '%Y-%m-%d') AS due_date, report_date,
    due_last - last_possible_day(feedback_date) AS days_allowed,
    days_min, days_max,
    CASE WHEN due_last IS NULL THEN 'not_covered'
        WHEN last_possible_day(report_date) <= due_first THEN 'within'
        WHEN coalesce(first_day(report_date), last_day) > due_last THEN 'after'
        WHEN report_date IS NOT NULL THEN 'unclear'
        WHEN latest_done IS NOT NULL THEN 'open' ELSE 'unknown' END AS standing, covered
FROM due)
"""
