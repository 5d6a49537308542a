"""Phrases with a term: each place counts once; checked against the n-grams of nltk."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.words.concordance import find_phrase
from analysis.words.phrases import count_phrases
from tests.factories.word_sequences import words_of

TEXT = "abnac.nnab,bnac.abn"


@pytest.mark.parametrize("n", [2, 3, 4])
def test_phrases_are_the_ngrams_with_the_term_between_punctuation(n: int) -> None:
    from nltk.util import ngrams  # takes long to import

    sentences = TEXT.replace(",", ".").split(".")
    every = Counter("".join(gram) for sentence in sentences for gram in ngrams(sentence, n))
    found = count_phrases([words_of(TEXT)], "n", sizes=(n,), layers=(), min_count=1)
    assert dict(zip(found["ngram"], found["count"], strict=True)) == {
        g: c for g, c in every.items() if "n" in g
    }


def test_a_phrase_that_occurs_only_inside_a_longer_one_has_no_row() -> None:
    found = count_phrases([words_of("anb.anb.an")], "n", sizes=(2, 3), layers=(), min_count=2)
    assert found[["ngram", "count"]].values.tolist() == [["an", 3], ["anb", 2]]


def test_phrases_have_a_document_frequency() -> None:
    found = count_phrases([words_of("an.an", "a"), words_of("an", "b"), words_of("c", "c")], "n", layers=())
    assert found[["ngram", "count", "notices", "of_notices"]].values.tolist() == [["an", 3, 2, 3]]


def test_the_lines_of_a_phrase_are_as_many_as_it_is_counted() -> None:
    notices = [words_of("anban,an.aan"), words_of("anbanb", "c")]
    for row in count_phrases(notices, "n", layers=(), min_count=1).itertuples():
        assert list(find_phrase(notices, row.words.split(" "))["hit"]) == [row.ngram] * row.count


def test_the_term_itself_may_end_a_phrase_though_it_is_a_stop_word() -> None:
    found = count_phrases([words_of("的的,的的,的a,的a")], "的")
    assert found[["ngram", "count"]].values.tolist() == [["的的", 2]]
