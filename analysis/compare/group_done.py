"""Groups at a glance: what their notices state, list and report as completed, and how long they took."""

from __future__ import annotations

import pandas as pd

from analysis.compare.durations import compare_durations
from analysis.compare.group_rates import group_rates
from analysis.compare.group_summary import summarise_groups
from analysis.compare.grouping import NoticeGroup
from analysis.compare.rate_kinds import groups_by_kind, kinds_of_groups
from analysis.compare.reported_done import Kind
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

_DONE = {
    "rate_basis": "done_basis",
    "rate_unit": "done_unit",
    "completed": "done",
    "total": "done_of",
    "not_stated": "done_unstated",
    "notices": "done_notices",
}


def glance_at_groups(
    tables: Tables, selection: Selection, *, by: NoticeGroup, kind: Kind | None = None
) -> pd.DataFrame:
    """One row per group of the chosen notices, by the date of their first feedback.

    Columns: those of summarise_groups; done_basis, done_unit, done, done_of, done_unstated, done_rate,
    done_high (pooled, of one kind of rate: `kind`, else the one that most groups have; `none` for a group
    without it) and done_notices, how many of its notices have such a rate; median_low, median_high, open_from
    (days from feedback to report) and dated_notices, as in compare_durations.
    """
    groups = summarise_groups(tables, selection, by=by)
    days = compare_durations(tables, selection, by=by).query("phase == 'rectification'")
    days = days.rename(columns={"notices": "dated_notices"})
    kept = [by, "median_low", "median_high", "open_from", "dated_notices"]
    rates = group_rates(tables, selection, by=by, all_statuses=True)
    kind = kind or next(iter(kinds_of_groups(rates)), ("none", ""))
    done = _name_rates(groups_by_kind(rates, kind, by=by), by=by)
    return groups.merge(done, on=by, how="left").merge(days[kept], on=by, how="left")


def _name_rates(rates: pd.DataFrame, *, by: str) -> pd.DataFrame:
    pooled = rates.assign(
        done_rate=rates["pooled"].fillna(rates["mean"]),
        done_high=rates["pooled_high"].fillna(rates["mean_high"]),
    )
    return pooled.rename(columns=_DONE)[[by, *_DONE.values(), "done_rate", "done_high"]]
