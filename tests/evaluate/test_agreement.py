from pathlib import Path

import pandas as pd
import pytest

from analysis.evaluate import Gold
from analysis.evaluate.agreement import Agreement, main, measure_agreement, read_codings
from tests.factories.gold import GOLD

FIRST = [str(GOLD / name) for name in ("sample", "corpus", "corpus_b", "corpus_c")]
SECOND = str(GOLD / "second")

NOTICE = {"notice_id": "a", "organisation": "某县水务局", "city": "", "latest_done": "2024-05"}
ISSUE = {
    "notice_id": "a",
    "start": "10",
    "section": "二",
    "title": "学习不深入",
    "issue_type": "theory_study",
}
OTHER = ISSUE | {"start": "20", "title": "采购不规范", "issue_type": "finance_procurement"}
DATE = {"notice_id": "a", "start": "12", "date": "2024-01-05", "issue_seq": "1", "event": "measure_done"}
DOCUMENT = {"notice_id": "a", "start": "30", "name": "采购办法", "issue_seq": "2", "role": "issued"}
TOTAL = {
    "notice_id": "a",
    "counted": "task",
    "state": "ongoing",
    "statistic": "count",
    "value": "4",
    "scope": "own",
}
OUTCOME = {"notice_id": "a", "issue_seq": "1", "outcome": "talked_to", "value": "3", "unit": "人"}

Rows = list[dict[str, str]]


def gold(**tables: Rows) -> Gold:
    rows = {"notices": [NOTICE]} | tables
    return Gold({name: pd.DataFrame(table, dtype="str").fillna("") for name, table in rows.items()})


def agreement(file: str, first: Rows, second: Rows) -> dict[str, Agreement]:
    found, _ = measure_agreement(gold(**{file: first}), gold(**{file: second}))
    return {one.measure: one for one in found}


@pytest.mark.parametrize("file", ["notices", "issues", "dates", "documents", "totals", "outcomes"])
def test_a_coding_agrees_with_itself_on_every_measure(file: str) -> None:
    rows = {
        "notices": NOTICE,
        "issues": ISSUE,
        "dates": DATE,
        "documents": DOCUMENT,
        "totals": TOTAL,
        "outcomes": OUTCOME,
    }[file]
    found = agreement(file, [rows], [rows])
    assert file in found
    assert {one.share for one in found.values()} == {1.0}


def test_a_unit_only_one_coder_found_lowers_the_f1() -> None:
    found = agreement("issues", [ISSUE, OTHER], [ISSUE])["issues"]
    assert (found.equal, found.first, found.second, found.share) == (1, 2, 1, pytest.approx(2 / 3))


def test_fields_are_compared_in_units_both_found() -> None:
    found = agreement("issues", [ISSUE, OTHER], [ISSUE | {"title": "学习不扎实"}])
    assert (found["issues.title"].equal, found["issues.title"].first) == (0, 1)
    assert found["issues.section"].share == 1.0


def test_codes_have_a_kappa_and_other_fields_none() -> None:
    found = agreement("issues", [ISSUE, OTHER], [ISSUE, OTHER | {"issue_type": "theory_study"}])
    assert (found["issues.issue_type"].share, found["issues.issue_type"].kappa) == (0.5, 0.0)
    assert found["issues.title"].kappa is None


def test_a_column_one_coder_left_empty_in_a_notice_is_not_compared() -> None:
    assert "issues.section" not in agreement("issues", [ISSUE, OTHER], [ISSUE | {"section": ""}])


def test_an_empty_cell_in_a_coded_column_is_a_value() -> None:
    outside = DATE | {"start": "40", "issue_seq": ""}
    found = agreement("dates", [DATE, outside], [DATE, outside | {"issue_seq": "2"}])
    assert (found["dates.issue_seq"].equal, found["dates.issue_seq"].first) == (1, 2)


def test_a_figure_in_another_class_is_one_figure_with_another_code() -> None:
    found = agreement("totals", [TOTAL], [TOTAL | {"state": "not_completed"}])
    assert (found["totals"].equal, found["totals.state"].equal, found["totals.scope"].equal) == (0, 0, 1)


def test_a_document_is_the_same_whether_its_mark_or_its_first_character_is_the_start() -> None:
    assert agreement("documents", [DOCUMENT], [DOCUMENT | {"start": "31"}])["documents"].share == 1.0


def test_notices_in_one_coding_only_are_not_compared() -> None:
    more = [NOTICE, NOTICE | {"notice_id": "b"}]
    assert agreement("notices", more, [NOTICE])["notices"].first == 1


def test_every_difference_names_both_codings() -> None:
    _, misses = measure_agreement(
        gold(outcomes=[OUTCOME]), gold(outcomes=[OUTCOME | {"outcome": "admonished"}])
    )
    assert [(m.measure, m.gold, m.ours) for m in misses] == [("outcomes.outcome", "talked_to", "admonished")]


def test_the_second_codings_contain_every_notice_of_the_first() -> None:
    first, second = read_codings(FIRST), read_codings([SECOND])
    assert sorted(first.notices("notices")) == sorted(second.notices("notices"))


@pytest.mark.parametrize(
    ("measure", "kappa"), [("issues.issue_type", 0.94), ("issues.status", 0.99), ("dates.event", 0.99)]
)
def test_the_two_codings_agree_as_the_readme_reports(measure: str, kappa: float) -> None:
    found, _ = measure_agreement(read_codings(FIRST), read_codings([SECOND]))
    assert next(one for one in found if one.measure == measure).kappa >= kappa


def test_the_command_prints_every_measure_and_every_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*FIRST, "--second", SECOND]) == 0
    printed = capsys.readouterr().out
    assert "issues.issue_type" in printed
    assert "first 长沙市雨花区枫香中学 | second 雨花区枫香中学" in printed


def test_codings_that_cannot_be_read_are_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*FIRST, "--second", str(tmp_path)]) == 2
    assert "no hand codings" in capsys.readouterr().err
