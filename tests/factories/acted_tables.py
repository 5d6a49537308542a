"""The invented tables with acts, documents, dates, figures and outcomes to count by hand.

alpha#1: meeting, rule; alpha#2: rule; alpha#3: meeting, meeting, rule. beta#1: rule;
beta#2: study_training x4. gamma#1: other. Every issue has 90 characters.
alpha issued 甲办法 (in #1 and again in #3) and 乙方案 (outside the issues), beta 丙细则 (in #2);
alpha also cites 丁条例. Dates: alpha#1 two. Figures: alpha#1 one, beta#2 three.
Outcomes: alpha talked to 2 and 3 people in issues and 7 outside, transferred 4 件 and 1 人,
recovered 123,456 yuan.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.schema import TABLES
from analysis.store.frames import make_frame
from tests.factories.invented_tables import invented_tables

_ACTS = {
    "alpha#1": ["meeting", "rule"],
    "alpha#2": ["rule"],
    "alpha#3": ["meeting", "meeting", "rule"],
    "beta#1": ["rule"],
    "beta#2": ["study_training"] * 4,
    "gamma#1": ["other"],
}
_DOCUMENTS = [
    ("alpha", None, "乙方案", "issued", 50),
    ("alpha", "alpha#1", "甲办法", "issued", 120),
    ("alpha", "alpha#2", "丁条例", "cited", 220),
    ("alpha", "alpha#3", "甲办法", "issued", 320),
    ("beta", "beta#2", "丙细则", "issued", 220),
]
_OUTCOMES = [
    ("alpha", None, "talked_to", 7, "人", 60),
    ("alpha", "alpha#1", "talked_to", 2, "人", 130),
    ("alpha", "alpha#1", "transferred", 4, "件", 140),
    ("alpha", "alpha#2", "talked_to", 3, "人", 230),
    ("alpha", "alpha#2", "transferred", 1, "人", 240),
    ("alpha", "alpha#3", "money_recovered", 123456, "元", 330),
]


def acted_tables() -> dict[str, pd.DataFrame]:
    """Every table of the schema, typed."""
    return invented_tables() | {
        "measures": _frame(
            "measures", [_act(issue, n, act) for issue in _ACTS for n, act in enumerate(_ACTS[issue], 1)]
        ),
        "documents": _frame("documents", [_named("name", "role", row) for row in _DOCUMENTS]),
        "events": _frame("events", [_event("alpha#1", n) for n in (1, 2)]),
        "figures": _frame("figures", [_figure("alpha#1", 1), *(_figure("beta#2", n) for n in (1, 2, 3))]),
        "outcomes": _frame("outcomes", [_outcome(row) for row in _OUTCOMES]),
    }


def acts_table(named: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """The table `actions` of these measures and codes, in order."""
    rows = []
    for seq, (measure_id, action) in enumerate(named, start=1):
        issue_id = measure_id.rsplit(".", 1)[0]
        ids = {"issue_id": issue_id, "measure_id": measure_id, "seq": seq, "action": action}
        rows.append(_in(issue_id, 100 + seq) | ids)
    return _frame("actions", rows)


def _frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    blank = dict.fromkeys(TABLES[table].names)
    return make_frame(TABLES[table], [blank | row for row in rows])


def _in(issue_id: str, start: int) -> dict[str, Any]:
    return {"notice_id": issue_id.split("#")[0], "issue_id": issue_id, "start": start, "end": start + 3}


def _act(issue_id: str, n: int, action: str) -> dict[str, Any]:
    start = 100 * int(issue_id.split("#")[1]) + 10 * n
    return _in(issue_id, start) | {
        "measure_id": f"{issue_id}.{n}",
        "seq": n,
        "marker": f"{n}）",
        "action": action,
        "n_chars": 9,
        "end": start + 9,
    }


def _named(first: str, second: str, row: tuple[str, str | None, str, str, int]) -> dict[str, Any]:
    notice_id, issue_id, one, two, start = row
    return {
        "notice_id": notice_id,
        "issue_id": issue_id,
        first: one,
        second: two,
        "start": start,
        "end": start + 3,
    }


def _event(issue_id: str, n: int) -> dict[str, Any]:
    return _in(issue_id, 150 + 10 * n) | {"event": "measure_done", "date": "2023-05", "year_inferred": False}


def _figure(issue_id: str, n: int) -> dict[str, Any]:
    return _in(issue_id, 100 * int(issue_id.split("#")[1]) + 60 + 5 * n) | {"value": n, "unit": "个"}


def _outcome(row: tuple[str, str | None, str, float, str, int]) -> dict[str, Any]:
    notice_id, issue_id, outcome, value, unit, start = row
    return {
        "notice_id": notice_id,
        "issue_id": issue_id,
        "outcome": outcome,
        "value": value,
        "unit": unit,
        "start": start,
        "end": start + 3,
    }
