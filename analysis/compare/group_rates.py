"""Completion rates by city, level or province: mean and pooled, per basis and unit."""

from __future__ import annotations

import pandas as pd

from analysis.compare.completion import SUMMARY, summarise_rates
from analysis.compare.grouping import NoticeGroup, notices_by_group
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


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
    of_notice = rates["notice_id"].map(notices_by_group(tables, selection, by))
    found = [_of_group(group, by, str(code)) for code, group in rates.groupby(of_notice, sort=False)]
    columns = [by, *SUMMARY]
    return pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)


def _of_group(rates: pd.DataFrame, by: str, code: str) -> pd.DataFrame:
    summary = summarise_rates(rates, fewest=1)
    if summary.empty:
        nothing = {
            "rate_basis": "none",
            "notices": 0,
            "counted_notices": 0,
            "of_notices": rates["notice_id"].nunique(),
        }
        summary = pd.DataFrame([nothing], columns=list(SUMMARY))
    return summary.assign(**{by: code})
