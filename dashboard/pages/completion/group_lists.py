"""Rates and statuses of notices or groups, each with the list behind its clicked mark."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.compare.grouping import NoticeGroup
from dashboard.components.chart_card import show_block
from dashboard.components.groups import cell_of, label_group
from dashboard.components.issue_list import show_issues
from dashboard.pages.completion.blocks import bounds_block
from dashboard.pages.completion.group_blocks import group_rates_block
from dashboard.pages.completion.lists import show_summarised
from dashboard.shell.page_run import show_later
from dashboard.shell.view import View


def show_group_rates(view: View, together: pd.DataFrame, *, by: NoticeGroup) -> None:
    """The rates of each group, and the notices' rates behind the clicked mark. `together`: groups_by_kind."""
    mark = show_block(view, lambda: group_rates_block(view, together, by=by))
    if mark is None:
        return
    *kind, group = map(str, mark)
    behind = replace(view, selection=cell_of(view.selection, by=by, group=group))
    show_later(partial(show_summarised, behind, together[together[by] == group], tuple(kind)))


def show_bounds(view: View, *, by: NoticeGroup) -> None:
    """The statuses with their bounds, and the issues of the clicked part of a bar (notice or group,
    status)."""
    picked = show_block(
        view,
        lambda: bounds_block(view, by=by),
    )
    if picked is None:
        return
    group, status = map(str, picked)
    behind = cell_of(view.selection, by=by, group=group).narrowed(statuses=status)
    cell = {"type": view.tr.label("status", status), "group": label_group(view, by, group)}
    show_later(lambda: show_issues(view, behind, cell=cell, with_section=True, key="status-issues"))
