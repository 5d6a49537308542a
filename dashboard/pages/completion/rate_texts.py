"""Rates and bounds as text: beside their marks, on the axis, under the pointer."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.layout import on_axis
from dashboard.components.body_texts import format_unstated
from dashboard.pages.completion.findings import label_rate_kind
from dashboard.shell.view import View

SMALL = '<span style="font-size:11px">{}</span>'


def label_notice(view: View, row: pd.Series) -> str:
    """The notice's name in lines that leave the chart room."""
    return on_axis(view.names.get(row["notice_id"], row["notice_id"]))


def label_bounds(view: View, row: pd.Series, name: str) -> str:
    """Notice or group, and under it bounds and n."""
    return f"{name}<br>{SMALL.format(format_bounds(view, row))}"


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


def label_rate(view: View, row: pd.Series) -> str:
    """Notice, and under it basis and unit."""
    name = label_notice(view, row)
    return name if row["rate_basis"] == "none" else f"{name}<br>{SMALL.format(label_rate_kind(row, view.tr))}"


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
    unstated = format_unstated(row["not_stated"], row["total"], tr)
    rate = tr("completion.rate", rate=tr.percent(row["rate"]), counts=counts)
    return " · ".join(filter(None, [rate, unstated, days]))


def format_days(view: View, row: pd.Series) -> str:
    """Days from feedback to report, or that they are not known."""
    text = view.tr.days(row["days_min"], row["days_max"])
    return view.tr("completion.days_unknown") if text == view.tr("unknown") else text


def format_coverage(view: View, row: pd.Series) -> str:
    """How many of the chosen notices have such a rate."""
    tr = view.tr
    return tr("completion.coverage", k=tr.number(row["notices"]), of=tr.number(row["of_notices"]))


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


def describe_ignored_rates(view: View) -> str:
    """A note that rates of all issues are ignored, if issue types are chosen."""
    return view.tr("completion.of_all_left_out") if view.selection.limits_issues else ""
