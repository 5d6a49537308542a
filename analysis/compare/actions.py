"""Measures with an act of each kind by group, measures per issue, and the rows behind these counts.

A measure with acts of several kinds counts once for each of them, so shares may add up to more than 1.
"""

from __future__ import annotations

import pandas as pd

from analysis.compare.first_rows import first_rows
from analysis.compare.grouping import ALL, Group, grouped_issues
from analysis.compare.rollup_sql import ACTIONS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

MOST_APART = 5  # issues with this many measures or more are counted together


def count_actions(tables: Tables, selection: Selection, *, by: Group | None) -> pd.DataFrame:
    """One row per action and group of the chosen issues' measures, zeros included.

    Columns: action, <by>, measures (with an act of that kind), group_measures, share (of the group's
    measures, 0 to 1), issues and notices (with such a measure). Groups without measures have no rows.
    Without `by` there is one group and no column for it. A measure without acts counts as `other`.
    """
    counted = selection.query_cells(tables, _COUNTS.format(grp=by or f"'{ALL}'"))
    return counted.rename(columns={"grp": by}) if by else counted.drop(columns="grp")


def count_measures(cells: pd.DataFrame, by: str) -> int:
    """How many measures the rows of `count_actions` are about: the sum over the groups of `by`."""
    return int(cells.drop_duplicates(by)["group_measures"].sum())


def measures_per_issue(tables: Tables, selection: Selection, *, by: Group = "notice_id") -> pd.DataFrame:
    """One row per group of the chosen issues and number of measures per issue, zeros included.

    Columns: <by>, per_issue (1 to MOST_APART, the last with all above), issues, share (of the group's issues,
    0 to 1), group_issues, median (measures per issue in the group), most (under one issue). Groups by code.
    """
    found = selection.query(tables, f"{grouped_issues(by)} {_PER_ISSUE}")
    return found.rename(columns={"grp": by})


def summarise_measures(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row on the measures per issue over all chosen issues.

    Columns: issues (n), median, least, most (measures under one issue, nothing counted together), within
    (issues with no more than the median).
    """
    return selection.query(tables, _SUMMARY)


def list_measures_by_action(
    tables: Tables, selection: Selection, *, action: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """One row per measure under the chosen issues, in text order; only those with an act of the kind
    `action` where it is set.

    Columns: notice_id, issue_title, issue_type, marker, act_kinds (codes with blanks between, each once, in
    the order of the text), n_chars, issue_id, measure_id, start, end.
    """
    condition = "" if action is None else "WHERE list_contains(k.codes, $action)"
    parameters = {} if action is None else {"action": action}
    sql = f", {_KINDS} {_MEASURES} {condition} ORDER BY m.notice_id, m.start"
    rows = "measures"
    if action is not None:  # a code that there is not belongs to no measure
        rows = f"measures_{action}" if action in ACTIONS else "0"
    return first_rows(tables, selection, sql, limit=limit, rows=rows, **parameters)


def list_issues_by_measures(
    tables: Tables, selection: Selection, *, per_issue: int, limit: int | None = None
) -> pd.DataFrame:
    """One row per chosen issue with this number of measures (as in measures_per_issue), in text order.

    Columns of the issues table.
    """
    sql = f"SELECT * FROM chosen_issues WHERE {_PER} = $per_issue ORDER BY notice_id, seq"
    return first_rows(tables, selection, sql, limit=limit, rows="issues", per_issue=per_issue)


_PER = f"least(greatest(n_measures, 1), {MOST_APART})"

# The kinds of act of each measure, in the order of the text; a measure without rows in `actions` has one.
_KINDS = """named AS (
    SELECT measure_id, action, min(seq) AS seq FROM actions
    WHERE issue_id IN (SELECT issue_id FROM chosen_issues) GROUP BY ALL),
kinds AS (
    SELECT m.measure_id, m.issue_id, m.notice_id, list(coalesce(a.action, m.action) ORDER BY a.seq) AS codes
    FROM measures m JOIN chosen_issues USING (issue_id) LEFT JOIN named a USING (measure_id)
    GROUP BY m.measure_id, m.issue_id, m.notice_id)"""

_SUMS = ", ".join(f"sum({k}_{c})::BIGINT AS {k}_{c}" for c in ACTIONS for k in ("measures", "issues"))
# Which kinds a notice has, as bits: few numbers are grouped by notice, and few sets of kinds by group.
_BITS = " | ".join(f"((measures_{code} > 0)::INTEGER << {bit})" for bit, code in enumerate(ACTIONS))
_NOTICES = ", ".join(
    f"coalesce(sum(n) FILTER (acts >> {bit} & 1 = 1), 0)::BIGINT AS notices_{code}"
    for bit, code in enumerate(ACTIONS)
)
_NUMBERS = ("measures", "issues", "notices")
_ROWS = ", ".join(
    f"{{{{action: '{c}', {', '.join(f'{name}: {name}_{c}' for name in _NUMBERS)}}}}}" for c in ACTIONS
)
_COUNTS = f"""
, of_groups AS (
    SELECT {{grp}} AS grp, sum(measures)::BIGINT AS group_measures, {_SUMS} FROM chosen_cells GROUP BY grp),
of_notices AS (SELECT nr, {{grp}} AS grp, bit_or({_BITS}) AS acts FROM chosen_cells GROUP BY nr, grp),
sets AS (SELECT grp, acts, count(*) AS n FROM of_notices GROUP BY grp, acts),
noted AS (SELECT grp, {_NOTICES} FROM sets GROUP BY grp),
counted AS (
    SELECT grp, group_measures, unnest([{_ROWS}], recursive := true)
    FROM of_groups JOIN noted USING (grp) WHERE group_measures > 0)
SELECT action, grp, measures, group_measures, measures / group_measures AS share, issues, notices
FROM counted QUALIFY sum(measures) OVER (PARTITION BY action) > 0 ORDER BY action, grp
"""

_PER_ISSUE = f"""
, sizes AS (
    SELECT grp, count(*) AS group_issues, median(n_measures) AS median, max(n_measures) AS most
    FROM grouped_issues GROUP BY grp),
cells AS (SELECT grp, {_PER} AS per_issue, count(*) AS issues FROM grouped_issues GROUP BY ALL)
SELECT s.grp, p.per_issue, coalesce(c.issues, 0) AS issues,
    coalesce(c.issues, 0) / s.group_issues AS share, s.group_issues, s.median, s.most
FROM sizes s CROSS JOIN (SELECT unnest(range(1, {MOST_APART + 1})) AS per_issue) p
LEFT JOIN cells c ON c.grp = s.grp AND c.per_issue = p.per_issue
ORDER BY s.grp, p.per_issue
"""

_SUMMARY = """
, counted AS (SELECT n_measures, median(n_measures) OVER () AS middle FROM chosen_issues)
SELECT count(*) AS issues, any_value(middle) AS median, min(n_measures) AS least, max(n_measures) AS most,
    count(*) FILTER (n_measures <= middle) AS within
FROM counted
"""

_MEASURES = """
SELECT m.notice_id, i.title AS issue_title, i.issue_type, m.marker,
    array_to_string(k.codes, ' ') AS act_kinds, m.n_chars, m.issue_id, m.measure_id, m.start, m."end"
FROM kinds k JOIN measures m USING (measure_id) JOIN chosen_issues i ON i.issue_id = m.issue_id
"""
