"""Sides against numbers counted by hand in tests/acted_tables.py and tests/invented_tables.py."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.differences import items_on_one_side, share_differences
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.side_by_side import compare_sides, fill_zeros
from analysis.compare.side_fact import COLUMNS
from analysis.compare.sides import EVERYTHING, select_side, side_options
from analysis.compare.tables import Tables
from tests.factories.acted_tables import acted_tables

SIDES = ("notice:alpha", "notice:beta")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.from_frames(acted_tables())


@pytest.fixture(scope="module")
def facts(tables: Tables) -> pd.DataFrame:
    return compare_sides(tables, Selection(), (*SIDES, "province:甲省"))


def _fact(facts: pd.DataFrame, attribute: str, side: str, item: str = "") -> pd.Series:
    found = facts[(facts["attribute"] == attribute) & (facts["side"] == side) & (facts["item"] == item)]
    assert len(found) == 1
    return found.iloc[0]


def test_groups_come_first_among_the_sides_and_notices_last(tables: Tables) -> None:
    options = side_options(tables, Selection())
    assert list(dict.fromkeys(options["what"]))[:3] == ["level", "city", "province"]
    assert options["side"].tolist()[-4:] == [EVERYTHING, "notice:gamma", "notice:alpha", "notice:beta"]
    assert options.set_index("side").loc["province:甲省", ["notices", "issues"]].tolist() == [2, 5]
    assert options.set_index("side").loc["type:safety_risk", ["notices", "issues"]].tolist() == [2, 3]


def test_only_what_the_selection_contains_can_be_a_side(tables: Tables) -> None:
    options = side_options(tables, Selection(levels=("county",)))
    assert options["side"].tolist() == [
        "level:county",
        "city:乙市",
        "province:甲省",
        "kind:巡察",
        "year:2023",
        "type:safety_risk",
        "type:finance_procurement",
        EVERYTHING,
        "notice:alpha",
    ]


def test_a_side_narrows_the_selection_it_is_in() -> None:
    selection = Selection(statuses=("completed",))
    assert select_side(selection, "level:unit") == Selection(statuses=("completed",), levels=("unit",))
    assert select_side(selection, EVERYTHING) == selection


@pytest.mark.parametrize(
    ("attribute", "side", "item", "value"),
    [
        ("issues_listed", "notice:alpha", "", 3),
        ("measures_per_issue", "notice:alpha", "", 2),
        ("issues_listed", "province:甲省", "", 5),
        ("problems_stated", "notice:alpha", "", 10),
        ("tasks_stated", "province:甲省", "", 4),
        ("rectification", "notice:alpha", "", 184),
        ("issue_type", "notice:alpha", "safety_risk", 2),
        ("action", "province:甲省", "rule", 4),
        ("status", "notice:alpha", "completed", 2),
        ("documents_issued", "notice:alpha", "", 2),
        ("dates", "notice:alpha", "", 1000 * 2 / 270),
    ],
)
def test_a_fact_is_what_the_tables_say(
    facts: pd.DataFrame, attribute: str, side: str, item: str, value: float
) -> None:
    assert _fact(facts, attribute, side, item)["value"] == pytest.approx(value)


def test_what_a_side_does_not_state_is_absent_and_not_zero(facts: pd.DataFrame) -> None:
    fact = _fact(facts, "problems_stated", "notice:beta")
    assert pd.isna(fact["value"]) and fact["n"] == 0


def test_an_undated_report_has_a_lower_bound_only(facts: pd.DataFrame) -> None:
    fact = _fact(facts, "rectification", "notice:beta")
    assert (fact["basis"], fact["at_least"]) == ("latest_done", 153)
    assert pd.isna(fact["value"]) and pd.isna(fact["at_most"])


def _days(facts: pd.DataFrame, phase: str, side: str) -> dict[str, list[float]]:
    """Per basis n, value and bounds."""
    rows = facts[(facts["attribute"] == phase) & (facts["side"] == side)].set_index("basis")
    return {
        str(basis): row.fillna(-1).tolist()
        for basis, row in rows[["n", "value", "at_least", "at_most"]].iterrows()
    }


def test_days_of_a_group_keep_dated_and_undated_notices_apart(facts: pd.DataFrame) -> None:
    found = _days(facts, "rectification", "province:甲省")
    assert found == {"dates": [1, 184, 184, 184], "latest_done": [1, -1, 153, -1]}


def test_reduced_dates_that_make_the_median_a_range_leave_it_out(facts: pd.DataFrame) -> None:
    assert _days(facts, "inspection", "province:甲省") == {"dates": [2, -1, 30, 60]}  # 40; 30 to 60


def test_notices_of_which_no_days_are_known_are_counted(tables: Tables) -> None:
    facts = compare_sides(tables, Selection(), (EVERYTHING,))
    assert {basis: row[0] for basis, row in _days(facts, "rectification", EVERYTHING).items()} == {
        "dates": 1,
        "latest_done": 1,
        "none": 1,
    }


def test_rates_of_a_group_have_bounds_and_no_mean_of_one(tables: Tables) -> None:
    rates = compare_sides(tables, Selection(), ("province:甲省",)).query("section == 'rates'")
    listed = rates[rates["basis"] == "listed"].set_index("attribute")
    assert listed.loc["completion_rate", ["value", "at_least", "at_most"]].tolist() == pytest.approx(
        [2 / 3, 2 / 3, 1]
    )
    assert "completion_rate_mean" not in listed.index and listed.loc["completion_rate_notices", "value"] == 1


def test_pooled_rate_and_mean_of_a_group_have_bounds() -> None:
    frames = acted_tables()
    issues = frames["issues"]
    frames["issues"] = issues.assign(status=issues["status"].mask(issues["issue_id"] == "beta#1", "ongoing"))
    rates = compare_sides(Tables.from_frames(frames), Selection(), ("province:甲省",)).query(
        "basis == 'listed'"
    )
    found = rates.set_index("attribute")[["value", "at_least", "at_most"]]
    assert found.loc["completion_rate"].tolist() == pytest.approx(
        [2 / 5, 2 / 5, 4 / 5]
    )  # beta 0 of 2, one not stated
    assert found.loc["completion_rate_mean"].tolist() == pytest.approx([1 / 3, 1 / 3, 3 / 4])


def test_a_group_with_several_values_names_them(facts: pd.DataFrame) -> None:
    assert _fact(facts, "level", "province:甲省")["text"] == "county|prefecture"
    assert _fact(facts, "feedback_date", "province:甲省")["text"] == "2023-03-01/2023-07-01"


def test_each_rate_of_a_notice_has_its_basis(facts: pd.DataFrame) -> None:
    rates = facts[(facts["attribute"] == "completion_rate") & (facts["side"] == "notice:alpha")]
    assert sorted(zip(rates["basis"], rates["value"].round(3), strict=True)) == [
        ("listed", 0.667),
        ("stated", 0.8),
    ]


def test_outcomes_keep_their_units_apart(facts: pd.DataFrame) -> None:
    rows = facts[(facts["item"] == "transferred") & (facts["side"] == "notice:alpha")]
    assert dict(zip(rows["unit"], rows["value"], strict=True)) == {"人": 1, "件": 4}


def test_issues_of_one_type_have_no_stated_totals_and_no_types(tables: Tables) -> None:
    facts = compare_sides(tables, Selection(), ("type:safety_risk",))
    assert not set(facts["section"]) & {"stated", "rates", "issue_types"}


def test_a_type_that_a_side_lacks_counts_as_zero_of_its_issues(facts: pd.DataFrame) -> None:
    cells = fill_zeros(facts, "issue_type", SIDES).set_index(["item", "side"])
    assert cells.loc[("theory_study", "notice:alpha"), ["value", "n"]].tolist() == [0, 3]


def test_differences_come_with_what_one_issue_changes(facts: pd.DataFrame) -> None:
    first = share_differences(facts, "issue_type", SIDES).iloc[0]
    assert (first["item"], first["high_side"], first["points"], first["step"]) == (
        "theory_study",
        "notice:beta",
        50,
        50,
    )
    safety = share_differences(facts, "issue_type", SIDES).set_index("item").loc["safety_risk"]
    assert safety["points"] == 16.7  # 66.7 - 50.0


def test_what_only_one_side_has_is_found(facts: pd.DataFrame) -> None:
    found = items_on_one_side(facts, "issue_type", SIDES)
    assert dict(zip(found["item"], found["side"], strict=True)) == {
        "finance_procurement": "notice:alpha",
        "theory_study": "notice:beta",
    }


def test_a_side_of_nothing_known_still_has_its_facts(tables: Tables) -> None:
    facts = compare_sides(tables, Selection(), ("notice:gamma", "notice:nowhere"))
    assert list(facts.columns) == list(COLUMNS)
    assert _fact(facts, "issue_type", "notice:gamma", UNKNOWN)["share"] == 1
    assert _fact(facts, "issues_listed", "notice:nowhere")["value"] == 0
