"""Timeline: the notices' dates held against a rule."""

from __future__ import annotations

import pandas as pd

from analysis.compare.deadlines import Deadline
from dashboard.block import Block
from dashboard.blocks.cut import cut_to_chart
from dashboard.charts.deadline_line import draw_deadline
from dashboard.findings.deadline import find_standings
from dashboard.view import View


def deadline_block(view: View, held: pd.DataFrame, rule: Deadline) -> Block:
    """Days to the report and the day due. `held`: analysis.compare.deadlines.hold_against, not empty."""
    words, (plotted, cut) = view.words, cut_to_chart(view, held)
    return Block(
        "timeline.deadline", find_standings(held, rule, words), held, clickable=True,
        note=f"{cite(view, rule)} {words('timeline.deadline.hint')} {cut}".strip(),
        draw=lambda: draw_deadline(
            plotted, names=view.names, hover=lambda row: hover_held(view, row), due_label=words("timeline.deadline.due"),
            open_label=words("timeline.gantt.open"), axis=words("timeline.deadline.axis"),
        ),
    )  # fmt: skip


def name_rule(view: View, rule: Deadline) -> str:
    """The rule's short name."""
    return rule.zh if view.words.language == "zh" else rule.en


def cite(view: View, rule: Deadline) -> str:
    """What the rule says and does not, with regulation, version, clause and source where it stands for one."""
    note = rule.zh_note if view.words.language == "zh" else rule.en_note
    if not rule.regulation:
        return note
    cited = view.words(
        "timeline.deadline.cite", regulation=rule.regulation, version=view.words.day(rule.version), clause=rule.clause,
        source=rule.source,
    )  # fmt: skip
    return f"{cited} {note}"


def hover_held(view: View, row: pd.Series) -> str:
    """What a notice says under the pointer: feedback, due day, report, and how they stand."""
    words = view.words
    due = (
        "" if pd.isna(row["due_date"]) else words("timeline.deadline.due_day", due=words.day(row["due_date"]))
    )
    dates = words(
        "timeline.deadline.dates", feedback=words.day(row["feedback_date"]), due=due,
        report=words.day(row["report_date"]), days=words.days(row["days_min"], row["days_max"]),
    )  # fmt: skip
    return f"{view.names[row['notice_id']]}<br>{dates}<br>{words('codes.standing.' + row['standing'])}"
