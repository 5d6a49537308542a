"""Phases in sentences: how long each took."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.components.some_of import format_some_of
from dashboard.i18n.translator import Translator


def describe_rectification(summary: pd.DataFrame, tr: Translator) -> str:
    """From the summary of durations: the span from feedback to report, and how many are open or not known."""
    row: Any = summary.set_index("phase").loc["rectification"]
    of, unknown = int(row["of_notices"]), row["of_notices"] - row["notices"] - row["open_ended"]
    parts = [tr("timeline.gantt.finding_none", n=of)]
    if row["notices"]:
        days = tr.days(row["shortest"], row["longest"])
        parts = [tr("timeline.gantt.finding", days=days, notices=format_some_of(row["notices"], of, tr))]
    if row["open_ended"]:
        least = tr.days(row["open_from"], None)
        parts.append(tr("timeline.gantt.undated", n=int(row["open_ended"]), days=least))
    if unknown:
        parts.append(tr("timeline.gantt.unknown", n=tr.number(unknown)))
    return tr("timeline.gantt.sentence", parts=tr("timeline.part_separator").join(parts))


def describe_durations(summary: pd.DataFrame, tr: Translator) -> str:
    """From the summary of durations: the spans of inspection and wait, each with how many notices have both
    its dates."""
    rows = summary.set_index("phase").loc[["inspection", "wait"]]
    parts = [_describe_phase(str(phase), row, tr) for phase, row in rows.iterrows()]
    return tr("timeline.gantt.sentence", parts=tr("timeline.part_separator").join(parts))


def _describe_phase(phase: str, row: pd.Series, tr: Translator) -> str:
    if not row["notices"]:
        return tr(
            "timeline.durations.none", phase=tr(f"timeline.phase.{phase}"), of=tr.number(row["of_notices"])
        )
    return tr(
        f"timeline.durations.{phase}",
        days=tr.days(row["shortest"], row["longest"]),
        notices=format_some_of(row["notices"], row["of_notices"], tr),
    )
