"""Dated acts in sentences: when most were done, how many measures hold one, what is still ahead."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.words import Words


def find_acts(months: pd.DataFrame, counted: dict[str, int], words: Words) -> str:
    """From the acts by month: how many lie before the feedback's month, within half a year from it, and later."""
    month, acts = months["month"], months["acts"]
    return words(
        "timeline.acts.finding", before=words.number(acts[month < 0].sum()), soon=words.number(acts[month.between(0, 5)].sum()),
        later=words.number(acts[month > 5].sum()), dated=words.number(counted["measures_dated"]),
        measures=words.number(counted["measures"]),
    )  # fmt: skip


def find_planned(planned: pd.DataFrame, words: Words, *, today: date) -> str:
    """From the planned dates: how many lay ahead when the notice was dated, and how many still do."""
    return words(
        "timeline.planned.finding", n=len(planned), at_report=words.number((planned["at_report"] == "ahead").sum()),
        at_today=words.number((planned["at_today"] == "ahead").sum()), today=words.day(today.isoformat()),
    )  # fmt: skip
