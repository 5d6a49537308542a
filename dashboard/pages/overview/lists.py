"""The rows behind a mark of the overview's charts: the issues it counts, or the totals a notice states."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.compare.grouping import NoticeGroup, notices_by_group
from analysis.compare.notice_summary import STATED, list_stated_totals
from dashboard.components.groups import cell_of, label_group
from dashboard.components.issue_list import show_issues
from dashboard.components.passage_list import show_passages
from dashboard.shell.view import View


def show_status(view: View, cell: tuple[Any, ...], *, by: NoticeGroup = "notice_id") -> None:
    """The issues of a notice or group with the status that was clicked. `cell`: the group's code, status."""
    group, status = map(str, cell)
    chosen = cell_of(view.selection, by=by, group=group).narrowed(statuses=status)
    named = {"type": view.tr.label("status", status), "group": label_group(view, by, group)}
    show_issues(view, chosen, cell=named, key="status-issues")


def show_stated(view: View, cell: tuple[Any, ...], *, by: NoticeGroup = "notice_id") -> None:
    """The issues of a notice or group, or the passages where its notices state the total that was clicked.

    `cell`: the group's code, column.
    """
    tr, (group, column) = view.tr, map(str, cell)
    name = label_group(view, by, group)
    if column not in STATED:
        named = {"type": tr("overview.stated.listed"), "group": name}
        show_issues(view, cell_of(view.selection, by=by, group=group), cell=named, key="listed-issues")
        return
    members = notices_by_group(view.tables, view.selection, by)
    totals = pd.concat(
        [
            list_stated_totals(view.tables, notice_id=str(id_), column=column)
            for id_ in members.index[members == group]
        ]
    )
    title = tr("overview.behind.totals", name=name, n=tr.number(len(totals)))
    show_passages(
        view,
        totals.reset_index(drop=True),
        title=title,
        key="totals",
        order=["notice_id", "counted", "state", "value"],
    )
