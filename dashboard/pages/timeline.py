"""Timeline: how long from inspection to feedback, and from feedback to the report?"""

import pandas as pd

from analysis.compare.timeline import durations
from dashboard.chart_block import MOST_ROWS, Block, show_block
from dashboard.charts.duration_dots import draw_duration_dots
from dashboard.charts.gantt import draw_gantt
from dashboard.findings import find_durations, find_rectification
from dashboard.view import open_page

view = open_page("timeline")
words = view.words
phases = durations(view.tables, view.selection)
first_notices = phases["notice_id"].drop_duplicates().head(MOST_ROWS)
note = (
    ""
    if len(first_notices) == view.n_notices
    else words("block.cut", n=len(first_notices), of=view.n_notices)
)


def phase_label(phase: str) -> str:
    return words(f"timeline.phase.{phase}")


def hover(row: pd.Series) -> str:
    ends = f"{words.day(row['start'])} – {words.day(row['end'])}"
    basis = words(f"timeline.basis.{row['basis']}")
    days = words.days(row["days_min"], row["days_max"])
    return f"{view.names[row['notice_id']]} · {phase_label(row['phase'])}<br>{ends}<br>{days} ({basis})"


show_block(
    view,
    Block("timeline.gantt", find_rectification(phases, words), phases),
    lambda: draw_gantt(
        phases[phases["notice_id"].isin(first_notices)],
        names=view.names,
        label=phase_label,
        hover=hover,
        open_label=words("timeline.gantt.open"),
    ),
    note=note,
)
show_block(
    view,
    Block("timeline.durations", find_durations(phases, words), phases),
    lambda: draw_duration_dots(phases, label=phase_label, hover=hover, axis=words("timeline.durations.axis")),
)
