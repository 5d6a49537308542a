"""Deadlines in sentences: how many notices are dated by the day due."""

from __future__ import annotations

import pandas as pd

from analysis.compare.deadlines import Deadline
from dashboard.i18n.translator import Translator


def describe_standings(rows: pd.DataFrame, rule: Deadline, tr: Translator) -> str:
    """From the notices compared with the rule: how many are within, after, not known; how many it does not
    cover."""
    counts = rows["standing"].value_counts()
    within, after = int(counts.get("within", 0)), int(counts.get("after", 0))
    others = int(counts.get("not_covered", 0))
    due = len(rows) - others
    outside = tr("timeline.deadline.others", n=others) if others else ""
    if due == 0:
        return tr("timeline.deadline.none", rule=_label_rule(rule, tr), n=others)
    text = tr(
        "timeline.deadline.finding",
        within=tr.number(within),
        after=tr.number(after),
        n=due,
        rest=tr.number(due - within - after),
        rule=_label_rule(rule, tr),
    )
    return text + outside


def _label_rule(rule: Deadline, tr: Translator) -> str:
    """The rule's short name, with the days where they are the reader's own."""
    if not rule.regulation:
        return tr("timeline.deadline.own", n=int(rule.days or 0))
    return tr(f"deadlines.{rule.code}.label")
