"""Deadlines in sentences: how many notices are dated by the day due."""

from __future__ import annotations

import pandas as pd

from analysis.compare.deadlines import Deadline
from dashboard.words import Words


def find_standings(held: pd.DataFrame, rule: Deadline, words: Words) -> str:
    """From the notices held against the rule: within, after, not known; of the others that it was not made for them."""
    counts = held["standing"].value_counts()
    within, after = int(counts.get("within", 0)), int(counts.get("after", 0))
    others = int(counts.get("not_covered", 0))
    due = len(held) - others
    outside = words("timeline.deadline.others", n=others) if others else ""
    if due == 0:
        return words("timeline.deadline.none", rule=_name_rule(rule, words), n=others)
    said = words(
        "timeline.deadline.finding", within=words.number(within), after=words.number(after), n=due,
        rest=words.number(due - within - after), rule=_name_rule(rule, words),
    )  # fmt: skip
    return said + outside


def _name_rule(rule: Deadline, words: Words) -> str:
    """The rule's short name, with the days where they are the reader's own."""
    name = rule.zh if words.language == "zh" else rule.en
    return name if rule.regulation else words("timeline.deadline.own", n=int(rule.days or 0))
