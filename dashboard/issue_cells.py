"""The cells of the issue heatmap in words, and the selection behind one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.codebook import domain
from analysis.compare.selection import UNKNOWN, Selection
from dashboard.view import View

_FIELDS = {"notice_id": "notices", "level": "levels", "province": "provinces", "kind": "kinds"}


def column_codes(cells: pd.DataFrame, *, by: str, view: View) -> list[str]:
    """The groups in the order to show them: notices as the sidebar lists them, codes as the codebook does,
    places by number of issues."""
    present = cells.drop_duplicates(by).set_index(by)["group_issues"]
    if by == "notice_id":
        return [code for code in view.names if code in present.index]
    if by in ("level", "kind"):
        return [code for code in (*domain(by).codes, UNKNOWN) if code in present.index]
    return list(present.sort_values(ascending=False, kind="stable").index)


def cell_label(view: View, by: str, code: str) -> str:
    """The group's name."""
    if by == "notice_id":
        return view.names.get(code, code)
    if by == "province":
        return view.words("unknown") if code == UNKNOWN else code
    return view.words.label(by, code)


def hover_cell(view: View, by: str, cell: pd.Series) -> str:
    """What a cell says under the pointer: exact count, share and base."""
    words = view.words
    return (
        f"{cell_label(view, by, cell[by])}<br>{words.label('issue_type', cell['issue_type'])}<br>"
        f"{words.number(cell['issues'])} / {words.number(cell['group_issues'])} = {words.percent(cell['share'])}"
    )


def cell_selection(selection: Selection, *, by: str, cell: tuple[Any, ...] | None) -> Selection:
    """The selection narrowed to a clicked cell (issue type, group); itself where none is."""
    if cell is None:
        return selection
    return selection.narrowed(**{"issue_types": str(cell[0]), _FIELDS[by]: str(cell[1])})
