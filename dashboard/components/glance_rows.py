"""Notices at a glance as the rows of a chart: each notice, or the groups they are in."""

from __future__ import annotations

import pandas as pd

from analysis.compare.group_summary import summarise_groups
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_summary import summarise_notices
from dashboard.components.groups import in_order, label_group, order_groups
from dashboard.shell.view import View


def rows_by(view: View, *, by: NoticeGroup) -> pd.DataFrame:
    """The notices at a glance, or their groups, in the order to show them."""
    if by == "notice_id":
        return in_order(view, summarise_notices(view.tables, view.selection))
    groups = summarise_groups(view.tables, view.selection, by=by)
    return groups.set_index(by).loc[order_groups(view, by, groups[by])].reset_index()


def label_rows(view: View, rows: pd.DataFrame, *, by: NoticeGroup) -> dict[str, str]:
    """Code -> name of each row; of a group with the number of its notices."""
    if by == "notice_id":
        return view.names
    return {
        code: view.tr("groups.named", name=label_group(view, by, code), n=int(n))
        for code, n in zip(rows[by], rows["notices"], strict=True)
    }
