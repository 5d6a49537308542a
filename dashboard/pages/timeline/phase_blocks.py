"""Timeline: the phases of each notice on the calendar."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.block import Block
from dashboard.charts.gantt import draw_gantt
from dashboard.components.row_limit import more_of
from dashboard.pages.timeline.phase_findings import describe_rectification
from dashboard.shell.view import View


def gantt_block(view: View, phases: pd.DataFrame) -> Block:
    """The phases on the calendar. `phases`: analysis.compare.timeline.durations."""
    tr = view.tr
    dated = phases["notice_id"].drop_duplicates()
    more = more_of("phases", of=len(dated))
    first = dated.head(more.shown)
    cut = "" if len(first) == view.n_notices else tr("block.cut", n=len(first), of=view.n_notices)
    return Block(
        "timeline.gantt",
        describe_rectification(phases, tr),
        phases,
        controls=(),
        clickable=True,
        note=f"{tr('timeline.gantt.hint')} {cut}".strip(),
        draw=lambda: draw_gantt(
            phases[phases["notice_id"].isin(first)],
            names=view.names,
            label=lambda phase: tr(f"timeline.phase.{phase}"),
            hover=lambda row: hover_phase(view, row),
            open_label=tr("timeline.gantt.open"),
        ),
        more=more,
    )


def hover_phase(view: View, row: pd.Series) -> str:
    """The text under the pointer: notice, dates, days and their basis."""
    tr = view.tr
    ends = f"{tr.day(row['start'])} – {tr.day(row['end'])}"
    days, basis = tr.days(row["days_min"], row["days_max"]), tr(f"timeline.basis.{row['basis']}")
    phase = tr(f"timeline.phase.{row['phase']}")
    return f"{view.names[row['notice_id']]} · {phase}<br>{ends}<br>{days} ({basis})"
