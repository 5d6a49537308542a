"""The sentences of every page are counted a second time; in Chinese they have no other numbers."""

from __future__ import annotations

from collections import Counter
from types import ModuleType

import pytest

from tests.dashboard.sentences import (
    completion_sentences,
    day_sentences,
    group_sentences,
    issue_sentences,
    measure_sentences,
    rate_sentences,
    search_sentences,
    side_sentences,
    word_sentences,
)
from tests.dashboard.sentences.recounted import find_errors
from tests.factories.recount import Cut, Drawn, numbers_in

MODULES = (
    issue_sentences,
    completion_sentences,
    day_sentences,
    group_sentences,
    measure_sentences,
    rate_sentences,
    search_sentences,
    side_sentences,
    word_sentences,
)
QUESTIONS = {(module, name): ask for module in MODULES for name, ask in module.QUESTIONS.items()}
ALLOWED = {"0", "6"}  # “不等于 0”, and the month of a day


@pytest.mark.soak
@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_sentences_have_the_numbers_of_a_second_count(module: ModuleType, cuts: list[Cut]) -> None:
    assert list(find_errors(module.QUESTIONS, cuts)) == []


def test_chinese_sentences_have_no_number_of_their_own(drawn: Drawn) -> None:
    odd = [
        f"{name}: {said} has {more}"
        for cut in (drawn.cut(number, "zh") for number in (0, 1))
        for (_, name), ask in QUESTIONS.items()
        for said, expected, words in ask(cut)
        if (more := set(numbers_in(said)) - set(expected) - ALLOWED) or any(w not in said for w in words)
    ]
    assert odd == []


def test_a_wrong_number_and_a_missing_name_are_found(drawn: Drawn) -> None:
    def wrong(_: object) -> list[tuple[str, Counter[str], list[str]]]:
        return [("All 5 notices list 86 issues (“3 types”).", Counter({"5": 1, "85": 1}), ["Dongying"])]

    errors = list(find_errors({"issues": wrong}, [drawn.cut(0)]))
    assert len(errors) == 2 and "has {'86': 1} and lacks {'85': 1}" in errors[0] and "Dongying" in errors[1]
