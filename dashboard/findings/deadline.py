"""Deadlines in sentences: how many notices are dated by the day due."""

from __future__ import annotations

import pandas as pd

from analysis.compare.deadlines import Deadline
from dashboard.words import Words


def find_standings(held: pd.DataFrame, rule: Deadline, words: Words) -> str:
    """From the notices held against the rule: within, after, not known; and for how many the rule was made."""
    counts = held["standing"].value_counts()
    within, after = int(counts.get("within", 0)), int(counts.get("after", 0))
    said = words(
        "timeline.deadline.finding", within=words.number(within), after=words.number(after), of=words.number(len(held)),
        rest=words.number(len(held) - within - after), rule=rule.zh if words.language == "zh" else rule.en,
    )  # fmt: skip
    if not rule.regulation:
        return said
    return said + words("timeline.deadline.covered", n=int(held["covered"].sum()), of=words.number(len(held)))
