"""Completion rates of cities, levels and provinces: mean and pooled, with bounds, coverage and days."""

from __future__ import annotations

import pandas as pd

from analysis.compare.grouping import NoticeGroup
from dashboard.charts.block import Block
from dashboard.charts.layout import on_axis
from dashboard.charts.rate_summary import draw_rate_summary
from dashboard.components.groups import describe_cut, label_group, label_groups, order_groups
from dashboard.components.row_limit import FIRST_ROWS, more_of
from dashboard.pages.completion.findings import describe_group_rates, format_summarised, label_rate_kind
from dashboard.pages.completion.rate_texts import SMALL, describe_ignored_rates, format_coverage, format_days
from dashboard.shell.view import View


def group_rates_block(view: View, rates: pd.DataFrame, *, by: NoticeGroup) -> Block:
    """`rates`: analysis.compare.group_rates.group_rates, not empty."""
    tr, order = view.tr, order_groups(view, by, rates[by])
    place = {code: number for number, code in enumerate(order)}
    rows = rates.iloc[rates[by].map(place).argsort(kind="stable")].reset_index(drop=True)
    more = more_of("rated-groups", of=len(order), least=2 * FIRST_ROWS)
    plotted = rows[rows[by].isin(order[: more.shown])]
    cut = describe_cut(view, len(order), by=by, most=more.shown)
    note = [describe_ignored_rates(view), tr("completion.groups.hint"), cut]

    def label(kind: str) -> str:
        return tr("completion.rates.bounds" if kind == "bounds" else f"columns.{kind}")

    return Block(
        "completion.groups",
        describe_group_rates(rows, tr, names=label_groups(view, by, order), by=by),
        rows,
        controls=("by",),
        clickable=True,
        note=" ".join(filter(None, note)),
        draw=lambda: draw_rate_summary(
            plotted,
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
    """The group, and under it basis, unit and how many of its notices have such a rate."""
    name, coverage = on_axis(label_group(view, by, row[by])), format_coverage(view, row)
    under = coverage if row["rate_basis"] == "none" else f"{label_rate_kind(row, view.tr)} · {coverage}"
    return f"{name}<br>{SMALL.format(under)}"


def format_row(view: View, row: pd.Series) -> str:
    """The pooled rate with its n, else the mean, and the days since the feedback; or that none is stated."""
    tr = view.tr
    if row["rate_basis"] == "none":
        return tr("completion.groups.none")
    is_counted = pd.notna(row["pooled"])
    counts = tr("completion.counts_of", completed=tr.number(row["completed"]), total=tr.number(row["total"]))
    return tr(
        "completion.groups.text",
        measure=tr("columns.pooled" if is_counted else "columns.mean"),
        days=format_days(view, row),
        rate=format_summarised(row, "pooled" if is_counted else "mean", tr),
        counts=counts if is_counted else "",
    )
