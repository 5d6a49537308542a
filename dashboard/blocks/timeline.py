"""Timeline: the phases of each notice on the calendar."""

from __future__ import annotations

import pandas as pd

from dashboard.block import Block
from dashboard.blocks.cut import MOST_ROWS
from dashboard.charts.gantt import draw_gantt
from dashboard.findings.timeline import find_rectification
from dashboard.view import View


def gantt_block(view: View, phases: pd.DataFrame) -> Block:
    """The phases on the calendar. `phases`: analysis.compare.timeline.durations."""
    words = view.words
    first = phases["notice_id"].drop_duplicates().head(MOST_ROWS)
    cut = "" if len(first) == view.n_notices else words("block.cut", n=len(first), of=view.n_notices)
    return Block(
        "timeline.gantt", find_rectification(phases, words), phases, clickable=True,
        note=f"{words('timeline.gantt.hint')} {cut}".strip(),
        draw=lambda: draw_gantt(
            phases[phases["notice_id"].isin(first)], names=view.names, label=lambda phase: words(f"timeline.phase.{phase}"),
            hover=lambda row: hover_phase(view, row), open_label=words("timeline.gantt.open"),
        ),
    )  # fmt: skip


def hover_phase(view: View, row: pd.Series) -> str:
    """What a phase says under the pointer: notice, dates, days and their basis."""
    words = view.words
    ends = f"{words.day(row['start'])} – {words.day(row['end'])}"
    days, basis = words.days(row["days_min"], row["days_max"]), words(f"timeline.basis.{row['basis']}")
    return f"{view.names[row['notice_id']]} · {words('timeline.phase.' + row['phase'])}<br>{ends}<br>{days} ({basis})"
