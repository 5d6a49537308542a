"""Three invented notices as tables, small enough to count by hand.

alpha: county, stated 10 problems, 3 issues (2 completed, 1 not stated), all dates full.
beta: prefecture, states 4 tasks and 98 % completed, 2 issues (none with a status), report undated.
gamma: a unit with nothing stated and nothing known but its feedback month, 1 issue of unknown type.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.codebook import domain
from analysis.schema import TABLES
from analysis.store.frames import make_frame


def _rows(table: str, *rows: dict[str, Any]) -> pd.DataFrame:
    blank = dict.fromkeys(TABLES[table].names)
    return make_frame(TABLES[table], [blank | row for row in rows])


def _notice(notice_id: str, **values: Any) -> dict[str, Any]:
    base = {"notice_id": notice_id, "n_chars": 900, "sha256": notice_id * 8, "source": f"{notice_id}.txt"}
    return base | {"rectification_chars": 600, "source_quality": "text"} | values


def _issue(notice_id: str, seq: int, issue_type: str | None, status: str, n_measures: int) -> dict[str, Any]:
    return {
        "notice_id": notice_id,
        "issue_id": f"{notice_id}#{seq}",
        "seq": seq,
        "number": f"{seq}.",
        "title": f"事项{seq}",
        "issue_type": issue_type,
        "status": status,
        "status_basis": "none" if status == "not_stated" else "sentence",
        "n_measures": n_measures,
        "n_chars": 90,
        "start": 100 * seq,
        "end": 100 * seq + 90,
    }


def _total(
    notice_id: str, counted: str, state: str, value: float, start: int, **values: Any
) -> dict[str, Any]:
    base = {
        "notice_id": notice_id,
        "counted": counted,
        "state": state,
        "value": value,
        "start": start,
        "end": start + 5,
    }
    return base | {"statistic": "count", "scope": "own"} | values


def _word(issue_id: str | None, notice_id: str, part: str, term: str, pos: str, count: int) -> dict[str, Any]:
    return {
        "notice_id": notice_id,
        "issue_id": issue_id,
        "part": part,
        "term": term,
        "pos": pos,
        "count": count,
    }


def _doubt(notice_id: str, doubt: str, detail: str = "") -> dict[str, Any]:
    grade = domain("doubt").codes[doubt].sets["grade"]
    return {"notice_id": notice_id, "doubt": doubt, "grade": grade, "detail": detail}


def invented_tables() -> dict[str, pd.DataFrame]:
    """Every table of the schema, typed; those not named here are empty."""
    given = {
        "notices": _rows(
            "notices",
            _notice(
                "alpha",
                organisation="甲省乙市丙县丁局",
                province="甲省",
                city="乙市",
                district="丙县",
                level="county",
                kind="巡察",
                inspection_start="2023-01-01",
                inspection_end="2023-02-10",
                feedback_date="2023-03-01",
                report_date="2023-09-01",
                latest_done="2023-08-20",
            ),
            _notice(
                "beta",
                organisation="甲省戊市己局",
                province="甲省",
                city="戊市",
                level="prefecture",
                kind="巡察",
                inspection_start="2023-04-01",
                inspection_end="2023-05",
                feedback_date="2023-07-01",
                latest_done="2023-12",
            ),
            _notice(
                "gamma",
                organisation="庚省辛医院",
                province="庚省",
                level="unit",
                kind="巡视",
                feedback_date="2024-02",
            ),
        ),
        "totals": _rows(
            "totals",
            _total("alpha", "aspect", "total", 3, 10),
            _total("alpha", "problem", "total", 10, 20),
            _total("alpha", "problem", "total", 25, 30),
            _total("alpha", "problem", "completed", 8, 40),
            _total("alpha", "problem", "total", 2, 5, scope="subordinates"),
            _total("beta", "task", "total", 4, 10),
            _total("beta", "task", "completed", 98, 20, statistic="percent"),
        ),
        "issues": _rows(
            "issues",
            _issue("alpha", 1, "safety_risk", "completed", 2),
            _issue("alpha", 2, "safety_risk", "not_stated", 1),
            _issue("alpha", 3, "finance_procurement", "completed", 3),
            _issue("beta", 1, "safety_risk", "not_stated", 1),
            _issue("beta", 2, "theory_study", "not_stated", 4),
            _issue("gamma", 1, None, "not_stated", 1),
        ),
        # alpha has 20 words, beta and gamma have 10 each.
        "keywords": _rows(
            "keywords",
            _word(None, "alpha", "organisation", "培训", "vn", 2),
            _word(None, "alpha", "organisation", "的", "uj", 8),
            _word("alpha#1", "alpha", "rectification", "培训", "vn", 3),
            _word("alpha#1", "alpha", "rectification", "采购", "vn", 1),
            _word("alpha#2", "alpha", "rectification", "监管", "vn", 2),
            _word("alpha#3", "alpha", "rectification", "采购", "vn", 4),
            _word("beta#1", "beta", "rectification", "培训", "vn", 1),
            _word("beta#1", "beta", "rectification", "监管", "vn", 3),
            _word("beta#2", "beta", "rectification", "药品", "n", 4),
            _word("beta#2", "beta", "rectification", "的", "uj", 2),
            _word("gamma#1", "gamma", "rectification", "培训", "vn", 4),
            _word("gamma#1", "gamma", "rectification", "门诊", "n", 6),
        ),
        "measures": _rows(
            "measures",
            *(
                {
                    "notice_id": "alpha",
                    "issue_id": "alpha#1",
                    "measure_id": f"alpha#1.{n}",
                    "seq": n,
                    "marker": f"{n}）",
                    "action": "meeting",
                    "n_chars": 40,
                    "start": 100 + 10 * n,
                    "end": 109 + 10 * n,
                }
                for n in (1, 2)
            ),
        ),
        "doubts": _rows(
            "doubts",
            _doubt("gamma", "one_issue"),
            _doubt("alpha", "totals_differ", "counted=problem figures=10,25"),
            _doubt("alpha", "not_stated", "n=1 of=3"),
        ),
    }
    return {name: given.get(name, make_frame(table, [])) for name, table in TABLES.items()}
