"""Timeline: the three durations compared across notices, cities, levels and provinces."""

from __future__ import annotations

import pandas as pd

from analysis.compare.durations import compare_durations, summarise_durations
from analysis.compare.grouping import NoticeGroup
from dashboard.charts.block import Block
from dashboard.charts.duration_ranges import draw_duration_ranges
from dashboard.charts.layout import on_axis
from dashboard.components.body_texts import format_median
from dashboard.components.group_findings import describe_groups
from dashboard.components.groups import describe_cut, label_group, named_codes, order_groups
from dashboard.components.row_limit import more_of
from dashboard.pages.timeline.phase_findings import describe_durations
from dashboard.shell.view import View


def durations_block(view: View, *, by: NoticeGroup) -> Block:
    """Medians and ranges of each group."""
    tr, ranges = view.tr, compare_durations(view.tables, view.selection, by=by)
    summary = summarise_durations(view.tables, view.selection)
    groups = order_groups(view, by, ranges[by])
    more = more_of("durations", of=len(groups))
    cut = describe_cut(view, len(groups), by="group", most=more.shown)
    finding = tr("sentence_separator").join(
        filter(None, [describe_durations(summary, tr), _describe_rectification(view, ranges, groups, by=by)])
    )
    return Block(
        "timeline.durations",
        finding,
        ranges,
        controls=("by",),
        clickable=True,
        note=f"{tr('timeline.durations.hint')} {cut}".strip(),
        draw=lambda: draw_duration_ranges(
            ranges,
            by=by,
            groups=groups[: more.shown],
            group_label=lambda code: on_axis(label_group(view, by, code)),
            label=lambda phase: tr(f"timeline.phase.{phase}"),
            hover=lambda row: hover_range(view, row, by=by),
            text=lambda row: format_range(view, row, by=by),
            open_label=tr("timeline.durations.open"),
            axis=tr("timeline.durations.axis"),
        ),
        more=more,
    )


def _describe_rectification(view: View, ranges: pd.DataFrame, groups: list[str], *, by: NoticeGroup) -> str:
    """The median days from feedback to report of each group with any bound, and how many of its notices are
    dated; of groups only."""
    tr = view.tr
    rows = ranges[(ranges["phase"] == "rectification") & ranges["median_low"].notna()]
    if by == "notice_id" or rows.empty:
        return ""

    def describe(code: str) -> str:
        days = format_range(view, rows[rows[by] == code].iloc[0], by=by)
        return tr("timeline.durations.of_group", group=label_group(view, by, code), days=days)

    known = set(rows[by])
    text = describe_groups([code for code in named_codes(groups) if code in known], describe, tr, by=by)
    return tr("timeline.durations.by_group", text=text)


def format_range(view: View, row: pd.Series, *, by: NoticeGroup) -> str:
    """The days of a notice; of a group the median, and how many of its notices are dated."""
    tr, days = view.tr, format_median(row, view.tr)
    if by == "notice_id":
        return days
    n, of = tr.number(row["notices"]), tr.number(row["of_notices"])
    return tr("timeline.durations.label", days=days, n=n, of=of)


def hover_range(view: View, row: pd.Series, *, by: NoticeGroup) -> str:
    """The text under the pointer: median, range of those dated, how many are undated or not known."""
    tr = view.tr
    parts = [f"{label_group(view, by, row[by])} · {tr('timeline.phase.' + row['phase'])}"]
    if pd.notna(row["median_low"]):
        parts.append(tr("timeline.durations.median", median=format_median(row, tr)))
    if row["notices"]:
        n, of = tr.number(row["notices"]), tr.number(row["of_notices"])
        span = tr.days(row["shortest"], row["longest"])
        parts.append(tr("timeline.durations.range", n=n, of=of, range=span))
    if row["open_ended"]:
        from_ = tr.days(row["open_from"], None)
        parts.append(tr("timeline.durations.undated", n=tr.number(row["open_ended"]), days=from_))
    if unknown := row["of_notices"] - row["notices"] - row["open_ended"]:
        parts.append(tr("timeline.gantt.unknown", n=tr.number(unknown)))
    return "<br>".join(parts)
