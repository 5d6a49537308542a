"""Timeline: the notices' dates compared with a rule."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd

from analysis.compare.deadlines import Deadline, compare_with_deadline
from dashboard.charts.block import Block
from dashboard.charts.deadline_line import draw_deadline
from dashboard.components.groups import describe_cut
from dashboard.components.row_limit import more_of
from dashboard.pages.timeline.deadline_findings import describe_standings
from dashboard.shell.view import View


def deadline_block(view: View, counts: Mapping[str, int], rule: Deadline) -> Block:
    """Days to the report and the day due. `counts`: count_standings, not empty."""
    tr, n = view.tr, sum(counts.values())
    more = more_of("deadlines", of=n)
    list_compared = partial(compare_with_deadline, view.tables, view.selection, rule)
    plotted, cut = list_compared(limit=more.shown), describe_cut(view, n, most=more.shown)
    return Block(
        "timeline.deadline",
        describe_standings(counts, rule, tr),
        list_compared,
        controls=("rule", "days"),
        clickable=True,
        note=f"{describe_rule(view, rule)} {tr('timeline.deadline.hint')} {cut}".strip(),
        draw=lambda: draw_deadline(
            plotted,
            names=view.names,
            hover=lambda row: hover_deadline(view, row),
            due_label=tr("timeline.deadline.due"),
            open_label=tr("timeline.gantt.open"),
            axis=tr("timeline.deadline.axis"),
        ),
        more=more,
    )


def label_rule(view: View, rule: Deadline) -> str:
    """The rule's short name."""
    return view.tr(f"deadlines.{rule.code}.label")


def describe_rule(view: View, rule: Deadline) -> str:
    """What the rule requires and what it leaves open, with regulation, version, clause and source if it has
    one."""
    note = view.tr(f"deadlines.{rule.code}.note")
    if not rule.regulation:
        return note
    cited = view.tr(
        "timeline.deadline.cite",
        regulation=rule.regulation,
        version=view.tr.day(rule.version),
        clause=rule.clause,
        source=rule.source,
    )
    return f"{cited} {note}"


def hover_deadline(view: View, row: pd.Series) -> str:
    """The text under the pointer: feedback, due day, report, and whether it is in time."""
    tr = view.tr
    due = "" if pd.isna(row["due_date"]) else tr("timeline.deadline.due_day", due=tr.day(row["due_date"]))
    dates = tr(
        "timeline.deadline.dates",
        feedback=tr.day(row["feedback_date"]),
        due=due,
        report=tr.day(row["report_date"]),
        days=tr.days(row["days_min"], row["days_max"]),
    )
    return f"{view.names[row['notice_id']]}<br>{dates}<br>{tr('codes.standing.' + row['standing'])}"
