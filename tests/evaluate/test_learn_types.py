"""Weights of terms, learned from coded titles."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis import codebook
from analysis.evaluate.learn_types import learn_weights, read_titles
from analysis.evaluate.logistic import write_weights
from analysis.facts.issue_types import LONGEST_TERM, TERMS

TITLES = [("预算编制粗放", "finance_procurement"), ("支部活动少", "grassroots_party")] * 6


def shipped() -> list[dict[str, str]]:
    with TERMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_term_speaks_for_the_type_of_its_titles() -> None:
    weights = learn_weights(TITLES)
    assert weights["预算", "finance_procurement"] > 0
    assert weights.get(("预算", "grassroots_party"), 0) <= 0


def test_a_term_of_few_titles_is_not_learned() -> None:
    assert not any(term == "粗放" for term, _ in learn_weights([*TITLES[1::2], TITLES[0]]))


def test_the_same_titles_give_the_same_weights() -> None:
    assert learn_weights(TITLES) == learn_weights(TITLES)


def test_held_out_cases_are_not_learned_from(tmp_path: Path) -> None:
    cases = tmp_path / "cases.yaml"
    cases.write_text(
        "titles:\n- {title: 甲, type: theory_study}\n- {title: 乙, type: theory_study, held: true}\n",
        encoding="utf-8",
    )
    assert read_titles(cases) == [("甲", "theory_study")]


def test_titles_with_two_types_are_not_learned_from(tmp_path: Path) -> None:
    codings = tmp_path / "issues.csv"
    codings.write_text("title,issue_type\n甲,theory_study\n乙,theory_study|safety_risk\n", encoding="utf-8")
    assert read_titles(codings) == [("甲", "theory_study")]


def test_weights_are_written_one_term_and_type_a_line(tmp_path: Path) -> None:
    write_weights({("预算", "finance_procurement"): 4}, tmp_path / "terms.csv")
    assert (tmp_path / "terms.csv").read_text(
        encoding="utf-8"
    ) == "term,code,weight\n预算,finance_procurement,4\n"


@pytest.mark.parametrize("column", ["term", "code"])
def test_the_shipped_weights_belong_to_terms_and_types(column: str) -> None:
    codes = set(codebook.domain("issue_type").codes)
    for row in shipped():
        assert row["code"] in codes if column == "code" else 0 < len(row["term"]) <= LONGEST_TERM
