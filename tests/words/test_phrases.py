"""Phrases around a term: the runs that hold it, each place once; checked against counting all runs."""

from __future__ import annotations

import pytest

from analysis.words.concordance import find_phrase
from analysis.words.ngrams import count_ngrams, count_phrases
from tests.factories.word_sequences import words_of

TEXT = "abnac.nnab,bnac.abn"


@pytest.mark.parametrize("n", [2, 3, 4])
def test_runs_with_the_term_are_those_among_all_runs(n: int) -> None:
    all_runs = count_ngrams([words_of(TEXT)], n=n, layers=(), min_count=1)
    with_term = all_runs[all_runs["ngram"].str.contains("n")]
    found = count_phrases([words_of(TEXT)], "n", sizes=(n,), layers=(), min_count=1)
    assert dict(zip(found["ngram"], found["count"], strict=True)) == dict(
        zip(with_term["ngram"], with_term["count"], strict=True)
    )


def test_a_phrase_that_stands_only_inside_a_longer_one_is_left_out() -> None:
    found = count_phrases([words_of("anb.anb.an")], "n", sizes=(2, 3), layers=(), min_count=2)
    assert found[["ngram", "count"]].values.tolist() == [["an", 3], ["anb", 2]]


def test_phrases_say_in_how_many_notices_they_stand() -> None:
    found = count_phrases([words_of("an.an", "a"), words_of("an", "b"), words_of("c", "c")], "n", layers=())
    assert found[["ngram", "count", "notices", "of_notices"]].values.tolist() == [["an", 3, 2, 3]]


def test_the_lines_of_a_phrase_are_as_many_as_it_is_counted() -> None:
    notices = [words_of("anban,an.aan"), words_of("anbanb", "c")]
    for row in count_phrases(notices, "n", layers=(), min_count=1).itertuples():
        assert list(find_phrase(notices, row.words.split(" "))["hit"]) == [row.ngram] * row.count


def test_the_term_itself_may_end_a_phrase_though_it_is_a_stop_word() -> None:
    found = count_phrases([words_of("的的,的的,的a,的a")], "的")
    assert found[["ngram", "count"]].values.tolist() == [["的的", 2]]
