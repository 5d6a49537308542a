"""Deadlines in sentences: how many notices are dated by the day due."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.compare.deadlines import Deadline
from dashboard.i18n.translator import Translator


def describe_standings(counts: Mapping[str, int], rule: Deadline, tr: Translator) -> str:
    """From the standings of the notices: how many are within, after, not known; how many it does not
    cover."""
    within, after, others = (counts.get(standing, 0) for standing in ("within", "after", "not_covered"))
    due = sum(counts.values()) - others
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
