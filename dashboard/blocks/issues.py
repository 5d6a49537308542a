"""Issues: the cells of the heatmap, the selection behind one, the bars per type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.codebook import domain
from analysis.compare.issue_counts import Group, count_issues
from analysis.compare.selection import UNKNOWN, Selection
from dashboard.block import Block
from dashboard.blocks.cut import MOST_ROWS
from dashboard.charts.bars import draw_bars
from dashboard.charts.heatmap import draw_heatmap
from dashboard.findings.issues import find_common_types, find_top_type
from dashboard.view import View, count_chosen

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


def hover_cell(view: View, by: str, cell: dict[str, Any]) -> str:
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


def cell_in_words(view: View, *, by: str, cell: tuple[Any, ...] | None) -> dict[str, str] | None:
    """A clicked cell's type and group as labels; None where none is clicked."""
    if cell is None:
        return None
    return {"type": view.words.label("issue_type", cell[0]), "group": cell_label(view, by, cell[1])}


def cells_block(view: View, types: pd.DataFrame, *, by: Group, value: str) -> Block:
    """Issue types across the groups of `by`, as counts or shares (`value`). `types`: count_types of the selection."""
    words = view.words
    cells = count_issues(view.tables, view.selection, by=by)
    columns = column_codes(cells, by=by, view=view)
    cut = f" {words('block.cut', n=MOST_ROWS, of=len(columns))}" if len(columns) > MOST_ROWS else ""
    return Block(
        "issues.heat", find_top_type(types, words, of=_count_notices(view), in_issues=view.selection.limits_issues), cells, clickable=True,
        note=words("issues.heat.hint") + cut,
        draw=lambda: draw_cells(view, cells, types, columns=columns[:MOST_ROWS], by=by, value=value),
    )  # fmt: skip


def types_block(view: View, types: pd.DataFrame) -> Block:
    """Issues by type, with the number of notices each occurs in."""
    finding = find_common_types(
        types, view.words, of=_count_notices(view), in_issues=view.selection.limits_issues
    )
    return Block(
        "issues.types", finding, types, clickable=True, note=view.words("issues.types.hint"), draw=lambda: draw_types(view, types)
    )  # fmt: skip


def _count_notices(view: View) -> int:
    """Notices chosen, with the chosen issues or without: a share of those that have them would say nothing."""
    if not view.selection.limits_issues:
        return view.n_notices
    return count_chosen(view.tables, replace(view.selection, issue_types=(), statuses=()))


def draw_cells(
    view: View, cells: pd.DataFrame, types: pd.DataFrame, *, columns: list[str], by: str, value: str
) -> go.Figure:
    """The heatmap of the cells; types in the order of `types`."""
    words = view.words
    return draw_heatmap(
        cells, rows=list(types["issue_type"]), columns=columns, by=by, value=value,
        row_label=lambda code: words.label("issue_type", code), column_label=lambda code: cell_label(view, by, code),
        value_label=words.number if value == "issues" else lambda share: f"{100 * share:.0f}%",
        hover=lambda cell: hover_cell(view, by, cell),
    )  # fmt: skip


def draw_types(view: View, types: pd.DataFrame) -> go.Figure:
    """A bar per issue type; beside it in how many of the chosen notices it occurs."""
    words, of = view.words, _count_notices(view)
    labels = [words.label("issue_type", code) for code in types["issue_type"]]
    return draw_bars(
        codes=[[code] for code in types["issue_type"]], rows=labels, values=list(types["issues"]), axis=words("issues.types.axis"),
        texts=[f"{row.issues} ({row.notices}/{of})" for row in types.itertuples()],
        hover=[f"{label}: {row.issues} ({words.percent(row.share)})" for label, row in zip(labels, types.itertuples(), strict=True)],
    )  # fmt: skip
