"""Phases in sentences: how long each took."""

from __future__ import annotations

import pandas as pd

from analysis.compare.timeline import summarise_durations
from dashboard.words import Words


def find_rectification(phases: pd.DataFrame, words: Words) -> str:
    """From the durations: the span from feedback to report, and how many are open or not known."""
    row = summarise_durations(phases).set_index("phase").loc["rectification"]
    key = "finding" if row["notices"] else "finding_none"
    said = words(
        f"timeline.gantt.{key}", days=words.days(row["shortest"], row["longest"]), n=words.number(row["notices"]),
        of=words.number(row["of_notices"]),
    )  # fmt: skip
    rest = {"undated": row["open_ended"], "unknown": row["of_notices"] - row["notices"] - row["open_ended"]}
    told = [said, *(words(f"timeline.gantt.{kind}", n=words.number(n)) for kind, n in rest.items() if n)]
    return words("timeline.gantt.sentence", parts=words("timeline.part_separator").join(told))


def find_durations(phases: pd.DataFrame, words: Words) -> str:
    """From the durations: the spans of inspection and wait, each with how many notices have both its dates."""
    summary = summarise_durations(phases).set_index("phase").loc[["inspection", "wait"]]
    told = [
        words(
            f"timeline.durations.{phase}", days=words.days(row["shortest"], row["longest"]), n=words.number(row["notices"]),
            of=words.number(row["of_notices"]),
        )
        for phase, row in summary.iterrows()
    ]  # fmt: skip
    return words("timeline.gantt.sentence", parts=words("timeline.part_separator").join(told))
