"""Dated actions in sentences: when most were done, how many measures have one, what is still ahead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.i18n.translator import Translator


def describe_acts(months: pd.DataFrame, counted: dict[str, int], tr: Translator) -> str:
    """From the acts by month: how many lie before the feedback's month, within half a year from it, and
    later."""
    month, acts = months["month"], months["acts"]
    return tr(
        "timeline.acts.finding",
        before=tr.number(acts[month < 0].sum()),
        soon=tr.number(acts[month.between(0, 5)].sum()),
        later=tr.number(acts[month > 5].sum()),
        dated=tr.number(counted["measures_dated"]),
        measures=tr.number(counted["measures"]),
    )


def describe_planned(counted: Mapping[str, int], tr: Translator, *, today: date) -> str:
    """From the counts of planned dates: how many lay ahead when the notice was dated, and how many still
    do."""
    return tr(
        "timeline.planned.finding",
        n=counted["n"],
        at_report=tr.number(counted["at_report"]),
        at_today=tr.number(counted["at_today"]),
        today=tr.day(today.isoformat()),
    )
