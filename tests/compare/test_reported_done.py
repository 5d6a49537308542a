"""What a notice reports as completed, on whichever basis it has, and which of them can be compared."""

from __future__ import annotations

import pandas as pd

from analysis.compare.bodies import Order, list_bodies
from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices
from analysis.compare.reported_done import DONE, kinds_of_rates
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from tests.factories.invented_tables import invented_tables
from tests.factories.many_tables import many_tables, with_counts

EVERYTHING = Selection()


def _reported(tables: Tables, prefer: tuple[str, str] | None = None) -> pd.DataFrame:
    return list_bodies(tables, EVERYTHING, Order(kind=prefer)).set_index("notice_id")[list(DONE)]


def test_a_notice_has_one_basis_its_rate_in_the_text_before_the_statuses_of_its_issues() -> None:
    done = _reported(Tables.from_frames(invented_tables()))
    assert done.loc["alpha", ["done_basis", "done_unit", "done", "done_of"]].tolist() == [
        "stated",
        "problem",
        8,
        10,
    ]
    assert done["done_basis"].to_dict() == {"alpha": "stated", "beta": "stated", "gamma": "none"}
    assert done.loc["gamma"].isna().sum() == len(DONE) - 1  # unknown, not 0


def test_the_basis_asked_for_comes_first_where_a_notice_has_it() -> None:
    done = _reported(Tables.from_frames(invented_tables()), prefer=("listed", "issue"))
    assert done.loc["alpha", ["done_basis", "done", "done_of", "done_high"]].tolist() == ["listed", 2, 3, 1]
    assert done.loc["beta", "done_basis"] == "stated"


def test_a_number_without_a_total_is_no_rate() -> None:
    frames = with_counts(invented_tables())
    totals = frames["totals"]
    bare = totals[(totals["notice_id"] != "alpha") | (totals["counted"] == "measure")]
    issues = frames["issues"].assign(status="not_stated")
    tables = Tables.from_frames(frames | {"totals": bare, "issues": issues})
    row = _reported(tables).loc["alpha"]
    assert row["done_basis"] == "count" and row["done_unit"] == "measure" and row["done"] > 0
    assert pd.isna(row["done_rate"]) and pd.isna(row["done_of"])


def test_only_rates_that_two_notices_have_are_compared() -> None:
    assert kinds_of_rates(pool_rates(Tables.from_frames(invented_tables()), EVERYTHING)) == []
    many = pool_rates(Tables.from_frames(many_tables(3)), EVERYTHING)
    assert set(kinds_of_rates(many)) == {("stated", "problem"), ("listed", "issue")}


def test_the_median_of_days_is_that_of_all_notices_with_a_bound() -> None:
    sums = sum_notices(Tables.from_frames(invented_tables()), EVERYTHING)
    assert sums[["median_low", "dated_notices", "days_notices"]].tolist() == [168.5, 1, 2]
    assert pd.isna(sums["median_high"])
