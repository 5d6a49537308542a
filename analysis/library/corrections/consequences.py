"""What follows in the other tables when a row is added, changed or struck."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from analysis.library.corrections.correction import Passage
from analysis.library.corrections.settle import with_cell
from analysis.schema import TABLES
from analysis.store.frames import make_frame

Frames = dict[str, pd.DataFrame]
NOWHERE: Final = ""  # no issue is there that a measure could belong to

# Key date of a notice -> what its dates in the text are events of.
EVENT_OF = {
    "inspection_start": "inspection_start",
    "inspection_end": "inspection_end",
    "feedback_date": "feedback",
    "report_date": "report",
    "page_date": "page",
}
_OF_MEASURES = ("measures", "actions", "measure_terms")
_OF_ISSUES = ("events", "documents", "figures", "outcomes", "keywords")
_DEFAULTS: dict[str, dict[str, Any]] = {
    "issues": {"status": "not_stated", "n_measures": 0},
    "measures": {"action": "other"},
    "events": {"event": "measure_done", "year_inferred": False},
    "documents": {"role": "unclear"},
    "totals": {"counted": "problem", "state": "total", "statistic": "count", "scope": "own"},
    "outcomes": {"unit": "人"},
    "figures": {"unit": "个"},
}


def change(frames: Frames, table: str, row: int, column: str, value: Any) -> None:
    """Put the value into the cell, and what follows from it into the others."""
    old: Any = frames[table].loc[row, column]
    frames[table] = with_cell(frames[table], row, column, value)
    if table == "issues" and column == "status":
        basis = str(frames[table].loc[row, "status_basis"])
        basis = "none" if value == "not_stated" else "sentence" if basis == "none" else basis
        frames[table] = with_cell(frames[table], row, "status_basis", basis)
    if table == "notices" and column in EVENT_OF and not pd.isna(old):
        _change_events(frames, str(frames[table].loc[row, "notice_id"]), EVENT_OF[column], str(old), value)


def _change_events(frames: Frames, notice_id: str, event: str, old: str, new: str | None) -> None:
    """The dates in the text that the key date was taken from; without a new one they date nothing."""
    events = frames["events"].copy()
    same = (events["notice_id"] == notice_id) & (events["event"] == event) & (events["date"] == old)
    events.loc[same, "event" if new is None else "date"] = "reference" if new is None else new
    frames["events"] = events


def strike(frames: Frames, table: str, row: int) -> None:
    """Remove the row. Of an issue, its measures go too; dates, documents and figures printed there remain,
    outside every issue."""
    if row not in frames[table].index:
        return  # gone with its issue or measure
    struck = frames[table].loc[row]
    frames[table] = frames[table].drop(index=row)
    if table == "issues":
        for name in _OF_MEASURES:
            frames[name] = frames[name][frames[name]["issue_id"] != struck["issue_id"]]
        for name in _OF_ISSUES:
            inside = frames[name]["issue_id"] == struck["issue_id"]
            frames[name] = frames[name].assign(issue_id=frames[name]["issue_id"].mask(inside.fillna(False)))
    elif table == "measures":
        for name in _OF_MEASURES[1:]:
            frames[name] = frames[name][frames[name]["measure_id"] != struck["measure_id"]]


def add(
    frames: Frames, table: str, notice_id: str, passage: Passage, values: Mapping[str, Any]
) -> str | None:
    """Append the row under the next free number; returns its issue, None outside every issue.

    NOWHERE: nothing was added, for there is no issue or measure to add it to.
    """
    row: dict[str, Any] = dict.fromkeys(TABLES[table].names) | _DEFAULTS.get(table, {})
    row |= {k: v for k, v in values.items() if v is not None}
    row |= {"notice_id": notice_id, "start": passage[0], "end": passage[1]}
    if "n_chars" in row:
        row["n_chars"] = passage[1] - passage[0]
    if table == "issues":
        row |= _new_issue(frames, notice_id, passage[0])
        row["status_basis"] = "none" if row["status"] == "not_stated" else "sentence"
    elif "issue_id" in row:
        row["issue_id"] = _around(frames["issues"], notice_id, passage[0], "issue_id")
        if "measure_id" in row and not _place_in_measure(frames, table, row):
            return NOWHERE
    frames[table] = pd.concat([frames[table], make_frame(TABLES[table], [row])], ignore_index=True)
    if table == "issues":
        _take_over(frames, row)
    return row.get("issue_id")


def _new_issue(frames: Frames, notice_id: str, start: int) -> dict[str, Any]:
    """Number, key and section; the section is that of the issue before."""
    own = frames["issues"][frames["issues"]["notice_id"] == notice_id]
    seq = int(own["seq"].max()) + 1 if len(own) else 1
    before = own[own["start"] <= start].sort_values("start")
    section = before.iloc[-1][["section", "section_title"]].to_dict() if len(before) else {}
    return {str(k): None if pd.isna(v) else v for k, v in section.items()} | {
        "seq": seq,
        "issue_id": f"{notice_id}#{seq}",
    }


def _around(rows: pd.DataFrame, notice_id: str, start: int, key: str) -> str | None:
    """The key of the innermost row whose passage the place is in."""
    inside = rows[(rows["notice_id"] == notice_id) & (rows["start"] <= start) & (start < rows["end"])]
    return str(inside.sort_values("start").iloc[-1][key]) if len(inside) else None


def _place_in_measure(frames: Frames, table: str, row: dict[str, Any]) -> bool:
    """Give a measure or act its number; False where there is no issue or measure for it."""
    if row["issue_id"] is None:
        return False
    parent, key = ("issue_id", row["issue_id"])
    if table == "actions":
        around = _around(frames["measures"], row["notice_id"], row["start"], "measure_id")
        if around is None:
            return False
        parent, key = "measure_id", around
        row |= {"measure_id": around, "issue_id": around.rsplit(".", 1)[0]}
    own = frames[table][frames[table][parent] == key]
    row["seq"] = int(own["seq"].max()) + 1 if len(own) else 1
    if table == "measures":
        row["measure_id"] = f"{key}.{row['seq']}"
    return True


def _take_over(frames: Frames, issue: dict[str, Any]) -> None:
    """What is printed in the passage of an added issue belongs to it; its measures are numbered anew."""
    new_id, ids = issue["issue_id"], {}
    inside = _inside(frames["measures"], issue)
    for seq, old in enumerate(frames["measures"].loc[inside].sort_values("start")["measure_id"], start=1):
        ids[str(old)] = (f"{new_id}.{seq}", seq)
    for name in _OF_MEASURES:
        frame = frames[name].copy()
        taken = frame["measure_id"].isin(ids)
        olds = frame.loc[taken, "measure_id"]
        if name == "measures":
            frame.loc[taken, "seq"] = [ids[old][1] for old in olds]
        frame.loc[taken, "measure_id"] = [ids[old][0] for old in olds]
        frame.loc[taken, "issue_id"] = new_id
        frames[name] = frame
    for name in ("events", "documents", "figures", "outcomes"):
        frames[name] = frames[name].assign(
            issue_id=frames[name]["issue_id"].mask(_inside(frames[name], issue), new_id)
        )


def _inside(rows: pd.DataFrame, issue: dict[str, Any]) -> pd.Series:
    within = (rows["start"] >= issue["start"]) & (rows["end"] <= issue["end"])
    inside: pd.Series = ((rows["notice_id"] == issue["notice_id"]) & within).fillna(False).astype("bool")
    return inside
