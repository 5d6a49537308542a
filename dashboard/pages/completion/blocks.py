"""Completion: statuses with bounds, rates with their basis, counts that are no rates."""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.compare.completion import add_completion_bounds, counts_without_total, size_of_counts
from analysis.compare.group_summary import sum_notices
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_summary import blank_unknown_statuses
from dashboard.charts.bars import draw_bars
from dashboard.charts.block import Block
from dashboard.charts.layout import on_axis
from dashboard.charts.rate_dots import draw_rate_dots
from dashboard.charts.rate_summary import draw_rate_summary
from dashboard.charts.status_shares import draw_status_shares
from dashboard.components.body_texts import format_unstated
from dashboard.components.column_order import with_first
from dashboard.components.glance_rows import label_rows, rows_by
from dashboard.components.group_findings import describe_statuses_of_groups
from dashboard.components.groups import describe_cut, label_groups
from dashboard.components.row_limit import more_of
from dashboard.pages.completion.findings import (
    describe_bounds,
    describe_counts,
    describe_rates,
    describe_summary,
    format_summarised,
    label_rate_kind,
)
from dashboard.pages.completion.rate_texts import (
    SMALL,
    describe_ignored_rates,
    format_coverage,
    format_days,
    format_rate,
    hover_rate,
    label_bounds,
    label_notice,
    label_rate,
)
from dashboard.shell.view import View

# Of the tables: what the chart shows first.
_SHARES = ["low", "high", "completed", "not_stated", "issues_listed"]
_RATE = ["notice_id", "rate", "rate_basis", "rate_unit", "completed", "total", "not_stated", "low", "high"]
_SUMMARY = ["rate_basis", "rate_unit", "pooled", "pooled_high", "completed", "total", "not_stated", "notices"]
COUNT_CODES = ["notice_id", "counted", "state"]  # identify one count without a total


def bounds_block(view: View, *, by: NoticeGroup = "notice_id") -> Block:
    """Statuses of the issues listed, of each notice or group."""
    tr, rows = view.tr, add_completion_bounds(rows_by(view, by=by))
    names = label_rows(view, rows, by=by)
    finding = describe_bounds(sum_notices(view.tables, view.selection), tr)
    per_group = describe_statuses_of_groups(rows, tr, names=label_groups(view, by, rows[by]), by=by)
    more = more_of("statuses", of=len(rows))
    cut = describe_cut(view, len(rows), by=by, most=more.shown)
    return Block(
        "completion.status",
        tr("sentence_separator").join(filter(None, [finding, per_group])),
        with_first(blank_unknown_statuses(rows), [by, *_SHARES], without=("completed_low", "completed_high")),
        controls=("by",),
        clickable=True,
        note=f"{tr('completion.status.hint')} {cut}".strip(),
        draw=lambda: draw_status_shares(
            rows.head(more.shown),
            names=names,
            label=lambda code: tr.label("status", code),
            axis=tr("completion.status.axis"),
            name=lambda row: label_bounds(view, row, on_axis(names[row[by]])),
            by=by,
        ),
        more=more,
    )


def rates_block(view: View, rates: pd.DataFrame) -> Block:
    """The rates of each notice, one line each. `rates`: analysis.compare.completion.completion_rates."""
    tr = view.tr
    order = rates.assign(bare=rates["rate_basis"] == "none").sort_values("bare", kind="stable")
    rated = order["notice_id"].drop_duplicates()
    more = more_of("rates", of=len(rated))
    first = rated.head(more.shown)
    plotted = order[order["notice_id"].isin(first)].drop(columns="bare")
    cut = "" if len(first) == view.n_notices else tr("block.cut", n=len(first), of=view.n_notices)
    parts = [describe_ignored_rates(view), tr("completion.rates.hint"), cut]
    return Block(
        "completion.rates",
        describe_rates(rates, tr),
        with_first(rates, _RATE),
        controls=(),
        note=" ".join(filter(None, parts)),
        clickable=True,
        draw=lambda: draw_rate_dots(
            plotted,
            row_label=lambda row: label_rate(view, row),
            text=lambda row: format_rate(view, row),
            hover=lambda row: hover_rate(view, row),
            label=lambda kind: tr(f"completion.rates.{kind}"),
            axis=tr("completion.rates.axis"),
        ),
        more=more,
    )


def summary_block(view: View, summary: pd.DataFrame) -> Block:
    """Mean and pooled rates. `summary`: analysis.compare.completion.summarise_rates, not empty."""
    tr = view.tr

    def label(kind: str) -> str:
        return tr("completion.rates.bounds" if kind == "bounds" else f"columns.{kind}")

    return Block(
        "completion.summary",
        describe_summary(summary, tr),
        with_first(summary, _SUMMARY),
        controls=(),
        clickable=True,
        note=tr("completion.summary.hint"),
        draw=lambda: draw_rate_summary(
            summary,
            value_label=lambda row, kind: format_summarised(row, kind, tr),
            label=label,
            axis=tr("completion.rates.axis"),
            row_label=lambda row: label_summarised(view, row),
        ),
    )


def label_summarised(view: View, row: pd.Series) -> str:
    """Basis and unit, how many notices have such a rate, and issues without a status."""
    unstated = format_unstated(row["not_stated"], row["total"], view.tr)
    small = [SMALL.format(text) for text in (format_coverage(view, row), unstated) if text]
    return "<br>".join([label_rate_kind(row, view.tr), *small])


def counts_block(view: View) -> Block:
    """Counts of what is done without a total, of which there are some."""
    n, notices = size_of_counts(view.tables, view.selection)
    tr, more = view.tr, more_of("counted", of=n)
    list_counts = partial(counts_without_total, view.tables, view.selection)
    plotted = list_counts(limit=more.shown)
    cut = describe_cut(view, n, most=more.shown)
    rows = [label_count(view, row) for _, row in plotted.iterrows()]
    texts = [tr.number(value) for value in plotted["value"]]
    return Block(
        "completion.counts",
        describe_counts(notices, tr, of=view.n_notices),
        list_counts,
        controls=(),
        clickable=True,
        note=f"{tr('completion.counts.hint')} {cut}".strip(),
        draw=lambda: draw_bars(
            rows=rows,
            values=list(plotted["value"]),
            texts=texts,
            axis=tr("completion.counts.axis"),
            hover=[f"{row}: {text}" for row, text in zip(rows, texts, strict=True)],
            codes=[[str(code) for code in codes] for codes in plotted[COUNT_CODES].to_numpy()],
        ),
        more=more,
    )


def label_count(view: View, row: pd.Series) -> str:
    """Notice, days since its feedback, what is counted and its state."""
    return f"{label_notice(view, row)} · {format_days(view, row)}<br>{label_counted(view, row)}"


def label_counted(view: View, row: pd.Series) -> str:
    """What a count without a total is of, and its state."""
    return f"{view.tr.label('counted', row['counted'])} · {view.tr.label('state', row['state'])}"
