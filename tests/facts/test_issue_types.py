"""Types and focus of issue titles of all sectors, by the rules in the codebook."""

from __future__ import annotations

import pytest

from analysis import codebook
from analysis.facts.issue_types import choose_type
from analysis.text.folded import fold
from tests.factories.cases import assert_each, load_cases

CASES = load_cases("issue_titles")
OPEN = [case for case in CASES["titles"] if not case.get("held")]
HELD = [case for case in CASES["titles"] if case.get("held")]

# Shares of the titles held out that are coded as by hand; they may only rise.
TYPE_FLOOR = 0.955
FOCUS_FLOOR = 0.96


def issue_type(title: str) -> str | None:
    choice = choose_type(title)
    return choice.code if choice else None


def issue_focus(title: str) -> str | None:
    kind = issue_type(title)
    of_type = codebook.domain("issue_type").codes[kind].sets["focus"] if kind else None
    return codebook.domain("focus").best(fold(title)) or of_type


def test_titles_have_the_type_of_a_careful_coder() -> None:
    assert_each(issue_type, [(case["title"], case["type"]) for case in OPEN])


def test_titles_that_settle_their_focus_have_it() -> None:
    assert_each(issue_focus, [(case["title"], case["focus"]) for case in OPEN if "focus" in case])


def test_types_carry_over_to_titles_the_rules_were_not_tuned_on() -> None:
    wrong = [c["title"] for c in HELD if issue_type(c["title"]) != c["type"]]
    assert 1 - len(wrong) / len(HELD) >= TYPE_FLOOR, wrong


def test_focus_carries_over_to_titles_the_rules_were_not_tuned_on() -> None:
    settled = [c for c in HELD if "focus" in c]
    wrong = [c["title"] for c in settled if issue_focus(c["title"]) != c["focus"]]
    assert 1 - len(wrong) / len(settled) >= FOCUS_FLOOR, wrong


def test_every_third_title_is_held_out_and_every_type_is_among_them() -> None:
    assert len(HELD) * 4 > len(CASES["titles"])
    assert {c["type"] for c in HELD} == set(codebook.domain("issue_type").codes)


def test_a_choice_names_the_words_that_decided() -> None:
    choice = choose_type("财务报销审核把关不严")
    assert choice is not None
    assert (choice.code, choice.words[0]) == ("finance_procurement", "财务")


def test_the_words_of_a_choice_are_printed_in_the_title() -> None:
    for case in HELD[::10]:
        choice = choose_type(case["title"])
        assert choice is None or all(word in fold(case["title"]) for word in choice.words)


@pytest.mark.parametrize(("title", "settled"), [("财务管理混乱", True), ("职责未尽", False)])
def test_a_hint_does_not_settle_the_type(title: str, settled: bool) -> None:
    choice = choose_type(title)
    assert choice is not None
    assert choice.settled is settled


def test_a_title_that_no_pattern_knows_has_no_type() -> None:
    assert choose_type("标题") is None
