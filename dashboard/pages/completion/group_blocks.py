"""Completion rates of groups, of one kind: mean and pooled, with bounds and coverage."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.grouping import NoticeGroup
from analysis.compare.rate_order import lowest_rates
from dashboard.charts.block import Block
from dashboard.charts.layout import on_axis
from dashboard.charts.rate_summary import draw_rate_summary
from dashboard.components.body_texts import SMALL, format_rate, format_unstated
from dashboard.components.column_order import with_first
from dashboard.components.groups import describe_cut, label_group, label_groups, only_named, order_groups
from dashboard.components.rate_choice import KEY
from dashboard.components.row_limit import more_of
from dashboard.pages.completion.findings import format_summarised
from dashboard.pages.completion.group_findings import describe_group_rates
from dashboard.pages.completion.rate_texts import describe_ignored_rates
from dashboard.shell.view import View

_COLUMNS = ["pooled", "pooled_high", "completed", "total", "not_stated", "notices", "of_notices"]
_DAYS = ("days_min", "days_max")  # of the quickest and the slowest notice: no time of the group


def group_rates_block(
    view: View, rates: pd.DataFrame, *, by: NoticeGroup, others: Sequence[pd.DataFrame] = ()
) -> Block:
    """`rates`: analysis.compare.rate_kinds.groups_by_kind, not empty; the highest rate is first, what is no
    city (level, province) last. `others`: the same of other kinds of rates."""
    tr, order = view.tr, order_groups(view, by, rates[by])
    rows = rates.set_index(by).loc[order].reset_index()
    rows = rows.iloc[(-lowest_rates(rows)).argsort(kind="stable")]
    rows = rows.iloc[(~rows[by].isin(only_named(rows, by)[by])).argsort(kind="stable")].reset_index(drop=True)
    more = more_of("rated-groups", of=len(order))
    cut = describe_cut(view, len(order), by=by, most=more.shown)
    note = [describe_ignored_rates(view), tr("completion.groups.hint"), cut]

    def label(kind: str) -> str:
        return tr("completion.rates.bounds" if kind == "bounds" else f"columns.{kind}")

    return Block(
        "completion.groups",
        describe_group_rates(rows, tr, names=label_groups(view, by, order), by=by, others=others),
        with_first(rows, [by, *_COLUMNS], without=_DAYS).dropna(axis="columns", how="all"),
        controls=("by", KEY),
        clickable=True,
        note=" ".join(filter(None, note)),
        draw=lambda: draw_rate_summary(
            rows.head(more.shown),
            value_label=lambda row, kind: format_summarised(row, kind, tr),
            label=label,
            axis=tr("completion.rates.axis"),
            row_label=lambda row: label_row(view, row, by=by),
            text=lambda row: format_row(view, row),
            codes=("rate_basis", "rate_unit", by),
        ),
        more=more,
    )


def label_row(view: View, row: pd.Series, *, by: str) -> str:
    """The group, and under it how many of its notices have such a rate, and issues without a status."""
    tr, n = view.tr, int(row["notices"])
    key = "completion.groups.rests_on_one" if n == 1 < row["of_notices"] else "completion.coverage"
    coverage = tr(key, k=tr.number(n), of=tr.number(row["of_notices"]))
    unstated = format_unstated(row["not_stated"], row["total"], tr)
    small = [SMALL.format(text) for text in (coverage, unstated) if text]
    return "<br>".join([on_axis(label_group(view, by, row[by])), *small])


def format_row(view: View, row: pd.Series) -> str:
    """The pooled rate with its n, else the mean; or that no rate is stated."""
    tr = view.tr
    if row["rate_basis"] == "none":
        return tr("completion.groups.none")
    if pd.isna(row["pooled"]):
        return tr("completion.groups.text_mean", rate=format_rate(row["mean"], row["mean_high"], tr))
    counts = tr("completion.counts_of", completed=tr.number(row["completed"]), total=tr.number(row["total"]))
    return f"{format_rate(row['pooled'], row['pooled_high'], tr)}{counts}"
