from pathlib import Path

import pandas as pd
import pytest

from analysis.evaluate import (
    Gold,
    GoldError,
    Score,
    below_floors,
    evaluate,
    read_floors,
    read_gold,
    sum_scores,
)
from analysis.evaluate.pairs import normalise, pair
from tests.factories.store_tables import invented_tables

ISSUE = {
    "notice_id": "a",
    "seq": "1",
    "title": "学习不深入",
    "status": "not_stated",
    "n_measures": "1",
    "start": "10",
}
EVENT = {
    "notice_id": "a",
    "start": "12",
    "date": "2024-01-05",
    "year_inferred": "yes",
    "event": "measure_done",
    "issue_seq": "1",
}
REPORT = {
    "notice_id": "a",
    "start": "90",
    "date": "2024-03",
    "year_inferred": "no",
    "event": "report",
    "issue_seq": "",
}


def scores_of(**tables: list[dict[str, str]]) -> dict[str, Score]:
    gold = Gold({name: pd.DataFrame(rows, dtype="str") for name, rows in tables.items()})
    scores, _ = evaluate(gold, invented_tables("a"))
    return {score.measure: score for score in sum_scores(scores)}


def test_tables_equal_to_the_codings_score_one() -> None:
    scores = scores_of(issues=[ISSUE, ISSUE | {"seq": "2", "start": "20"}], dates=[EVENT, REPORT])
    assert {score.f1 for score in scores.values()} == {1.0}


def test_a_row_we_do_not_find_costs_recall_and_one_too_many_precision() -> None:
    found = scores_of(issues=[ISSUE, ISSUE | {"start": "55"}])["issues"]
    assert (found.right, found.ours, found.gold) == (1, 2, 2)
    assert scores_of(issues=[ISSUE])["issues"].precision == 0.5


@pytest.mark.parametrize("field", ["title", "status", "n_measures", "seq"])
def test_a_wrong_field_costs_only_itself(field: str) -> None:
    scores = scores_of(issues=[ISSUE | {field: "9"}, ISSUE | {"seq": "2", "start": "20"}])
    assert scores[f"issues.{field}"].right == 1
    assert scores["issues"].right == 2


def test_a_field_that_is_not_coded_is_not_measured() -> None:
    scores = scores_of(issues=[ISSUE | {"issue_type": "", "focus": ""}])
    assert {"issues.issue_type", "issues.focus", "issues.status_basis"}.isdisjoint(scores)


def test_a_date_at_the_right_place_with_another_value_is_wrong() -> None:
    assert scores_of(dates=[EVENT | {"date": "2023-01-05"}, REPORT])["dates"].right == 1


def test_a_date_with_another_event_is_right_as_a_date_only() -> None:
    scores = scores_of(dates=[EVENT | {"event": "reference"}, REPORT])
    assert (scores["dates"].right, scores["dates.date+event"].right, scores["dates.event"].right) == (2, 1, 1)


def test_a_notice_that_was_rejected_misses_everything() -> None:
    scores = scores_of(notices=[{"notice_id": "gone", "organisation": "", "level": "unit"}])
    assert scores["notices.level"].right == scores["notices.organisation"].right == 0


def test_figures_of_a_notice_coded_without_any_are_surplus() -> None:
    tables = invented_tables("a")
    gold = Gold(
        {
            "notices": pd.DataFrame([{"notice_id": "a"}]),
            "outcomes": pd.DataFrame(columns=["notice_id", "outcome"]),
        }
    )
    row = {
        "notice_id": "a",
        "issue_id": "a#1",
        "outcome": "talked_to",
        "value": 3.0,
        "unit": "人",
        "start": 1,
        "end": 2,
    }
    tables["outcomes"] = pd.concat([tables["outcomes"], pd.DataFrame([row])])
    scores, misses = evaluate(gold, tables)
    assert [s.ours for s in scores if s.measure == "outcomes"] == [1]
    assert [(m.start, m.ours) for m in misses] == [(1, "1 talked_to 3 人")]


def test_two_equal_rows_need_two_partners() -> None:
    paired = pair([{"k": "x"}, {"k": "x"}], [{"k": "x"}], [lambda row: row["k"]])
    assert (len(paired.pairs), len(paired.missed), len(paired.surplus)) == (1, 1, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("37.0", "37"),
        ("（1）", "(1)"),
        ("yes", "True"),
        ("a b", "ab"),
        (float("nan"), ""),
        ("２０２４", "2024"),
    ],
)
def test_values_are_compared_without_width_and_form(one: object, other: object) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1.", "1"), ("2024-01", "2024-1"), ("3.10", "3.01"), ("true", "1")]
)
def test_values_that_differ_stay_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_a_measure_below_its_floor_or_gone_is_named() -> None:
    sentences = below_floors([Score("issues", "", 8, 10, 10)], {"issues": 0.9, "dates": 0.5})
    assert [s.split(" ")[0].rstrip(":") for s in sentences] == ["issues", "dates"]
    assert below_floors([Score("issues", "", 9, 10, 10)], {"issues": 0.9}) == []


def test_codings_that_cannot_be_used_say_why(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no hand codings"):
        read_gold(tmp_path)
    (tmp_path / "issues.csv").write_text("notice_id,title\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no column start"):
        read_gold(tmp_path)
    with pytest.raises(GoldError, match="no floors for x"):
        read_floors(tmp_path / "floors.yaml", "x")
