"""Issues: the cells of the heatmap, the selection behind one, the bars per type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.grouping import NoticeGroup
from analysis.compare.issue_counts import count_issues
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.side_fact import to_records
from dashboard.charts.bars import draw_bars
from dashboard.charts.block import Block
from dashboard.charts.heatmap import draw_heatmap
from dashboard.charts.layout import on_axis
from dashboard.components.group_findings import describe_tops
from dashboard.components.groups import cell_of, describe_cut, label_group, label_groups, order_groups
from dashboard.components.row_limit import more_of
from dashboard.components.shares import format_share
from dashboard.pages.issues.findings import (
    describe_common_types,
    describe_levels,
    describe_top_type,
    describe_widespread,
)
from dashboard.shell.view import View, count_chosen


def column_codes(cells: pd.DataFrame, *, by: str, view: View) -> list[str]:
    """The groups in the order to show them."""
    return order_groups(view, by, cells[by])


def hover_cell(view: View, by: str, cell: dict[str, Any]) -> str:
    """The text under the pointer: exact count, share and base."""
    tr = view.tr
    return (
        f"{label_group(view, by, cell[by])}<br>{tr.label('issue_type', cell['issue_type'])}<br>"
        f"{format_share(cell['issues'], cell['group_issues'], cell['share'], tr)}"
    )


def cell_selection(selection: Selection, *, by: str, cell: tuple[Any, ...] | None) -> Selection:
    """The selection narrowed to a clicked cell (issue type, group); itself where none is."""
    if cell is None:
        return selection
    return cell_of(selection, by=by, group=str(cell[1])).narrowed(issue_types=str(cell[0]))


def label_cell(view: View, *, by: str, cell: tuple[Any, ...] | None) -> dict[str, str] | None:
    """A clicked cell's type and group as labels; None where none is clicked."""
    if cell is None:
        return None
    return {"type": view.tr.label("issue_type", cell[0]), "group": label_group(view, by, cell[1])}


def cells_block(view: View, types: pd.DataFrame, *, by: NoticeGroup, value: str) -> Block:
    """Issue types across the groups of `by`, as counts or shares (`value`); of one type, a bar per group.

    `types`: count_types of the selection.
    """
    tr = view.tr
    cells = count_issues(view.tables, view.selection, by=by)
    columns = column_codes(cells, by=by, view=view)
    more = more_of("groups", of=len(columns))
    draw = draw_groups if len(types) == 1 else draw_cells
    of, in_issues = _count_notices(view), view.selection.limits_issues
    levels = cells if by == "level" else count_issues(view.tables, view.selection, by="level")
    sentences = [
        describe_widespread(types, tr, of=of, in_issues=in_issues),
        describe_levels(levels, tr),
        describe_top_type(types, tr, of=of, in_issues=in_issues),
    ]
    per_group = describe_tops(
        cells[cells["issue_type"] != UNKNOWN],
        tr,
        by=by,
        groups=label_groups(view, by, columns),
        row="issue_type",
        value="issues",
        total="group_issues",
    )
    return Block(
        "issues.heat",
        tr("sentence_separator").join(filter(None, [*sentences, per_group])),
        cells,
        controls=("by", "show"),
        clickable=True,
        note=f"{tr('issues.heat.hint')} {describe_cut(view, len(columns), by=by, most=more.shown)}".strip(),
        draw=lambda: draw(view, cells, types, columns=columns[: more.shown], by=by, value=value),
        more=more,
    )


def types_block(view: View, types: pd.DataFrame) -> Block:
    """Issues by type, with the number of notices each occurs in."""
    finding = describe_common_types(
        types, view.tr, of=_count_notices(view), in_issues=view.selection.limits_issues
    )
    return Block(
        "issues.types",
        finding,
        types,
        controls=(),
        clickable=True,
        note=view.tr("issues.types.hint"),
        draw=lambda: draw_types(view, types),
    )


def _count_notices(view: View) -> int:
    """Notices chosen, with the chosen issues or without: a share of only those that have them would always be
    100%."""
    if not view.selection.limits_issues:
        return view.n_notices
    return count_chosen(view.tables, replace(view.selection, issue_types=(), statuses=()))


def draw_cells(
    view: View, cells: pd.DataFrame, types: pd.DataFrame, *, columns: list[str], by: str, value: str
) -> go.Figure:
    """The heatmap of the cells; types that most notices have come first, as in the sentence above."""
    tr, spread = view.tr, types.sort_values("notices", ascending=False, kind="stable")
    return draw_heatmap(
        cells,
        rows=list(spread["issue_type"]),
        columns=columns,
        by=by,
        value=value,
        row_label=lambda code: tr.label("issue_type", code),
        column_label=lambda code: label_group(view, by, code),
        value_label=tr.number if value == "issues" else lambda share: f"{100 * share:.0f}%",
        hover=lambda cell: hover_cell(view, by, cell),
    )


def draw_groups(
    view: View, cells: pd.DataFrame, types: pd.DataFrame, *, columns: list[str], by: str, value: str
) -> go.Figure:
    """A bar per group for the only type."""
    tr, kind = view.tr, types["issue_type"].iloc[0]
    of_group = cells[cells["issue_type"] == kind].set_index(by)
    shown = [to_records(of_group.loc[[code]].reset_index())[0] for code in columns if code in of_group.index]
    return draw_bars(
        rows=[on_axis(label_group(view, by, row[by])) for row in shown],
        values=[row[value] for row in shown],
        texts=[tr.number(row["issues"]) if value == "issues" else tr.percent(row["share"]) for row in shown],
        hover=[hover_cell(view, by, row) for row in shown],
        axis=tr(f"issues.heat.axis.{value}"),
        codes=[[row["issue_type"], row[by]] for row in shown],
        ticks=".0%" if value == "share" else "",
    )


def draw_types(view: View, types: pd.DataFrame) -> go.Figure:
    """A bar per issue type; beside it in how many of the chosen notices it occurs."""
    tr, of = view.tr, _count_notices(view)
    labels = [tr.label("issue_type", code) for code in types["issue_type"]]
    return draw_bars(
        codes=[[code] for code in types["issue_type"]],
        rows=labels,
        values=list(types["issues"]),
        axis=tr("issues.types.axis"),
        texts=[f"{row.issues:,} ({row.notices:,}/{of:,})" for row in types.itertuples()],
        hover=[
            f"{label}: {row.issues:,} ({tr.percent(row.share)})"
            for label, row in zip(labels, types.itertuples(), strict=True)
        ],
    )
