"""The same sentences in Chinese have no other numbers, and a wrong sentence is found."""

from __future__ import annotations

from collections import Counter

from tests.dashboard.sentences import (
    test_completion_sentences,
    test_day_sentences,
    test_group_sentences,
    test_issue_sentences,
    test_measure_sentences,
    test_word_sentences,
)
from tests.dashboard.sentences.recounted import find_errors
from tests.factories.recount import Drawn, numbers_in

QUESTIONS = {
    **test_issue_sentences.QUESTIONS,
    **test_completion_sentences.QUESTIONS,
    **test_day_sentences.QUESTIONS,
    **test_group_sentences.QUESTIONS,
    **test_measure_sentences.QUESTIONS,
    **test_word_sentences.QUESTIONS,
}
ALLOWED = {"0", "6"}  # “不等于 0”, and the month of a day


def test_chinese_sentences_have_no_number_of_their_own(drawn: Drawn) -> None:
    odd = [
        f"{name}: {said} has {more}"
        for cut in (drawn.cut(number, "zh") for number in (0, 1))
        for name, ask in QUESTIONS.items()
        for said, expected, words in ask(cut)
        if (more := set(numbers_in(said)) - set(expected) - ALLOWED) or any(w not in said for w in words)
    ]
    assert odd == []


def test_a_wrong_number_and_a_missing_name_are_found(drawn: Drawn) -> None:
    def wrong(_: object) -> list[tuple[str, Counter[str], list[str]]]:
        return [("All 5 notices list 86 issues (“3 types”).", Counter({"5": 1, "85": 1}), ["Dongying"])]

    errors = list(find_errors({"issues": wrong}, [drawn.cut(0)]))
    assert len(errors) == 2 and "has {'86': 1} and lacks {'85': 1}" in errors[0] and "Dongying" in errors[1]
