"""Issues: which kinds of problems are found, and where?"""

import streamlit as st

from analysis.compare.issue_counts import count_issues, count_types, list_issues, list_measures
from dashboard import url
from dashboard.chart_block import MOST_ROWS, Block, show_block, show_table
from dashboard.charts.bars import draw_bars
from dashboard.charts.heatmap import draw_heatmap
from dashboard.evidence import show_issue
from dashboard.findings import find_common_types, find_top_type
from dashboard.issue_cells import cell_label, cell_selection, column_codes, hover_cell
from dashboard.view import open_page

MOST_ISSUES = 500

view = open_page("issues")
words = view.words
types = count_types(view.tables, view.selection)

with st.container(horizontal=True):
    by = url.choose(
        "by",
        words("issues.by.label"),
        ["notice_id", "level", "province"],
        format_func=lambda v: words(f"issues.by.{v}"),
    )
    value = url.choose(
        "show",
        words("issues.measure.label"),
        ["issues", "share"],
        format_func=lambda v: words(f"issues.measure.{v}"),
    )
cells = count_issues(view.tables, view.selection, by=by)
columns = column_codes(cells, by=by, view=view)[:MOST_ROWS]

clicked = show_block(
    view,
    Block("issues.heat", find_top_type(types, words, of=view.n_notices), cells),
    lambda: draw_heatmap(
        cells, rows=list(types["issue_type"]), columns=columns, by=by, value=value,
        row_label=lambda code: words.label("issue_type", code), column_label=lambda code: cell_label(view, by, code),
        value_label=words.number if value == "issues" else lambda v: f"{100 * v:.0f}%", hover=lambda cell: hover_cell(view, by, cell),
    ),
    clickable=True,
    note=words("issues.heat.hint"),
)  # fmt: skip

behind = cell_selection(view.selection, by=by, cell=clicked)
issues = list_issues(view.tables, behind, limit=MOST_ISSUES)
heading = (
    {"type": words.label("issue_type", clicked[0]), "group": cell_label(view, by, clicked[1])}
    if clicked
    else {}
)
st.subheader(
    words(f"issues.list.{'cell' if clicked else 'title'}", n=words.number(len(issues)), **heading),
    anchor="list",
)
st.caption(words("evidence.pick"))
row = show_table(
    view,
    issues,
    key="issue-list",
    selectable=True,
    order=["notice_id", "title", "issue_type", "status", "status_basis", "n_measures"],
)
if row is not None:
    show_issue(view, issues.iloc[row], list_measures(view.tables, issues["issue_id"].iloc[row]))

show_block(
    view,
    Block("issues.types", find_common_types(types, words, of=view.n_notices), types),
    lambda: draw_bars(
        rows=[words.label("issue_type", code) for code in types["issue_type"]], values=list(types["issues"]),
        texts=[f"{row.issues} ({row.notices}/{view.n_notices})" for row in types.itertuples()],
        hover=[f"{words.label('issue_type', row.issue_type)}: {row.issues} ({words.percent(row.share)})" for row in types.itertuples()],
        axis=words("issues.types.axis"),
    ),
)  # fmt: skip
