"""Invented issues to search, with the words, acts and documents that were taken from each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.schema import TABLES
from analysis.store.frames import make_frame

# issue_id -> title, type, words of its measures.
ISSUES = {
    "north#1": ("物资采购程序不规范", "finance_procurement", "采购 合同 供应商"),
    "north#2": ("人员借调管理不规范", "personnel_cadres", "借调 清理 返岗"),
    "north#3": ("理论学习不深入", "theory_study", "学习 研讨"),
    "south#1": ("合同签订不规范", "finance_procurement", "合同 审核 法律顾问"),
    "south#2": ("長期借用下屬單位幹部", "personnel_cadres", "借用 归还"),
    "south#3": ("食堂管理不到位", "finance_procurement", "食材 采购 验收"),
    "west#1": ("財務報銷審核不嚴", "finance_procurement", "票据 审核"),
    "west#2": ("改革推进缓慢", "reform_development", "改革 方案"),
}
_STATUSES = ("completed", "ongoing", "not_stated")
_LEVELS = {"north": "county", "south": "prefecture", "west": None}


def searched_tables() -> dict[str, pd.DataFrame]:
    """Three notices with eight issues; each has a rule, north#1 also an inspection and a document."""
    ids = list(ISSUES)
    acts = [(id_, "rule") for id_ in ids] + [("north#1", "inspection_check")]
    return {
        "notices": _frame("notices", [_notice(name) for name in _LEVELS]),
        "issues": _frame("issues", [_issue(id_) for id_ in ids]),
        "keywords": _frame("keywords", [_word(id_, term) for id_ in ids for term in ISSUES[id_][2].split()]),
        "measures": _frame("measures", [_act(id_, n, act) for n, (id_, act) in enumerate(acts, 1)]),
        "documents": _frame("documents", [_of("north#1") | {"name": "物资管理办法", "role": "issued"}]),
    }


def _frame(table: str, rows: list[Mapping[str, Any]]) -> pd.DataFrame:
    names = TABLES[table].names
    return make_frame(TABLES[table], [{name: row.get(name) for name in names} for row in rows])


def _of(issue_id: str) -> dict[str, Any]:
    return {"notice_id": issue_id.split("#")[0], "issue_id": issue_id, "start": 1, "end": 9, "n_chars": 8}


def _notice(name: str) -> dict[str, Any]:
    text = {"n_chars": 90, "rectification_chars": 80, "sha256": name * 9, "source": f"{name}.txt"}
    dates = {"feedback_date": "2023-03-01", "report_date": "2023-09-01"} if name == "north" else {}
    return text | dates | {"notice_id": name, "level": _LEVELS[name], "source_quality": "text"}


def _issue(issue_id: str) -> dict[str, Any]:
    title, kind, _ = ISSUES[issue_id]
    seq = int(issue_id.split("#")[1])
    coded = {"issue_type": kind, "status": _STATUSES[seq - 1], "status_basis": "none", "n_measures": 1}
    return _of(issue_id) | coded | {"title": title, "seq": seq, "number": f"{seq}."}


def _word(issue_id: str, term: str) -> dict[str, Any]:
    return _of(issue_id) | {"part": "rectification", "term": term, "pos": "n", "count": 1}


def _act(issue_id: str, n: int, action: str) -> dict[str, Any]:
    return _of(issue_id) | {"measure_id": f"{issue_id}.{n}", "seq": n, "action": action}
