"""The issues behind a chart as a list; a row opens its measures and its passage."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.compare.issue_counts import count_types, list_issues
from analysis.compare.measure_contents import list_contents
from analysis.compare.selection import Selection
from dashboard.components.chart_card import show_table
from dashboard.components.evidence import show_issue
from dashboard.components.measure_lines import describe_measures
from dashboard.components.search_address import show_similar_link
from dashboard.shell.page_run import show_title
from dashboard.shell.view import View

MOST_ISSUES = 500  # rows sent to the browser
COLUMNS = ["notice_id", "title", "issue_type", "status", "status_basis", "n_measures"]


def show_issues(
    view: View,
    selection: Selection,
    *,
    cell: dict[str, str] | None,
    with_section: bool = False,
    key: str = "issue-list",
    n: int | None = None,
) -> pd.Series | None:
    """List the issues of the selection and return the one the reader selects, else None.

    `cell`: the clicked cell (type, group) that counts them; without it the caller has drawn a title. `n`:
    their number, if it is known. `with_section`: also list sections, which can contain the
    status.
    """
    issues = list_issues(view.tables, selection, limit=MOST_ISSUES)
    if n is None:
        is_whole = len(issues) < MOST_ISSUES
        n = len(issues) if is_whole else int(count_types(view.tables, selection)["issues"].sum())
    text = view.tr.number(n)
    title = view.tr("issues.list.cell", n=text, **cell) if cell else ""
    return show_issue_rows(view, issues, title=title, with_section=with_section, key=key)


def show_issue_rows(
    view: View, issues: pd.DataFrame, *, title: str, with_section: bool = False, key: str
) -> pd.Series | None:
    """List these issues, at most MOST_ISSUES, under the title, if any.

    Returns the selected one, else None.
    """
    tr = view.tr
    if title:
        show_title(title, anchor=key)
    cut = f" {tr('issues.list.cut', n=MOST_ISSUES)}" if len(issues) == MOST_ISSUES else ""
    st.caption(tr("evidence.pick") + cut)
    order = [*COLUMNS, "section_title"] if with_section else COLUMNS
    row = show_table(view, issues, key=key, selectable=True, order=order)
    if row is None:
        return None
    issue = issues.iloc[row]
    show_issue(view, issue, describe_measures(list_contents(view.tables, issue["issue_id"]), tr))
    show_similar_link(view, str(issue["issue_id"]))
    return issue
