"""Timeline: dated acts around the feedback, and dates still ahead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

import pandas as pd

from analysis.compare.dated_acts import planned_dates
from dashboard.charts.acts_by_month import draw_acts_by_month
from dashboard.charts.block import Block
from dashboard.charts.planned_dates import draw_planned_dates
from dashboard.components.row_limit import more_of
from dashboard.components.some_of import format_some_of
from dashboard.i18n.lines import in_lines
from dashboard.pages.timeline.act_findings import describe_acts, describe_planned
from dashboard.shell.view import View

_TITLE = 9  # characters of an issue's title on an axis


def acts_block(view: View, months: pd.DataFrame, counted: dict[str, int]) -> Block:
    """Acts by month. `months`: acts_by_month, not empty; `counted`: count_dated."""
    tr = view.tr
    placed = tr(
        "timeline.acts.note",
        placed=tr.number(counted["placed"]),
        acts=tr.number(counted["acts"]),
        notices=format_some_of(counted["notices"], view.n_notices, tr),
    )
    unplaced = counted["acts"] - counted["placed"]
    if unplaced:
        placed = tr("sentence_separator").join([placed, tr("timeline.acts.unplaced", n=unplaced)])
    return Block(
        "timeline.acts",
        describe_acts(months, counted, tr),
        months,
        controls=(),
        clickable=True,
        note=tr("timeline.acts.hint"),
        aside=placed,
        draw=lambda: draw_acts_by_month(
            months,
            hover=lambda row: hover_month(view, row),
            label=lambda side: tr(f"timeline.acts.{side}"),
            x_axis=tr("timeline.acts.x_axis"),
            y_axis=tr("timeline.acts.y_axis"),
        ),
    )


def hover_month(view: View, row: pd.Series) -> str:
    """The text under the pointer."""
    acts = view.tr("timeline.acts.count", n=int(row["acts"]), notices=view.tr.number(row["notices"]))
    return f"{label_month(view, int(row['month']))}<br>{acts}"


def label_month(view: View, month: int) -> str:
    """A month as seen from that of the feedback."""
    when = "zero" if month == 0 else "before_month" if month < 0 else "after_month"
    return view.tr(f"timeline.acts.{when}", n=abs(month))


def planned_block(view: View, counted: Mapping[str, int], *, today: date) -> Block:
    """Planned dates on the calendar. `counted`: count_planned, of which there are some."""
    n, list_planned = counted["n"], partial(planned_dates, view.tables, view.selection, today=today)
    tr, more = view.tr, more_of("plans", of=n)
    plotted = list_planned(limit=more.shown)
    cut = tr("timeline.planned.cut", n=len(plotted), of=n) if n > more.shown else ""
    return Block(
        "timeline.planned",
        describe_planned(counted, tr, today=today),
        list_planned,
        controls=(),
        clickable=True,
        note=f"{tr('timeline.planned.hint')} {cut}".strip(),
        draw=lambda: draw_planned_dates(
            plotted,
            rows=[label_planned(view, row) for _, row in plotted.iterrows()],
            today=today.isoformat(),
            hover=lambda row: hover_planned(view, row),
            label=lambda kind: tr(f"timeline.planned.{kind}"),
        ),
        more=more,
    )


def label_planned(view: View, row: pd.Series) -> str:
    """Notice and the issue's title, short."""
    title = "" if pd.isna(row["title"]) else str(row["title"])
    short = f"{title[:_TITLE]}…" if len(title) > _TITLE else title
    name = in_lines(view.names.get(row["notice_id"], row["notice_id"]), width=20)
    return f"{name}<br>{short}" if short else name


def hover_planned(view: View, row: pd.Series) -> str:
    """The text under the pointer: whether the date was ahead at the report and is today."""
    tr = view.tr
    in_time = tr(
        "timeline.planned.standing",
        report=tr.day(row["report_date"]),
        at_report=tr(f"codes.at_report.{row['at_report']}"),
        at_today=tr(f"codes.at_today.{row['at_today']}"),
    )
    return f"{label_planned(view, row)}<br>{tr.day(row['planned_date'])}<br>{in_time}"
