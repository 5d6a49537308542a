"""Measures: acts across groups, measures per issue, documents issued."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.codebook import domain
from analysis.compare.actions import MOST_APART, summarise_measures
from analysis.compare.documents import OUTSIDE
from analysis.compare.grouping import Group, NoticeGroup
from analysis.compare.selection import UNKNOWN
from analysis.compare.side_fact import to_records
from dashboard.charts.block import Block
from dashboard.charts.heatmap import UPRIGHT, draw_heatmap
from dashboard.charts.layout import on_axis
from dashboard.charts.stacked_shares import Part, draw_stacked_shares
from dashboard.components.group_findings import describe_tops
from dashboard.components.groups import describe_cut, label_group, label_groups, order_groups
from dashboard.components.row_limit import more_of
from dashboard.components.shares import format_share
from dashboard.i18n.labels import label_place
from dashboard.pages.measures.findings import describe_documents, describe_per_issue, describe_top_action
from dashboard.shell.view import View


def actions_block(view: View, cells: pd.DataFrame, *, by: Group, value: str) -> Block:
    """Acts across the groups of `by`, as counts or shares (`value`).

    `cells`: analysis.compare.actions.count_actions.
    """
    tr = view.tr
    columns = order_groups(view, by, sorted(cells[by]))
    more = more_of("acts", of=len(columns))
    cut = describe_cut(view, len(columns), by=by, most=more.shown)
    shown = "share_in_issues" if value == "share" and view.selection.limits_issues else value
    note = " ".join([tr(f"measures.actions.hint_{shown}"), cut]).strip()
    top = describe_top_action(cells, tr, by=by)
    per_group = describe_tops(
        cells,
        tr,
        by=by,
        groups=label_groups(view, by, columns),
        row="action",
        value="measures",
        total="group_measures",
    )
    finding = tr("measures.actions.with_groups", top=top, groups=per_group) if per_group else top
    return Block(
        "measures.actions",
        finding,
        cells,
        controls=("by", "acts_show"),
        clickable=True,
        note=note,
        draw=lambda: _draw_actions(view, cells, columns=columns[: more.shown], by=by, value=value),
        more=more,
    )


def _draw_actions(view: View, cells: pd.DataFrame, *, columns: list[str], by: str, value: str) -> go.Figure:
    tr, sign = view.tr, "" if len(columns) > UPRIGHT else "%"
    present = set(cells["action"])

    def hover(cell: dict[str, Any]) -> str:
        return (
            f"{label_group(view, by, cell[by])}<br>{tr.label('action', cell['action'])}<br>"
            f"{format_share(cell['measures'], cell['group_measures'], cell['share'], tr)}"
        )

    return draw_heatmap(
        cells,
        rows=[code for code in domain("action").codes if code in present],
        columns=columns,
        by=by,
        value=value,
        row="action",
        row_label=lambda code: tr.label("action", code),
        column_label=lambda code: label_group(view, by, code),
        value_label=tr.number if value == "measures" else lambda share: f"{100 * share:.0f}{sign}",
        hover=hover,
    )


def per_issue_block(view: View, counts: pd.DataFrame, *, by: Group = "notice_id") -> Block:
    """Issues by number of measures in each group. `counts`: analysis.compare.actions.measures_per_issue."""
    first = order_groups(view, by, counts[by])
    more = more_of("per-issue", of=len(first))
    cut = describe_cut(view, len(first), by=by, most=more.shown)
    middle = summarise_measures(view.tables, view.selection).iloc[0]
    return Block(
        "measures.per_issue",
        describe_per_issue(middle, view.tr),
        counts,
        controls=("by",),
        clickable=True,
        note=f"{view.tr('measures.per_issue.hint')} {cut}".strip(),
        draw=lambda: _draw_per_issue(view, counts, label_groups(view, by, first[: more.shown]), by=by),
        more=more,
    )


def _draw_per_issue(view: View, counts: pd.DataFrame, groups: dict[str, str], *, by: Group) -> go.Figure:
    tr = view.tr
    cells = {(row["per_issue"], row[by]): row for row in to_records(counts)}
    parts = [[cells[number, code] for code in groups] for number in range(1, MOST_APART + 1)]
    rows = [on_axis(f"{groups[row[by]]} ({row['group_issues']})") for row in parts[0]]
    return draw_stacked_shares(
        rows=rows,
        axis=tr("measures.per_issue.axis"),
        parts=[_part(view, number, issues, groups, by) for number, issues in enumerate(parts, start=1)],
    )


def format_number_of_measures(view: View, number: int) -> str:
    """A number of measures an issue has; the largest includes all larger ones."""
    return view.tr("measures.per_issue.or_more", k=number) if number == MOST_APART else str(number)


def _part(view: View, number: int, issues: list[dict[str, Any]], groups: dict[str, str], by: str) -> Part:
    tr, name = view.tr, format_number_of_measures(view, number)
    return Part(
        name,
        shares=[row["share"] for row in issues],
        texts=[tr.number(row["issues"]) if row["issues"] else "" for row in issues],
        hover=[
            f"{groups[row[by]]} · {tr('measures.per_issue.hover', k=name)}<br>"
            f"{format_share(row['issues'], row['group_issues'], row['share'], tr)}"
            for row in issues
        ],
        codes=[[row[by], number] for row in issues],
    )


def documents_block(
    view: View, counts: pd.DataFrame, groups: pd.Series, *, by: NoticeGroup = "notice_id"
) -> Block:
    """Documents issued by place in each group.

    `counts`: analysis.compare.documents.count_documents; `groups`: all that have issues, so that one without
    documents keeps its empty column.
    """
    tr = view.tr
    columns = order_groups(view, by, sorted({*groups, *counts[by]}))
    more = more_of("documents", of=len(columns))
    cut = describe_cut(view, len(columns), by=by, most=more.shown)
    note = " ".join([tr("measures.documents.hint"), cut]).strip()
    finding = describe_documents(
        counts,
        tr,
        names=label_groups(view, by, columns),
        by=by,
        of=view.n_notices,
        in_issues=view.selection.limits_issues,
    )
    return Block(
        "measures.documents",
        finding,
        counts,
        controls=("by",),
        clickable=True,
        note=note,
        draw=lambda: _draw_documents(view, counts, label_groups(view, by, columns[: more.shown]), by=by),
        more=more,
    )


def _draw_documents(view: View, counts: pd.DataFrame, groups: dict[str, str], *, by: str) -> go.Figure:
    tr, present = view.tr, set(counts["place"])
    order = (*domain("issue_type").codes, UNKNOWN, OUTSIDE)

    def hover(cell: dict[str, Any]) -> str:
        documents = tr("measures.documents.hover", k=tr.number(cell["documents"]))
        return f"{groups[cell[by]]}<br>{label_place(cell['place'], tr)}<br>{documents}"

    return draw_heatmap(
        counts,
        rows=[code for code in order if code in present],
        columns=list(groups),
        by=by,
        value="documents",
        row="place",
        row_label=lambda code: label_place(code, tr),
        column_label=lambda code: groups[code],
        value_label=tr.number,
        hover=hover,
    )
