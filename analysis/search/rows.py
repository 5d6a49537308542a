"""What is listed of the issues found: their values to narrow by, why they were found, and what was done."""

from __future__ import annotations

import pandas as pd

from analysis.compare.group_keys import KEYS
from analysis.compare.tables import Tables
from analysis.search.find import Hits

# What hits can be narrowed by. An issue has several acts.
FACETS = ("match", "issue_type", "status", "action", "level", "city", "year")


def describe_hits(tables: Tables, hits: Hits) -> pd.DataFrame:
    """One row per hit, in the hits' order.

    Columns: notice_id, title, issue_type, status, status_basis, n_measures, days_min, days_max (from feedback
    to the report; without its date days_min is counted to the last dated act and days_max is absent), match,
    score, level, city, year, actions (types of action, the most frequent first), number, seq, issue_id,
    place, start, end.
    """
    found = tables.query(_DESCRIBED, {"ids": list(hits.rows["issue_id"])})
    rows = hits.rows.merge(found, on=["notice_id", "issue_id"], how="left", validate="one_to_one")
    rows["actions"] = [tuple(codes) for codes in rows["actions"]]
    return rows[_COLUMNS]


def count_facets(rows: pd.DataFrame, chosen: dict[str, list[str]]) -> dict[str, dict[str, int]]:
    """Facet -> code -> number of issues, the most first: each under what is chosen in the other facets."""
    counts = {}
    for facet in FACETS:
        others = {other: codes for other, codes in chosen.items() if other != facet}
        codes = narrow(rows, others)[_COLUMN.get(facet, facet)]
        counted = codes.explode().dropna().value_counts()
        ordered = sorted(counted.items(), key=lambda item: (-item[1], str(item[0])))
        counts[facet] = {str(code): int(n) for code, n in ordered}
    return counts


def narrow(rows: pd.DataFrame, chosen: dict[str, list[str]]) -> pd.DataFrame:
    """The rows with one of the chosen codes in each facet; a facet without codes keeps all."""
    kept = pd.Series(True, index=rows.index)
    for facet, codes in chosen.items():
        if codes and facet == "action":
            kept &= rows["actions"].map(lambda has, wanted=frozenset(codes): not wanted.isdisjoint(has))
        elif codes:
            kept &= rows[facet].isin(codes)
    return rows[kept].reset_index(drop=True)


_COLUMN = {"action": "actions"}
_COLUMNS = [
    *(
        "notice_id",
        "title",
        "issue_type",
        "status",
        "status_basis",
        "n_measures",
        "days_min",
        "days_max",
        "match",
        "score",
    ),
    *("score", "level", "city", "year", "actions", "number", "seq", "issue_id", "place", "start", "end"),
]

_DESCRIBED = f"""
WITH ids AS (SELECT unnest($ids::VARCHAR[]) AS issue_id),
acts AS (
    SELECT issue_id, list(action ORDER BY n DESC, action) AS actions FROM (
        SELECT issue_id, action, count(*) AS n
        FROM (SELECT issue_id, measure_id, action FROM actions SEMI JOIN ids USING (issue_id)
            UNION SELECT issue_id, measure_id, action FROM measures SEMI JOIN ids USING (issue_id))
        GROUP BY ALL)
    GROUP BY issue_id)
SELECT i.notice_id, i.issue_id, i.title, {KEYS["issue_type"]} AS issue_type, {KEYS["status"]} AS status,
    i.status_basis, i.n_measures, days_min, days_max, {KEYS["level"]} AS level,
    {KEYS["city"]} AS city, {KEYS["year"]} AS year, coalesce(a.actions, []) AS actions, i.number, i.seq,
    i.start, i."end"
FROM issues i JOIN ids USING (issue_id) JOIN notices n USING (notice_id)
    JOIN (SELECT notice_id, days_min, days_max FROM notice_facts JOIN notice_keys USING (nr))
        USING (notice_id) LEFT JOIN acts a USING (issue_id)
"""
