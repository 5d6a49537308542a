"""The notices table field by field, and the totals that each notice states."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.evaluate.gold import Gold
from analysis.evaluate.pairs import normalise
from analysis.evaluate.score import Miss, Score

NOTICE_FIELDS = (
    "organisation",
    "province",
    "city",
    "district",
    "level",
    "kind",
    "inspecting_team",
    "inspection_start",
    "inspection_end",
    "feedback_date",
    "report_date",
    "page_date",
    "latest_done",
)
_STATED = {
    "aspects_stated": ("aspect", "total"),
    "problems_stated": ("problem", "total"),
    "tasks_stated": ("task", "total"),
    "measures_completed_stated": ("measure", "completed"),
}


def measure_notices(
    gold: Gold, tables: Mapping[str, pd.DataFrame], scores: list[Score], misses: list[Miss]
) -> None:
    """Append one score per coded field and notice, and a difference where it is wrong."""
    ours = {row["notice_id"]: row for row in tables["notices"].to_dict("records")}
    for coded in gold.tables["notices"].to_dict("records"):
        notice_id = coded["notice_id"]
        for field in NOTICE_FIELDS:
            if field in coded:
                value = normalise(ours.get(notice_id, {}).get(field))
                found = notice_id in ours and value == normalise(coded[field])
                _add(f"notices.{field}", notice_id, found, coded[field], value or "", scores, misses)
        for field, (counted, state) in _STATED.items():
            if field in coded:
                values = _stated(tables["totals"], notice_id, counted, state)
                found = normalise(coded[field]) in values if coded[field] else not values
                _add(f"notices.{field}", notice_id, found, coded[field], "/".join(values), scores, misses)


def _stated(totals: pd.DataFrame, notice_id: str, counted: str, state: str) -> list[str]:
    wanted = {
        "notice_id": notice_id,
        "counted": counted,
        "state": state,
        "statistic": "count",
        "scope": "own",
    }
    rows = totals[(totals[list(wanted)] == pd.Series(wanted)).all(axis=1)]
    return list(dict.fromkeys(normalise(value) for value in rows["value"]))


def _add(
    measure: str,
    notice_id: str,
    found: bool,
    gold: str,
    ours: str,
    scores: list[Score],
    misses: list[Miss],
) -> None:
    scores.append(Score(measure, notice_id, int(found), 1, 1))
    if not found:
        misses.append(Miss(measure, notice_id, -1, gold, ours))
