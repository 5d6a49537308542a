"""What a notice sums up of its rows, after some were corrected: counts, first acts, key dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from analysis.facts.notices import key_dates

Frames = dict[str, pd.DataFrame]


def with_cell(frame: pd.DataFrame, row: int, column: str, value: Any) -> pd.DataFrame:
    """The frame with another value in one cell."""
    changed = frame.copy()
    changed.loc[row, column] = value
    return changed


def settle(frames: Frames, read: Mapping[str, pd.DataFrame], notices: Collection[str]) -> None:
    """What these notices sum up: measures per issue, the first act of each measure, key dates."""
    counts = frames["measures"].groupby("issue_id").size()
    issues = frames["issues"].copy()
    own = issues["notice_id"].isin(notices)
    issues.loc[own, "n_measures"] = [int(counts.get(id_, 0)) for id_ in issues.loc[own, "issue_id"]]
    frames["issues"] = issues
    _settle_first_acts(frames, read, notices)
    for notice_id in notices:
        _settle_key_dates(frames, read["events"], notice_id)


def _settle_first_acts(frames: Frames, read: Mapping[str, pd.DataFrame], notices: Collection[str]) -> None:
    def first(actions: pd.DataFrame) -> dict[str, str]:
        own = actions[actions["notice_id"].isin(notices)].sort_values("start", kind="stable")
        return dict(own.drop_duplicates("measure_id")[["measure_id", "action"]].itertuples(index=False))

    before, after = first(read["actions"]), first(frames["actions"])
    changed = {id_: after.get(id_, "other") for id_ in before | after if before.get(id_) != after.get(id_)}
    measures = frames["measures"].copy()
    rows = measures["measure_id"].isin(changed)
    measures.loc[rows, "action"] = [changed[id_] for id_ in measures.loc[rows, "measure_id"]]
    frames["measures"] = measures


def _settle_key_dates(frames: Frames, read: pd.DataFrame, notice_id: str) -> None:
    """Only the key dates that follow otherwise from the corrected dates than from those read."""
    before, after = (_key_dates(events, notice_id) for events in (read, frames["events"]))
    row = frames["notices"].index[frames["notices"]["notice_id"] == notice_id][0]
    for column, value in after.items():
        if value != before[column]:
            frames["notices"] = with_cell(frames["notices"], row, column, value)


def _key_dates(events: pd.DataFrame, notice_id: str) -> dict[str, Any]:
    own = events[events["notice_id"] == notice_id].sort_values("start", kind="stable")
    return key_dates([{"event": e, "date": d} for e, d in zip(own["event"], own["date"], strict=True)])
