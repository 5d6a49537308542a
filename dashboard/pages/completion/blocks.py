"""Completion: statuses with bounds, rates with their basis, counts that are no rates."""

from __future__ import annotations

import pandas as pd

from analysis.compare.completion import add_completion_bounds
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_summary import blank_unknown_statuses
from dashboard.charts.bars import draw_bars
from dashboard.charts.block import Block
from dashboard.charts.layout import on_axis
from dashboard.charts.rate_dots import draw_rate_dots
from dashboard.charts.rate_summary import draw_rate_summary
from dashboard.charts.status_shares import draw_status_shares
from dashboard.components.glance_rows import label_rows, rows_by
from dashboard.components.group_findings import describe_statuses_of_groups
from dashboard.components.groups import describe_cut, label_groups
from dashboard.components.row_limit import MOST_ROWS, cut_to_chart
from dashboard.pages.completion.findings import (
    describe_bounds,
    describe_counts,
    describe_rates,
    describe_summary,
    format_summarised,
    label_rate_kind,
)
from dashboard.shell.view import View

COUNT_CODES = ["notice_id", "counted", "state"]  # identify one count without a total
SMALL = '<span style="font-size:11px">{}</span>'


def bounds_block(view: View, glance: pd.DataFrame, *, by: NoticeGroup = "notice_id") -> Block:
    """Statuses of the issues listed, of each notice or group.

    `glance`: analysis.compare.notice_summary.summarise_notices.
    """
    tr, rows = view.tr, add_completion_bounds(rows_by(view, glance, by=by))
    names = label_rows(view, rows, by=by)
    finding = describe_bounds(add_completion_bounds(glance), tr)
    per_group = describe_statuses_of_groups(rows, tr, names=label_groups(view, by, rows[by]), by=by)
    return Block(
        "completion.status",
        tr("sentence_separator").join(filter(None, [finding, per_group])),
        blank_unknown_statuses(rows),
        controls=("by",),
        clickable=True,
        note=f"{tr('completion.status.hint')} {describe_cut(view, len(rows), by=by)}".strip(),
        draw=lambda: draw_status_shares(
            rows.head(MOST_ROWS),
            names=names,
            label=lambda code: tr.label("status", code),
            axis=tr("completion.status.axis"),
            name=lambda row: label_bounds(view, row, on_axis(names[row[by]])),
            by=by,
        ),
    )


def label_bounds(view: View, row: pd.Series, name: str) -> str:
    """Notice or group, and under it bounds and n."""
    return f"{name}<br>{SMALL.format(format_bounds(view, row))}"


def label_notice(view: View, row: pd.Series) -> str:
    """The notice's name in lines that leave the chart room."""
    return on_axis(view.names.get(row["notice_id"], row["notice_id"]))


def format_bounds(view: View, row: pd.Series) -> str:
    """Low and high bound and n."""
    tr = view.tr
    if pd.isna(row["low"]):
        return tr("completion.no_issues")
    low, high = f"{100 * row['low']:.0f}", f"{100 * row['high']:.0f}"
    return tr(
        "completion.bounds",
        span=low if low == high else f"{low}–{high}",
        n=tr.number(row["issues_listed"]),
    )


def rates_block(view: View, rates: pd.DataFrame) -> Block:
    """The rates of each notice, one line each. `rates`: analysis.compare.completion.completion_rates."""
    tr = view.tr
    order = rates.assign(bare=rates["rate_basis"] == "none").sort_values("bare", kind="stable")
    first = order["notice_id"].drop_duplicates().head(MOST_ROWS)
    plotted = order[order["notice_id"].isin(first)].drop(columns="bare")
    cut = "" if len(first) == view.n_notices else tr("block.cut", n=len(first), of=view.n_notices)
    parts = [describe_ignored_rates(view), tr("completion.rates.hint"), cut]
    return Block(
        "completion.rates",
        describe_rates(rates, tr),
        rates,
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
    )


def label_rate(view: View, row: pd.Series) -> str:
    """Notice, and under it basis and unit."""
    name = label_notice(view, row)
    return name if row["rate_basis"] == "none" else f"{name}<br>{SMALL.format(label_rate_kind(row, view.tr))}"


def describe_ignored_rates(view: View) -> str:
    """A note that rates of all issues are ignored, if issue types are chosen."""
    return view.tr("completion.of_all_left_out") if view.selection.limits_issues else ""


def format_rate(view: View, row: pd.Series) -> str:
    """The rate with its n and the days since the feedback."""
    tr, days = view.tr, format_days(view, row)
    if pd.isna(row["rate"]) and pd.isna(row["rate_with_mostly"]):
        return tr("completion.none", days=days)
    if pd.isna(row["rate"]):
        return tr("completion.only_mostly", rate=tr.percent(row["rate_with_mostly"]), days=days)
    counts = (
        ""
        if pd.isna(row["recomputed"])
        else tr("completion.counts_of", completed=tr.number(row["completed"]), total=tr.number(row["total"]))
    )
    return tr("completion.rate", rate=tr.percent(row["rate"]), counts=counts, days=days)


def format_days(view: View, row: pd.Series) -> str:
    """Days from feedback to report, or that they are not known."""
    text = view.tr.days(row["days_min"], row["days_max"])
    return view.tr("completion.days_unknown") if text == view.tr("unknown") else text


def hover_rate(view: View, row: pd.Series) -> str:
    """The text under the pointer: every figure the rate is computed from, and where they disagree."""
    tr = view.tr
    parts = [
        f"{view.names.get(row['notice_id'], row['notice_id'])} · {label_rate_kind(row, view.tr)}",
        format_rate(view, row),
    ]
    if pd.notna(row["printed"]):
        parts.append(tr("completion.printed", rate=tr.percent(row["printed"])))
    if pd.notna(row["recomputed"]):
        parts.append(tr("completion.recomputed", rate=tr.percent(row["recomputed"])))
    if pd.notna(row["differs"]) and row["differs"]:
        parts.append(tr("completion.differs"))
    if pd.notna(row["rate_with_mostly"]) and row["rate_with_mostly"] != row["rate"]:
        parts.append(tr("completion.with_mostly", rate=tr.percent(row["rate_with_mostly"])))
    if pd.notna(row["low"]) and row["low"] != row["high"]:
        parts.append(tr("completion.low_high", low=tr.percent(row["low"]), high=tr.percent(row["high"])))
    if pd.notna(row["other_total"]):
        parts.append(tr("completion.other_total", n=tr.number(row["other_total"])))
    return "<br>".join(parts)


def summary_block(view: View, summary: pd.DataFrame) -> Block:
    """Mean and pooled rates. `summary`: analysis.compare.completion.summarise_rates, not empty."""
    tr = view.tr

    def label(kind: str) -> str:
        return tr("completion.rates.bounds" if kind == "bounds" else f"columns.{kind}")

    return Block(
        "completion.summary",
        describe_summary(summary, tr),
        summary,
        controls=(),
        clickable=True,
        note=tr("completion.summary.hint"),
        draw=lambda: draw_rate_summary(
            summary,
            value_label=lambda row, kind: format_summarised(row, kind, tr),
            label=label,
            axis=tr("completion.rates.axis"),
            row_label=lambda row: (
                f"{label_rate_kind(row, view.tr)}<br>{SMALL.format(format_coverage(view, row))}"
            ),
        ),
    )


def format_coverage(view: View, row: pd.Series) -> str:
    """How many of the chosen notices have such a rate."""
    tr = view.tr
    return tr("completion.coverage", k=tr.number(row["notices"]), of=tr.number(row["of_notices"]))


def counts_block(view: View, counts: pd.DataFrame) -> Block:
    """Counts of what is done without a total.

    `counts`: analysis.compare.completion.counts_without_total, not empty.
    """
    tr, (plotted, cut) = view.tr, cut_to_chart(view, counts)
    rows = [label_count(view, row) for _, row in plotted.iterrows()]
    texts = [tr.number(value) for value in plotted["value"]]
    return Block(
        "completion.counts",
        describe_counts(counts, tr, of=view.n_notices),
        counts,
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
    )


def label_count(view: View, row: pd.Series) -> str:
    """Notice, days since its feedback, what is counted and its state."""
    return f"{label_notice(view, row)} · {format_days(view, row)}<br>{label_counted(view, row)}"


def label_counted(view: View, row: pd.Series) -> str:
    """What a count without a total is of, and its state."""
    return f"{view.tr.label('counted', row['counted'])} · {view.tr.label('state', row['state'])}"
