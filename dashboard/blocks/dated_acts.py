"""Timeline: dated acts around the feedback, and dates still ahead."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.block import Block
from dashboard.blocks.cut import MOST_ROWS
from dashboard.charts.acts_by_month import draw_acts_by_month
from dashboard.charts.layout import in_lines
from dashboard.charts.planned_dates import draw_planned_dates
from dashboard.findings.dated_acts import find_acts, find_planned
from dashboard.view import View

_TITLE = 9  # characters of an issue's title on an axis


def acts_block(view: View, months: pd.DataFrame, counted: dict[str, int]) -> Block:
    """Acts by month. `months`: acts_by_month, not empty; `counted`: count_dated."""
    words = view.words
    placed = words(
        "timeline.acts.note", placed=words.number(counted["placed"]), acts=words.number(counted["acts"]),
        notices=words.number(counted["notices"]), of=words.number(view.n_notices),
    )  # fmt: skip
    unplaced = counted["acts"] - counted["placed"]
    said = [
        placed,
        words("timeline.acts.unplaced", n=unplaced) if unplaced else "",
        words("timeline.acts.hint"),
    ]
    return Block(
        "timeline.acts", find_acts(months, counted, words), months, clickable=True,
        note=" ".join(filter(None, said)),
        draw=lambda: draw_acts_by_month(
            months, hover=lambda row: hover_month(view, row), label=lambda side: words(f"timeline.acts.{side}"),
            x_axis=words("timeline.acts.x_axis"), y_axis=words("timeline.acts.y_axis"),
        ),
    )  # fmt: skip


def hover_month(view: View, row: pd.Series) -> str:
    """What a month says under the pointer."""
    acts = view.words("timeline.acts.count", n=int(row["acts"]), notices=view.words.number(row["notices"]))
    return f"{name_month(view, int(row['month']))}<br>{acts}"


def name_month(view: View, month: int) -> str:
    """A month as seen from that of the feedback."""
    when = "zero" if month == 0 else "before_month" if month < 0 else "after_month"
    return view.words(f"timeline.acts.{when}", n=abs(month))


def planned_block(view: View, planned: pd.DataFrame, *, today: date) -> Block:
    """Planned dates on the calendar. `planned`: planned_dates, not empty."""
    words, plotted = view.words, planned.head(MOST_ROWS)
    cut = words("timeline.planned.cut", n=MOST_ROWS, of=len(planned)) if len(planned) > MOST_ROWS else ""
    return Block(
        "timeline.planned", find_planned(planned, words, today=today), planned, clickable=True,
        note=f"{words('timeline.planned.hint')} {cut}".strip(),
        draw=lambda: draw_planned_dates(
            plotted, rows=[name_planned(view, row) for _, row in plotted.iterrows()], today=today.isoformat(),
            hover=lambda row: hover_planned(view, row), label=lambda kind: words(f"timeline.planned.{kind}"),
        ),
    )  # fmt: skip


def name_planned(view: View, row: pd.Series) -> str:
    """Notice and the issue's title, short."""
    title = "" if pd.isna(row["title"]) else str(row["title"])
    short = f"{title[:_TITLE]}…" if len(title) > _TITLE else title
    name = in_lines(view.names.get(row["notice_id"], row["notice_id"]), width=20)
    return f"{name}<br>{short}" if short else name


def hover_planned(view: View, row: pd.Series) -> str:
    """What a planned date says under the pointer: how it stands at the report and today."""
    words = view.words
    standing = words(
        "timeline.planned.standing", report=words.day(row["report_date"]), at_report=words(f"codes.at_report.{row['at_report']}"),
        at_today=words(f"codes.at_today.{row['at_today']}"),
    )  # fmt: skip
    return f"{name_planned(view, row)}<br>{words.day(row['planned_date'])}<br>{standing}"
