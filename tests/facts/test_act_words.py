"""Classes of verbs and objects, and the weights learned for them."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
import yaml

from analysis.codebook import domain
from analysis.facts.act_words import NONE, WEIGHTS, WORDS, learned_scores, verbs_and_object
from tests.factories.cases import assert_no_offenders

LISTED = yaml.safe_load(WORDS.read_text(encoding="utf-8"))


def test_examples_have_the_classes_of_their_words() -> None:
    found = {clause: verbs_and_object(clause) for clause in LISTED["examples"]}
    read = {clause: [verbs[0][1], last[1]] for clause, (verbs, last, _) in found.items() if verbs and last}
    assert read == LISTED["examples"]


@pytest.mark.parametrize("part", ["verbs", "objects"])
def test_a_word_is_in_one_class(part: str) -> None:
    counts = Counter(word for words in LISTED[part].values() for word in words.split())
    assert len(counts) > 1000
    assert_no_offenders(word for word, count in counts.items() if count > 1)


def test_words_inside_longer_ones_and_counts_do_not_decide() -> None:
    assert verbs_and_object("进一步追缴党支部活动经费3万元")[1] == ("经费", "money")
    assert verbs_and_object("3月底前召开整改推进会12次")[1:] == (("推进会", "meeting"), True)
    assert verbs_and_object("上述地块")[0] == []


def test_objects_decide_for_one_verb() -> None:
    """None of these clauses is among those that the weights were learned from."""
    clauses = {
        "组建灯塔巡护队": "execution",
        "组建船员党支部": "personnel",
        "配备灯塔值守人员": "personnel",
        "配备灯塔消防器材": "service_construction",
        "收回灯塔出租收入": "funds_assets",
        "公布灯塔开放日程": "publicity",
    }
    learned = {clause: learned_scores(clause) for clause in clauses}
    assert {clause: max(scores, key=scores.__getitem__) for clause, scores in learned.items()} == clauses


def test_the_weights_belong_to_kinds_of_acts() -> None:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert codes == {*domain("action").codes, NONE} - {"other"}
