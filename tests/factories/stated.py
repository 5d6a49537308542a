"""Stated totals and completion rates of a selection in plain pandas, by docs/decisions/completion.md."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from tests.factories.recount import Cut

Rows = Callable[[str], pd.DataFrame]
UNITS = ("problem", "task", "measure")


def first_stated(cut: Cut, notice_id: str, unit: str, state: str, statistic: str = "count") -> float | None:
    """The first own figure of its kind in the text."""
    return _first(cut.rows_of, notice_id, unit, state, statistic)


def total_with_a_basis(cut: Cut, notice_id: str, unit: str) -> float | None:
    """The total that the completed count belongs to; None where none is large enough."""
    return _total(cut.rows_of, notice_id, unit)


@cache
def _first(rows_of: Rows, notice_id: str, unit: str, state: str, statistic: str) -> float | None:
    rows = _own(rows_of, notice_id, unit)
    rows = rows[(rows["state"] == state) & (rows["statistic"] == statistic)].sort_values("start")
    return None if rows.empty else float(rows["value"].iloc[0])


@cache
def _total(rows_of: Rows, notice_id: str, unit: str) -> float | None:
    rows = _own(rows_of, notice_id, unit)
    if rows.empty:
        return None
    completed, mostly, printed = _counts(rows_of, notice_id, unit)
    of_states = rows[(rows["statistic"] == "count") & (rows["state"] != "total")].sort_values("start")
    sums = of_states.drop_duplicates("state")["value"]
    totals = rows[(rows["state"] == "total") & (rows["statistic"] == "count") & (rows["value"] > 0)]
    totals = totals[totals["value"] >= max(completed or 0, mostly or 0)].sort_values("start")

    def rank(value: float) -> int:
        if printed is not None and completed is not None and not differs(printed, completed / value):
            return 0
        return 1 if len(sums) > 1 and sums.sum() == value else 2

    ranked = sorted(totals["value"], key=rank)  # stable: by place in the text within a rank
    return float(ranked[0]) if ranked else None


def differs(printed: float, share: float) -> bool:
    """Whether they differ by more than rounding in the last place printed."""
    decimals = next((n for n in (2, 3) if abs(printed * 10**n - round(printed * 10**n)) < 1e-9), 4)
    return abs(printed - share) > 0.51 * 10**-decimals


def rates_of(cut: Cut) -> pd.DataFrame:
    """One row per notice, basis and unit with a rate: notice_id, basis, unit, total, completed, unknown,
    printed, rate, high."""
    rows: list[dict[str, Any]] = []
    for notice_id, issues in cut.issues.groupby("notice_id"):
        unknown = int((issues["status"] == "not_stated").sum())
        if unknown < len(issues):
            done = int((issues["status"] == "completed").sum())
            rows.append(
                {"notice_id": notice_id, "basis": "listed", "unit": "issue", "total": len(issues)}
                | {"completed": done, "unknown": unknown, "rate": done / len(issues)}
                | {"high": (done + unknown) / len(issues)}
            )
    for notice_id in () if cut.in_issues else cut.notices["notice_id"]:
        for unit in UNITS:
            if _own(cut.rows_of, notice_id, unit).empty:
                continue
            total = total_with_a_basis(cut, notice_id, unit)
            completed, mostly, printed = _counts(cut.rows_of, notice_id, unit)
            if printed is None and (total is None or (completed is None and mostly is None)):
                continue
            counted = None if total is None or completed is None else completed / total
            rate = printed if printed is not None else counted
            rows.append(
                {"notice_id": notice_id, "basis": "stated", "unit": unit, "total": total}
                | {"completed": completed, "printed": printed, "rate": rate}
            )
    columns = ["notice_id", "basis", "unit", "total", "completed", "unknown", "printed", "rate", "high"]
    found = pd.DataFrame(rows, columns=columns)
    return found.astype(dict.fromkeys(columns[3:], "float64"))


def _counts(rows_of: Rows, notice_id: str, unit: str) -> tuple[float | None, float | None, float | None]:
    percent = _first(rows_of, notice_id, unit, "completed", "percent")
    return (
        _first(rows_of, notice_id, unit, "completed", "count"),
        _first(rows_of, notice_id, unit, "mostly_completed", "count"),
        None if percent is None else percent / 100,
    )


def _own(rows_of: Rows, notice_id: str, unit: str) -> pd.DataFrame:
    return _by_notice_and_unit(rows_of).get((notice_id, unit), rows_of("totals").head(0))


@cache
def _by_notice_and_unit(rows_of: Rows) -> dict[Any, pd.DataFrame]:
    totals = rows_of("totals").query("scope == 'own'")
    return dict(list(totals.groupby(["notice_id", "counted"])))
