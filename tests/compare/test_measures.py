"""Acts, documents, concreteness and outcomes against numbers counted by hand in tests/acted_tables.py."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.actions import (
    count_actions,
    list_measures_by_action,
    measures_per_issue,
    summarise_measures,
)
from analysis.compare.concreteness import concreteness
from analysis.compare.documents import OUTSIDE, count_documents, list_documents, list_names
from analysis.compare.measure_contents import list_contents
from analysis.compare.outcomes import list_outcomes, sum_outcomes
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables
from tests.factories.acted_tables import acted_tables, acts_table

EVERYTHING = Selection()
NOTHING = Selection(notices=("nowhere",))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.from_frames(acted_tables())


@pytest.mark.parametrize(
    ("by", "action", "group", "measures", "of"),
    [
        ("notice_id", "rule", "alpha", 3, 6),
        ("notice_id", "rule", "gamma", 0, 1),
        ("level", "study_training", "prefecture", 4, 5),
        ("issue_type", "rule", "safety_risk", 3, 4),
        ("issue_type", "other", UNKNOWN, 1, 1),
        ("province", "meeting", "甲省", 3, 11),
    ],
)
def test_acts_are_counted_by_group(
    tables: Tables, by: str, action: str, group: str, measures: int, of: int
) -> None:
    cells = count_actions(tables, EVERYTHING, by=by).set_index(["action", by])  # type: ignore[arg-type]
    cell = cells.loc[(action, group)]
    assert (cell["measures"], cell["group_measures"], cell["share"]) == (measures, of, measures / of)


def test_a_measure_with_acts_of_several_kinds_counts_once_in_each() -> None:
    named = [("alpha#1.1", "meeting"), ("alpha#1.1", "rule"), ("alpha#1.1", "meeting"), ("alpha#1.2", "rule")]
    tables = Tables.from_frames(acted_tables() | {"actions": acts_table(named)})
    counted = count_actions(tables, Selection(notices=("alpha",)), by=None).set_index("action")
    # 1.1 names two kinds, 1.2 one; the other four measures have no rows and count by their own code.
    assert counted["measures"].to_dict() == {"meeting": 3, "rule": 4}
    assert counted["group_measures"].tolist() == [6, 6]
    listed = list_measures_by_action(tables, Selection(notices=("alpha",)), action="rule")
    assert listed["act_kinds"].tolist() == ["meeting rule", "rule", "rule", "rule"]


def test_a_measure_shows_what_is_named_within_its_passage() -> None:
    named = [("alpha#1.1", "meeting"), ("alpha#1.1", "rule")]
    tables = Tables.from_frames(acted_tables() | {"actions": acts_table(named)})
    first, second = list_contents(tables, "alpha#1")
    assert (first.acts, second.acts) == (("meeting", "rule"), ("rule",))
    assert [len(first.rows["documents"]), len(second.rows["documents"])] == [0, 1]
    assert list(second.rows["documents"]["name"]) == ["甲办法"]


def test_acts_without_groups_are_counted_over_the_whole_selection(tables: Tables) -> None:
    counted = count_actions(tables, Selection(issue_types=("safety_risk",)), by=None).set_index("action")
    assert counted["measures"].to_dict() == {"meeting": 1, "rule": 3}


def test_the_acts_behind_a_cell_are_as_many_as_it_counts(tables: Tables) -> None:
    rows = list_measures_by_action(tables, Selection(notices=("alpha",)), action="meeting")
    assert rows["measure_id"].tolist() == ["alpha#1.1", "alpha#3.1", "alpha#3.2"]
    assert rows["start"].tolist() == [110, 310, 320]


def test_issues_are_counted_by_their_number_of_measures(tables: Tables) -> None:
    counts = measures_per_issue(tables, EVERYTHING).set_index(["notice_id", "per_issue"])
    assert counts.loc["alpha", "issues"].tolist() == [1, 1, 1, 0, 0]
    assert counts.loc[("beta", 4), ["issues", "share", "median", "most"]].tolist() == [1, 0.5, 2.5, 4]


@pytest.mark.parametrize(
    ("selection", "middle"),
    [
        (EVERYTHING, [6, 1.5, 1, 4, 3]),
        (Selection(notices=("alpha",)), [3, 2, 1, 3, 2]),
        (Selection(notices=("gamma",)), [1, 1, 1, 1, 1]),
    ],
)
def test_the_middle_of_the_issues_is_reported_with_how_many_lie_within(
    tables: Tables, selection: Selection, middle: list[float]
) -> None:
    assert summarise_measures(tables, selection).iloc[0].tolist() == middle


def test_the_middle_and_the_range_are_of_all_measures_as_counted(tables: Tables) -> None:
    frames = acted_tables()
    frames["issues"] = frames["issues"].assign(n_measures=[9, 1, 7, 6, 8, 7])
    found = summarise_measures(Tables.from_frames(frames), EVERYTHING).iloc[0]
    assert found.to_dict() == {"issues": 6, "median": 7, "least": 1, "most": 9, "within": 4}


def test_a_document_printed_twice_counts_once_in_the_notice(tables: Tables) -> None:
    counts = count_documents(tables, EVERYTHING).set_index(["notice_id", "place"])
    assert counts["documents"].to_dict() == {
        ("alpha", "finance_procurement"): 1,
        ("alpha", OUTSIDE): 1,
        ("alpha", "safety_risk"): 1,
        ("beta", "theory_study"): 1,
    }
    assert counts.loc[("alpha", OUTSIDE), "group_documents"] == 2


def test_a_selection_of_issues_leaves_the_documents_in_them(tables: Tables) -> None:
    counts = count_documents(tables, Selection(issue_types=("safety_risk",)))
    assert counts[["notice_id", "place", "documents"]].values.tolist() == [["alpha", "safety_risk", 1]]


def test_listed_documents_are_issued_not_cited(tables: Tables) -> None:
    assert list_documents(tables, EVERYTHING)["name"].tolist() == ["乙方案", "甲办法", "甲办法", "丙细则"]


def test_a_name_printed_twice_in_a_place_is_one_row_at_its_first_mention(tables: Tables) -> None:
    frames = acted_tables()
    outside = frames["documents"]["name"] == "乙方案"
    again = frames["documents"][outside].assign(start=70, end=73)
    twice = Tables.from_frames(frames | {"documents": pd.concat([again, frames["documents"]])})
    rows = list_names(twice, EVERYTHING, place=OUTSIDE)
    assert rows[["name", "mentions", "start"]].values.tolist() == [["乙方案", 2, 50]]


def test_concreteness_divides_by_the_characters_of_the_issues(tables: Tables) -> None:
    rates = concreteness(tables, EVERYTHING, by="notice_id").set_index("notice_id")
    assert rates.loc["alpha", ["n_chars", "dates", "figures", "documents"]].tolist() == [270, 2, 1, 2]
    assert rates.loc["alpha", "dates_per_1000"] == pytest.approx(1000 * 2 / 270)
    assert rates.loc["beta", "figures_per_1000"] == pytest.approx(1000 * 3 / 180)
    assert rates.loc["gamma", ["dates_per_1000", "figures_per_1000"]].tolist() == [0, 0]


def test_concreteness_of_one_type_counts_only_in_its_issues(tables: Tables) -> None:
    rates = concreteness(tables, EVERYTHING, by="issue_type").set_index("issue_type")
    assert rates.loc["finance_procurement", ["n_chars", "dates", "figures", "documents"]].tolist() == [
        90,
        0,
        0,
        1,
    ]


def test_outcomes_are_added_within_a_unit_and_a_place_only(tables: Tables) -> None:
    sums = sum_outcomes(tables, EVERYTHING).set_index(["outcome", "unit", "place"])
    assert sums["value"].to_dict() == {
        ("money_recovered", "元", "issues"): 123456,
        ("talked_to", "人", "issues"): 5,
        ("talked_to", "人", "outside"): 7,
        ("transferred", "人", "issues"): 1,
        ("transferred", "件", "issues"): 4,
    }
    assert sums.loc[("talked_to", "人", "issues"), ["figures", "largest"]].tolist() == [2, 3]


def test_outcomes_of_chosen_issues_ignore_what_is_elsewhere(tables: Tables) -> None:
    rows = list_outcomes(tables, Selection(issue_types=("finance_procurement",)))
    assert rows[["outcome", "value"]].values.tolist() == [["money_recovered", 123456]]


@pytest.mark.parametrize(
    "asked",
    [
        lambda t: count_actions(t, NOTHING, by="level"),
        lambda t: measures_per_issue(t, NOTHING),
        lambda t: list_measures_by_action(t, NOTHING),
        lambda t: count_documents(t, NOTHING),
        lambda t: concreteness(t, NOTHING, by="notice_id"),
        lambda t: sum_outcomes(t, NOTHING),
    ],
)
def test_an_empty_selection_has_no_rows(tables: Tables, asked: object) -> None:
    found = asked(tables)  # type: ignore[operator]
    assert isinstance(found, pd.DataFrame) and found.empty
