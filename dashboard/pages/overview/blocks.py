"""Overview: what was found, and in what state it is reported to be."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.codebook import domain
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_summary import blank_unknown_statuses
from dashboard.charts.block import Block
from dashboard.charts.colours import STATED
from dashboard.charts.stated_listed import draw_stated_and_listed
from dashboard.charts.status_bars import draw_status_bars
from dashboard.components.glance_rows import label_rows, rows_by
from dashboard.components.group_findings import describe_statuses_of_groups
from dashboard.components.groups import describe_cut, label_groups
from dashboard.components.row_limit import MOST_ROWS
from dashboard.pages.overview.findings import (
    describe_stated,
    describe_stated_of_groups,
    describe_statuses,
)
from dashboard.shell.view import View


def status_block(view: View, notices: pd.DataFrame, *, by: NoticeGroup = "notice_id") -> Block:
    """Listed issues by status, of each notice or group.

    `notices`: analysis.compare.notice_summary.summarise_notices.
    """
    tr, rows = view.tr, rows_by(view, notices, by=by)
    plotted, names = rows.head(MOST_ROWS), label_rows(view, rows, by=by)
    finding = describe_statuses(notices, tr, in_issues=view.selection.limits_issues)
    per_group = describe_statuses_of_groups(rows, tr, names=label_groups(view, by, rows[by]), by=by)
    return Block(
        "overview.status",
        tr("sentence_separator").join(filter(None, [finding, per_group])),
        _to_table(rows, domain("status").codes, by=by),
        controls=("by",),
        clickable=True,
        note=f"{tr('overview.status.hint')} {describe_cut(view, len(rows), by=by)}".strip(),
        draw=lambda: draw_status_bars(
            plotted,
            names=names,
            label=lambda code: tr.label("status", code),
            axis=tr("overview.status.axis"),
            by=by,
        ),
    )


def stated_block(view: View, notices: pd.DataFrame, *, by: NoticeGroup = "notice_id") -> Block:
    """Stated totals beside the issues listed. `notices` as for `status_block`."""
    tr, rows = view.tr, rows_by(view, notices, by=by)
    plotted, names = rows.head(MOST_ROWS), label_rows(view, rows, by=by)
    finding = describe_stated(notices, tr, in_issues=view.selection.limits_issues)
    per_group = (
        ""
        if view.selection.limits_issues
        else describe_stated_of_groups(rows, tr, names=label_groups(view, by, rows[by]), by=by)
    )
    return Block(
        "overview.stated",
        tr("sentence_separator").join(filter(None, [finding, per_group])),
        _to_table(rows, STATED, by=by),
        controls=("by",),
        clickable=True,
        note=f"{tr('overview.stated.hint')} {describe_cut(view, len(rows), by=by)}".strip(),
        draw=lambda: draw_stated_and_listed(
            plotted,
            names=names,
            label=lambda column: tr(f"overview.stated.{column}"),
            axis=tr("overview.stated.axis"),
            by=by,
        ),
    )


def _to_table(rows: pd.DataFrame, drawn: Iterable[str], *, by: str) -> pd.DataFrame:
    """The same rows with what is unknown absent, and what the chart draws before the other columns."""
    first = [by, "issues_listed", *drawn]
    return blank_unknown_statuses(rows)[[*first, *(column for column in rows if column not in first)]]
