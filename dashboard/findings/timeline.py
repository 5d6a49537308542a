"""Phases in sentences: how long each took."""

from __future__ import annotations

import pandas as pd

from analysis.compare.timeline import summarise_durations
from dashboard.words import Words


def find_rectification(phases: pd.DataFrame, words: Words) -> str:
    """From the durations: the span from feedback to report, and how many are open."""
    row = summarise_durations(phases).set_index("phase").loc["rectification"]
    counts = {
        "n": words.number(row["notices"]),
        "of": words.number(row["of_notices"]),
        "open": words.number(row["open_ended"]),
    }
    if not row["notices"]:
        return words("timeline.gantt.finding_none", of=counts["of"], open=counts["open"])
    low, high = words.number(row["shortest"]), words.number(row["longest"])
    if low == high:
        return words("timeline.gantt.finding_one", low=low, **counts)
    return words("timeline.gantt.finding", low=low, high=high, **counts)


def find_durations(phases: pd.DataFrame, words: Words) -> str:
    """From the durations: the spans of inspection and wait."""
    summary = summarise_durations(phases).set_index("phase")
    spans = {
        p: words.days(summary.loc[p, "shortest"], summary.loc[p, "longest"]) for p in ("inspection", "wait")
    }
    return words("timeline.durations.finding", of=words.number(summary["of_notices"].max()), **spans)
