"""Timeline: the phases of each notice on the calendar."""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.compare.durations import durations, summarise_durations
from dashboard.charts.block import Block
from dashboard.charts.gantt import draw_gantt
from dashboard.components.groups import describe_cut
from dashboard.components.row_limit import first_of_notices, more_of
from dashboard.pages.timeline.phase_findings import describe_rectification
from dashboard.shell.view import View


def gantt_block(view: View) -> Block:
    """The phases on the calendar."""
    tr, n = view.tr, view.n_notices
    more = more_of("phases", of=n, least=first_of_notices(n))
    list_phases = partial(durations, view.tables, view.selection)
    cut = describe_cut(view, n, most=more.shown)
    return Block(
        "timeline.gantt",
        describe_rectification(summarise_durations(view.tables, view.selection), tr),
        list_phases,
        controls=(),
        clickable=True,
        note=f"{tr('timeline.gantt.hint')} {cut}".strip(),
        draw=lambda: draw_gantt(
            list_phases(notices=more.shown),
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
