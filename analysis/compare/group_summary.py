"""Summaries of notices added up by city, level or province."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.group_keys import UNKNOWN
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_summary import STATED

_SUMMED = ("issues_listed", "measures_listed", *domain("status").codes, "completed_low", "completed_high")


def summarise_groups(notices: pd.DataFrame, *, by: NoticeGroup) -> pd.DataFrame:
    """One row per group of `notices` (rows of summarise_notices), in the order of their first notice.

    Columns: <by>, notices, sums of the listed counts (issues, measures, statuses, bounds), sums of the
    stated totals over the notices that state them (absent where none does) and `<total>_notices`, the number
    of those.
    """
    grouped = notices.assign(**{by: notices[by].fillna(UNKNOWN)}).groupby(by, sort=False)
    stating = grouped[list(STATED)].count().add_suffix("_notices")
    parts: list[pd.DataFrame | pd.Series] = [
        grouped.size().rename("notices"),
        grouped[list(_SUMMED)].sum(),
        grouped[list(STATED)].sum(min_count=1),
        stating,
    ]
    return pd.concat(parts, axis=1).reset_index()
