"""Measures: acts across groups, measures per issue, documents issued."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.codebook import domain
from analysis.compare.actions import MOST_APART, middle_of_issues
from analysis.compare.fact import rows_of
from analysis.compare.grouping import Group
from analysis.compare.issued import OUTSIDE
from analysis.compare.selection import UNKNOWN, Selection
from dashboard.block import Block
from dashboard.blocks.cut import MOST_ROWS
from dashboard.charts.heatmap import UPRIGHT, draw_heatmap
from dashboard.charts.stacked_shares import Part, draw_stacked_shares
from dashboard.findings.measures import find_documents, find_per_issue, find_top_action
from dashboard.labels import say_place
from dashboard.view import View

_FIELDS = {
    "notice_id": "notices",
    "level": "levels",
    "province": "provinces",
    "kind": "kinds",
    "issue_type": "issue_types",
}


def group_label(view: View, by: str, code: str) -> str:
    """A group's name."""
    if by == "notice_id":
        return view.names.get(code, code)
    if by == "province":
        return view.words("unknown") if code == UNKNOWN else code
    return view.words.label(by, code)


def group_order(view: View, by: str, present: pd.Series) -> list[str]:
    """The groups in the order to show them: notices as the sidebar lists them, codes as the codebook does."""
    codes = set(present)
    if by == "notice_id":
        return [code for code in view.names if code in codes]
    if by == "province":
        return sorted(codes - {UNKNOWN}) + [UNKNOWN] * (UNKNOWN in codes)
    return [code for code in (*domain(by).codes, UNKNOWN) if code in codes]


def cell_of(selection: Selection, *, by: str, group: str) -> Selection:
    """The selection narrowed to one group."""
    return selection.narrowed(**{_FIELDS[by]: group})


def cut_note(view: View, number: int) -> str:
    """What a chart says that cannot show all notices; empty where it can."""
    return view.words("block.cut", n=MOST_ROWS, of=number) if number > MOST_ROWS else ""


def actions_block(view: View, cells: pd.DataFrame, *, by: Group, value: str) -> Block:
    """Acts across the groups of `by`, as counts or shares (`value`). `cells`: analysis.compare.actions.count_actions."""
    words = view.words
    columns = group_order(view, by, cells[by])
    note = " ".join([words(f"measures.actions.hint_{value}"), cut_note(view, len(columns))]).strip()
    return Block(
        "measures.actions", find_top_action(cells, words), cells, clickable=True, note=note,
        draw=lambda: _draw_actions(view, cells, columns=columns[:MOST_ROWS], by=by, value=value),
    )  # fmt: skip


def _draw_actions(view: View, cells: pd.DataFrame, *, columns: list[str], by: str, value: str) -> go.Figure:
    words, sign = view.words, "" if len(columns) > UPRIGHT else "%"
    present = set(cells["action"])

    def hover(cell: dict[str, Any]) -> str:
        return (
            f"{group_label(view, by, cell[by])}<br>{words.label('action', cell['action'])}<br>"
            f"{words.number(cell['measures'])} / {words.number(cell['group_measures'])} = {words.percent(cell['share'])}"
        )

    return draw_heatmap(
        cells, rows=[code for code in domain("action").codes if code in present], columns=columns, by=by, value=value,
        row="action", row_label=lambda code: words.label("action", code), column_label=lambda code: group_label(view, by, code),
        value_label=words.number if value == "measures" else lambda share: f"{100 * share:.0f}{sign}", hover=hover,
    )  # fmt: skip


def per_issue_block(view: View, counts: pd.DataFrame) -> Block:
    """Issues by number of measures in each notice. `counts`: analysis.compare.actions.measures_per_issue."""
    first = group_order(view, "notice_id", counts["notice_id"])
    middle = middle_of_issues(view.tables, view.selection).iloc[0]
    return Block(
        "measures.per_issue", find_per_issue(middle, view.words), counts, clickable=True,
        note=f"{view.words('measures.per_issue.hint')} {cut_note(view, len(first))}".strip(),
        draw=lambda: _draw_per_issue(view, counts, first[:MOST_ROWS]),
    )  # fmt: skip


def _draw_per_issue(view: View, counts: pd.DataFrame, notices: list[str]) -> go.Figure:
    words = view.words
    cells = {(row["per_issue"], row["notice_id"]): row for row in rows_of(counts)}
    parts = [[cells[number, code] for code in notices] for number in range(1, MOST_APART + 1)]
    rows = [
        f"{view.names[code]} ({row['group_issues']})" for code, row in zip(notices, parts[0], strict=True)
    ]
    return draw_stacked_shares(
        rows=rows, axis=words("measures.per_issue.axis"),
        parts=[_part(view, number, issues) for number, issues in enumerate(parts, start=1)],
    )  # fmt: skip


def say_number(view: View, number: int) -> str:
    """A number of measures an issue has; the largest stands for all above."""
    return view.words("measures.per_issue.or_more", k=number) if number == MOST_APART else str(number)


def _part(view: View, number: int, issues: list[dict[str, Any]]) -> Part:
    words, name = view.words, say_number(view, number)
    return Part(
        name, shares=[row["share"] for row in issues], texts=[words.number(row["issues"]) if row["issues"] else "" for row in issues],
        hover=[
            f"{view.names[row['notice_id']]} · {words('measures.per_issue.hover', k=name)}<br>"
            f"{words.number(row['issues'])} / {words.number(row['group_issues'])} = {words.percent(row['share'])}"
            for row in issues
        ],
        codes=[[row["notice_id"], number] for row in issues],
    )  # fmt: skip


def documents_block(view: View, counts: pd.DataFrame, notices: pd.Series) -> Block:
    """Documents issued by place in each notice. `counts`: analysis.compare.issued.count_documents; `notices`: all
    that have issues, so that one without documents keeps its empty column."""
    words = view.words
    columns = group_order(view, "notice_id", pd.concat([notices, counts["notice_id"]]))
    note = " ".join([words("measures.documents.hint"), cut_note(view, len(columns))]).strip()
    finding = find_documents(
        counts, words, names=view.names, of=view.n_notices, in_issues=view.selection.limits_issues
    )
    return Block(
        "measures.documents", finding, counts, clickable=True, note=note,
        draw=lambda: _draw_documents(view, counts, columns[:MOST_ROWS]),
    )  # fmt: skip


def _draw_documents(view: View, counts: pd.DataFrame, columns: list[str]) -> go.Figure:
    words, present = view.words, set(counts["place"])
    order = (*domain("issue_type").codes, UNKNOWN, OUTSIDE)

    def hover(cell: dict[str, Any]) -> str:
        return f"{view.names[cell['notice_id']]}<br>{say_place(cell['place'], words)}<br>{words('measures.documents.hover', k=words.number(cell['documents']))}"

    return draw_heatmap(
        counts, rows=[code for code in order if code in present], columns=columns, by="notice_id", value="documents", row="place",
        row_label=lambda code: say_place(code, words), column_label=lambda code: view.names[code], value_label=words.number,
        hover=hover,
    )  # fmt: skip
