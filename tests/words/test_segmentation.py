"""The tokenizer against clauses segmented by hand, plain jieba beside it."""

from __future__ import annotations

import logging

import jieba
import pytest

from analysis.words.segment import engine
from analysis.words.terms import domain_terms
from tests.factories.clauses import read_clauses, spans, word_f1

# Lowest word F1 of the tokenizer. A floor may only rise.
FLOORS = {"clauses.txt": 0.99, "held_out.txt": 0.86}


@pytest.mark.parametrize("name", FLOORS)
def test_the_tokenizer_keeps_its_floor(name: str) -> None:
    assert word_f1(read_clauses(name), engine().cut) >= FLOORS[name]


@pytest.mark.parametrize("name", FLOORS)
def test_the_tokenizer_is_better_than_plain_jieba(name: str) -> None:
    jieba.setLogLevel(logging.WARNING)
    plain = word_f1(read_clauses(name), jieba.Tokenizer().lcut)
    assert word_f1(read_clauses(name), engine().cut) > plain + 0.05


def test_there_are_more_than_four_hundred_clauses_and_none_twice() -> None:
    clauses = ["".join(words) for name in FLOORS for words in read_clauses(name)]
    assert len(clauses) == len(set(clauses)) >= 400
    assert min(map(len, clauses)) >= 4


@pytest.mark.parametrize("name", FLOORS)
def test_no_domain_term_is_cut_in_running_text(name: str) -> None:
    """Where the hand saw a term, one token is it or a longer term that contains it: the longest wins."""
    cut = [clause for clause in read_clauses(name) if _terms(clause) - _held(clause)]
    assert cut == []


def _terms(clause: list[str]) -> set[tuple[int, int]]:
    text = "".join(clause)
    return {(start, end) for start, end in spans(clause) if text[start:end] in domain_terms()}


def _held(clause: list[str]) -> set[tuple[int, int]]:
    tokens = _terms(list(engine().cut("".join(clause))))
    return {term for term in _terms(clause) if any(a <= term[0] and term[1] <= b for a, b in tokens)}


def test_f1_counts_words_by_their_places() -> None:
    assert word_f1([["修订", "制度"]], lambda _: ["修订", "制度"]) == 1
    assert word_f1([["修订", "制度"]], lambda _: ["修", "订", "制度"]) == pytest.approx(2 / 5)
    assert word_f1([["修订", "、", "制度"]], lambda _: ["修订", "、", "制度"]) == 1
