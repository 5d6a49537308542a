"""Rates and statuses of notices or groups, each with the list behind its clicked mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.compare.grouping import NoticeGroup
from dashboard.charts.block import Block
from dashboard.components.chart_card import show_with_list
from dashboard.components.groups import cell_of, label_group
from dashboard.components.issue_list import show_issues
from dashboard.pages.completion.blocks import bounds_block
from dashboard.pages.completion.group_blocks import group_rates_block
from dashboard.pages.completion.lists import show_summarised
from dashboard.shell.view import View


def show_group_rates(
    view: View, together: pd.DataFrame, *, by: NoticeGroup, others: Sequence[pd.DataFrame] = ()
) -> None:
    """The rates of each group, and the notices' rates behind the clicked mark. `together`: groups_by_kind;
    `others`: the same of other kinds."""

    def show(_: Block, mark: tuple[str, ...] | None) -> None:
        if mark is not None:
            *kind, group = map(str, mark)
            behind = replace(view, selection=cell_of(view.selection, by=by, group=group))
            show_summarised(behind, together[together[by] == group], tuple(kind))

    show_with_list(view, lambda: group_rates_block(view, together, by=by, others=others), show)


def show_bounds(view: View, *, by: NoticeGroup) -> None:
    """The statuses with their bounds, and the issues of the clicked part of a bar (notice or group,
    status)."""

    def show(_: Block, picked: tuple[str, ...] | None) -> None:
        if picked is not None:
            group, status = map(str, picked)
            behind = cell_of(view.selection, by=by, group=group).narrowed(statuses=status)
            cell = {"type": view.tr.label("status", status), "group": label_group(view, by, group)}
            show_issues(view, behind, cell=cell, with_section=True, key="status-issues")

    show_with_list(view, lambda: bounds_block(view, by=by), show)
