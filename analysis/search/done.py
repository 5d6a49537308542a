"""What was done about issues: documents, outcomes and words of their measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.compare.tables import Tables
from analysis.search.query import plain

_MOST_TERMS = 6
# From what was got back and who had to answer, to what costs least.
_TELLING = ["money_recovered", "disciplined", "organisational", "transferred", "admonished", "talked_to"]

Result = tuple[str, float, str]  # outcome, value, unit


@dataclass(frozen=True)
class Done:
    """Of one issue: names of documents issued, of others that it mentions (named), and results, each once, in
    the order of the text; and the most frequent words of its measures. Other figures do not say what they
    count."""

    documents: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    outcomes: list[Result] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)


def list_done(tables: Tables, issue_ids: Sequence[str], notice_ids: Sequence[str]) -> dict[str, Done]:
    """issue_id -> what the tables have on it. `notice_ids`: of these issues, whose rows alone are read."""
    done: dict[str, Done] = defaultdict(Done)
    for name, sql in _ROWS.items():
        found = tables.query(sql, {"ids": list(issue_ids), "notices": sorted(set(notice_ids))})
        for issue_id, *values in found.itertuples(index=False, name=None):
            getattr(done[issue_id], name).append(values[0] if len(values) == 1 else tuple(values))
    return {issue_id: done[issue_id] for issue_id in issue_ids}


def list_issued(
    tables: Tables, issue_ids: Sequence[str], notice_ids: Sequence[str], words: Sequence[str] = ()
) -> dict[str, list[str]]:
    """notice_id -> names of documents issued for these issues, each once: those with one of the plain words
    first, then in the order of the issues, then of the text."""
    order = pd.DataFrame({"issue_id": [*issue_ids], "nth": range(len(issue_ids))})
    found = tables.query(_ISSUED, {"ids": list(issue_ids), "notices": sorted(set(notice_ids))})
    without = [not any(word in name for word in words) for name in map(plain, found["name"])]
    ordered = found.assign(without=without).merge(order, on="issue_id")
    ordered = ordered.sort_values(["without", "nth", "start", "name"])
    named = ordered.drop_duplicates(["notice_id", "name"]).groupby("notice_id", sort=False)["name"]
    return {str(notice_id): list(names) for notice_id, names in named}


def list_results(
    tables: Tables, issue_ids: Sequence[str], notice_ids: Sequence[str]
) -> dict[str, list[Result]]:
    """notice_id -> figures of these issues, summed by outcome and unit, the most telling first; no zeros."""
    asked = {"ids": list(issue_ids), "notices": sorted(set(notice_ids)), "telling": _TELLING}
    results: dict[str, list[Result]] = defaultdict(list)
    for notice_id, outcome, value, unit in tables.query(_RESULTS, asked).itertuples(index=False, name=None):
        results[str(notice_id)].append((outcome, value, unit))
    return dict(results)


_OF = """
WHERE list_contains($notices::VARCHAR[], notice_id) AND list_contains($ids::VARCHAR[], issue_id)"""
# Joined: of some hundred issues, a list would be gone through for every row.
_JOINED = """
SEMI JOIN (SELECT unnest($notices::VARCHAR[]) AS notice_id) USING (notice_id)
SEMI JOIN (SELECT unnest($ids::VARCHAR[]) AS issue_id) USING (issue_id)"""
_ISSUED = f"""
SELECT notice_id, issue_id, name, min(start) AS start FROM documents {_JOINED}
WHERE role = 'issued' GROUP BY ALL"""
_RESULTS = f"""
SELECT * FROM (
    SELECT notice_id, outcome, sum(value) AS value, unit FROM outcomes {_JOINED} GROUP BY ALL)
WHERE value > 0
ORDER BY notice_id, list_position($telling::VARCHAR[], outcome) NULLS LAST, value DESC, outcome, unit"""
_ROWS = {
    "documents": f"""
SELECT issue_id, name FROM documents {_OF} AND role = 'issued' GROUP BY ALL ORDER BY min(start), name""",
    "named": f"""
SELECT issue_id, name FROM documents {_OF} AND role <> 'issued' GROUP BY ALL ORDER BY min(start), name""",
    "outcomes": f"""
SELECT issue_id, outcome, value, unit FROM outcomes {_OF} GROUP BY ALL ORDER BY min(start), outcome""",
    "terms": f"""
SELECT issue_id, term FROM measure_terms {_OF} GROUP BY issue_id, term
QUALIFY row_number() OVER (PARTITION BY issue_id ORDER BY sum(count) DESC, term) <= {_MOST_TERMS}
ORDER BY sum(count) DESC, term""",
}
