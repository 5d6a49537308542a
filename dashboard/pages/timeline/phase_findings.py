"""Phases in sentences: how long each took."""

from __future__ import annotations

import pandas as pd

from analysis.compare.durations import summarise_durations
from dashboard.i18n.translator import Translator


def describe_rectification(phases: pd.DataFrame, tr: Translator) -> str:
    """From the durations: the span from feedback to report, and how many are open or not known."""
    row = summarise_durations(phases).set_index("phase").loc["rectification"]
    key = "finding" if row["notices"] else "finding_none"
    text = tr(
        f"timeline.gantt.{key}",
        days=tr.days(row["shortest"], row["longest"]),
        n=tr.number(row["notices"]),
        of=tr.number(row["of_notices"]),
    )
    rest = {"undated": row["open_ended"], "unknown": row["of_notices"] - row["notices"] - row["open_ended"]}
    parts = [text, *(tr(f"timeline.gantt.{kind}", n=tr.number(n)) for kind, n in rest.items() if n)]
    return tr("timeline.gantt.sentence", parts=tr("timeline.part_separator").join(parts))


def describe_durations(phases: pd.DataFrame, tr: Translator) -> str:
    """From the durations: the spans of inspection and wait, each with how many notices have both its
    dates."""
    summary = summarise_durations(phases).set_index("phase").loc[["inspection", "wait"]]
    parts = [
        tr(
            f"timeline.durations.{phase}",
            days=tr.days(row["shortest"], row["longest"]),
            n=tr.number(row["notices"]),
            of=tr.number(row["of_notices"]),
        )
        for phase, row in summary.iterrows()
    ]
    return tr("timeline.gantt.sentence", parts=tr("timeline.part_separator").join(parts))
