"""What was done about issues: documents, outcomes and words of their measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.compare.tables import Tables

_MOST_TERMS = 6
# From what was got back and who had to answer, to what costs least.
_TELLING = ["money_recovered", "disciplined", "organisational", "transferred", "admonished", "talked_to"]

# Answers to any problem, which distinguish no body.
GENERAL = ("study_training", "meeting", "publicity")

Result = tuple[str, float, str]  # outcome (or action), value, unit


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


def order_results(outcomes: pd.DataFrame) -> list[Result]:
    """Figures of these rows (outcome, value, unit), summed by outcome and unit, the most telling first; no
    zeros."""
    if outcomes.empty:
        return []
    sums = outcomes.groupby(["outcome", "unit"], as_index=False)["value"].sum()
    rows = zip(sums["outcome"], sums["value"], sums["unit"], strict=True)
    found = [(str(outcome), float(value), str(unit)) for outcome, value, unit in rows if value > 0]
    return sorted(found, key=lambda r: ([*_TELLING, r[0]].index(r[0]), -r[1], r[0], r[2]))


_OF = """
WHERE list_contains($notices::VARCHAR[], notice_id) AND list_contains($ids::VARCHAR[], issue_id)"""
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
