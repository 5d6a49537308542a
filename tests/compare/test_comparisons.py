"""Comparisons over the invented tables, against numbers worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.compare.completion import completion_rates, summarise_rates
from analysis.compare.durations import durations, summarise_durations
from analysis.compare.issue_counts import count_issues, count_types, list_issues
from analysis.compare.notice_summary import blank_unknown_statuses, summarise_notices
from analysis.compare.options import list_options
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables
from analysis.store import write_tables
from tests.factories.invented_tables import invented_tables

EVERYTHING = Selection()


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.from_frames(invented_tables())


@pytest.fixture(scope="module")
def glance(tables: Tables) -> pd.DataFrame:
    return summarise_notices(tables, EVERYTHING).set_index("notice_id")


@pytest.fixture(scope="module")
def phases(tables: Tables) -> pd.DataFrame:
    return durations(tables, EVERYTHING).set_index(["notice_id", "phase"])


@pytest.fixture(scope="module")
def rates(tables: Tables) -> pd.DataFrame:
    return completion_rates(tables, EVERYTHING).set_index(["notice_id", "rate_basis"])


def test_no_status_stated_is_unknown_and_not_zero() -> None:
    statuses = {"completed": [2, 0], "mostly_completed": [0, 0], "ongoing": [1, 0], "long_term": [0, 0]}
    statuses |= {"deferred": [0, 0], "not_completed": [0, 0], "not_stated": [1, 3]}
    blanked = blank_unknown_statuses(pd.DataFrame({"issues_listed": [4, 3], **statuses}))
    assert blanked["completed"].tolist()[0] == 2
    assert blanked.loc[1, ["completed", "ongoing", "deferred"]].isna().all()
    assert blanked["not_stated"].tolist() == [1, 3]


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_a_folder_returns_the_same_answers_as_the_frames(
    tables: Tables, tmp_path: Path, format_: str
) -> None:
    folder = write_tables(invented_tables(), tmp_path / "tables", format=format_)  # type: ignore[arg-type]
    read = summarise_notices(Tables.from_folder(folder), EVERYTHING)
    pd.testing.assert_frame_equal(read, summarise_notices(tables, EVERYTHING))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (EVERYTHING, ["alpha", "beta", "gamma"]),
        (Selection(provinces=("甲省",)), ["alpha", "beta"]),
        (Selection(levels=("county", "unit")), ["alpha", "gamma"]),
        (Selection(cities=(UNKNOWN,)), ["gamma"]),
        (Selection(years=("2024",)), ["gamma"]),
        (Selection(kinds=("巡视",), notices=("alpha",)), []),
        (Selection(issue_types=("theory_study",)), ["beta"]),
        (Selection(issue_types=(UNKNOWN,)), ["gamma"]),
        (Selection(issue_types=("safety_risk",), statuses=("completed",)), ["alpha"]),
    ],
)
def test_a_selection_chooses_notices(tables: Tables, selection: Selection, expected: list[str]) -> None:
    assert sorted(summarise_notices(tables, selection)["notice_id"]) == expected


def test_a_code_with_a_quote_is_a_value_and_no_sql(tables: Tables) -> None:
    assert summarise_notices(tables, Selection(provinces=("' OR true --",))).empty


def test_the_first_own_total_of_each_unit_is_the_stated_one(glance: pd.DataFrame) -> None:
    assert glance.loc["alpha", ["aspects_stated", "problems_stated"]].tolist() == [3, 10]


def test_a_unit_that_is_not_stated_stays_absent(glance: pd.DataFrame) -> None:
    assert glance["tasks_stated"].isna().tolist() == [True, False, True]


def test_issues_without_a_status_widen_the_bounds(glance: pd.DataFrame) -> None:
    assert glance.loc["alpha", ["issues_listed", "completed_low", "completed_high"]].tolist() == [3, 2, 3]


def test_measures_are_summed_over_the_listed_issues(glance: pd.DataFrame) -> None:
    assert glance["measures_listed"].tolist() == [6, 5, 1]


def test_full_dates_give_exact_days(phases: pd.DataFrame) -> None:
    assert phases.loc[("alpha", "rectification"), ["days_min", "days_max", "basis"]].tolist() == [
        184,
        184,
        "dates",
    ]


def test_a_reduced_date_becomes_a_range(phases: pd.DataFrame) -> None:
    assert phases.loc[("beta", "inspection"), ["days_min", "days_max"]].tolist() == [30, 60]


def test_an_undated_report_has_a_lower_bound_and_no_upper_one(phases: pd.DataFrame) -> None:
    row = phases.loc[("beta", "rectification")]
    assert (row["basis"], row["days_min"], pd.isna(row["days_max"])) == ("latest_done", 153, True)


def test_nothing_is_imputed_where_a_date_is_missing(phases: pd.DataFrame) -> None:
    assert phases.loc["gamma", "basis"].tolist() == ["none"] * 3
    assert phases.loc["gamma", "days_min"].isna().all()


def test_only_dated_notices_count_in_the_summary_of_durations(tables: Tables) -> None:
    summary = summarise_durations(tables, EVERYTHING).set_index("phase")
    assert summary.loc["rectification", ["notices", "of_notices", "open_ended", "longest"]].tolist() == [
        1,
        3,
        1,
        184,
    ]


def test_types_are_counted_over_all_groups_with_their_zeros(tables: Tables) -> None:
    cells = count_issues(tables, EVERYTHING, by="notice_id").set_index(["issue_type", "notice_id"])
    assert len(cells) == 4 * 3
    assert cells.loc[("safety_risk", "alpha"), ["issues", "group_issues"]].tolist() == [2, 3]
    assert cells.loc[("safety_risk", "gamma"), "issues"] == 0


def test_shares_of_a_group_add_up_to_one(tables: Tables) -> None:
    shares = count_issues(tables, EVERYTHING, by="level").groupby("level")["share"].sum()
    assert shares.tolist() == pytest.approx([1.0] * 3)


def test_the_most_frequent_type_comes_first(tables: Tables) -> None:
    top = count_types(tables, EVERYTHING).iloc[0]
    assert (top["issue_type"], top["issues"], top["notices"]) == ("safety_risk", 3, 2)


def test_the_issues_behind_a_cell_are_those_it_counts(tables: Tables) -> None:
    behind = EVERYTHING.narrowed(issue_types="safety_risk", notices="alpha")
    assert list_issues(tables, behind)["issue_id"].tolist() == ["alpha#1", "alpha#2"]


def test_a_stated_rate_needs_both_counts_in_one_unit(rates: pd.DataFrame) -> None:
    row = rates.loc[("alpha", "stated")]
    assert (row["rate_unit"], row["total"], row["completed"], row["rate"]) == (
        "problem",
        10,
        8,
        pytest.approx(0.8),
    )


def test_a_printed_percentage_is_kept_as_the_rate(rates: pd.DataFrame) -> None:
    row = rates.loc[("beta", "stated")]
    assert (row["rate_unit"], row["rate"], pd.isna(row["recomputed"])) == ("task", pytest.approx(0.98), True)


def test_a_listed_rate_carries_its_bounds(rates: pd.DataFrame) -> None:
    row = rates.loc[("alpha", "listed")]
    assert row[["rate", "low", "high"]].tolist() == pytest.approx([2 / 3, 2 / 3, 1.0])


def test_a_notice_that_states_nothing_has_no_rate_and_not_zero(rates: pd.DataFrame) -> None:
    assert pd.isna(rates.loc[("gamma", "none"), "rate"])


@pytest.mark.parametrize(("printed", "differs"), [(80, False), (80.4, True), (79.6, True), (81, True)])
def test_a_printed_rate_is_flagged_where_it_is_not_the_rounded_recomputed_one(
    printed: float, differs: bool
) -> None:
    frames = invented_tables()
    percent = frames["totals"].iloc[[3]].assign(statistic="percent", value=printed, start=50)
    frames["totals"] = pd.concat([frames["totals"], percent], ignore_index=True)
    rates = completion_rates(Tables.from_frames(frames), EVERYTHING).set_index(["notice_id", "rate_basis"])
    assert bool(rates.loc[("alpha", "stated"), "differs"]) is differs


def test_rates_of_different_units_are_summarised_apart(tables: Tables) -> None:
    rates = completion_rates(tables, EVERYTHING)
    again = rates.assign(notice_id=rates["notice_id"] + "-2")
    summary = summarise_rates(pd.concat([rates, again]))
    assert list(zip(summary["rate_basis"], summary["rate_unit"], summary["notices"], strict=True)) == [
        ("stated", "problem", 2),
        ("listed", "issue", 2),
        ("stated", "task", 2),
    ]


def test_a_rate_of_one_notice_only_has_no_mean(tables: Tables) -> None:
    assert summarise_rates(completion_rates(tables, EVERYTHING)).empty


def test_absent_values_can_be_chosen_as_unknown(tables: Tables) -> None:
    codes = list_options(tables).codes
    assert UNKNOWN in codes["city"] and UNKNOWN in codes["issue_type"]


def test_an_answer_returned_again_is_the_callers_own() -> None:
    tables = Tables.from_frames(invented_tables())
    first = tables.query("SELECT notice_id FROM notices ORDER BY 1")
    first.loc[0, "notice_id"] = "changed"
    assert tables.query("SELECT notice_id FROM notices ORDER BY 1")["notice_id"].iloc[0] == "alpha"


def test_answers_differ_with_their_parameters() -> None:
    tables = Tables.from_frames(invented_tables())
    asked = [tables.query("SELECT $x::VARCHAR AS x", {"x": value})["x"].iloc[0] for value in ("a", "b", "a")]
    assert asked == ["a", "b", "a"]
