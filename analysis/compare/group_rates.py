"""Completion rates by city, level or province: mean and pooled, per basis and unit."""

from __future__ import annotations

import pandas as pd

from analysis.compare.completion import SUMMARY, summarise_rates
from analysis.compare.grouping import NoticeGroup, notices_by_group
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

_WITHOUT = {"rate_basis": "none", "notices": 0, "counted_notices": 0}


def rates_of_group(
    tables: Tables, selection: Selection, rates: pd.DataFrame, *, by: NoticeGroup, group: str
) -> pd.DataFrame:
    """The rows of `rates` (completion_rates of the selection) of one group's notices."""
    return rates[rates["notice_id"].map(notices_by_group(tables, selection, by)) == group]


def group_rates(
    tables: Tables, selection: Selection, rates: pd.DataFrame, *, by: NoticeGroup
) -> pd.DataFrame:
    """One row per group, basis and unit with a rate; one with basis `none` for a group without any rate.

    Columns: <by> and those of summarise_rates; for a single notice mean and pooled are its own rate. Groups
    in the order of their first notice.
    """
    of_group = rates.assign(**{by: rates["notice_id"].map(notices_by_group(tables, selection, by))})
    groups = of_group.groupby(by, sort=False)["notice_id"].nunique().rename("of_notices").reset_index()
    found = summarise_rates(of_group, fewest=1, by=by).drop(columns="of_notices")
    every = groups.merge(found, on=by, how="left").fillna(_WITHOUT)
    return every.astype({"notices": "int64", "counted_notices": "int64"})[[by, *SUMMARY]]
