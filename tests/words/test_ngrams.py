"""Runs of words: counted by hand and with nltk."""

from __future__ import annotations

import pytest
from nltk.collocations import BigramCollocationFinder
from nltk.metrics import BigramAssocMeasures
from nltk.util import ngrams

from analysis.words.ngrams import count_ngrams, score_bigrams
from tests.factories.word_sequences import words_of

TEXT = "abcabdabcb"


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_runs_are_nltk_s(n: int) -> None:
    found = count_ngrams([words_of(TEXT)], n=n, layers=(), min_count=1)
    theirs = [" ".join(run) for run in ngrams(TEXT, n)]
    assert dict(zip(found["words"], found["count"], strict=True)) == {
        run: theirs.count(run) for run in theirs
    }
    assert set(found["runs"]) == {len(theirs)}


def test_a_run_ends_where_words_do_not_touch() -> None:
    assert set(count_ngrams([words_of("ab,cd.ef")], n=2, layers=(), min_count=1)["ngram"]) == {
        "ab",
        "cd",
        "ef",
    }


def test_runs_say_in_how_many_notices_they_stand() -> None:
    found = count_ngrams([words_of("abab", "a"), words_of("ab", "b"), words_of("cd", "c")], n=2, layers=())
    assert found[["ngram", "count", "notices", "of_notices"]].values.tolist() == [["ab", 3, 2, 3]]


def test_a_stop_word_stands_inside_a_run_and_not_at_its_edge() -> None:
    found = count_ngrams([words_of("车的车的")], n=3, layers=("places",), min_count=1)
    assert set(found["ngram"]) == {"车的车", "的车的"}
    assert count_ngrams([words_of("车的车的")], n=3, layers=("general",), min_count=1).empty


def test_pairs_are_scored_as_nltk_scores_them() -> None:
    found = score_bigrams([words_of(TEXT)], layers=(), min_count=1).set_index(["first", "second"])
    finder = BigramCollocationFinder.from_words(TEXT)
    assert found["count"].to_dict() == dict(finder.ngram_fd)
    for _, row in found.iterrows():
        marginals = (row["count"], (row["first_count"], row["second_count"]), row["pairs"])
        assert row["g2"] == pytest.approx(BigramAssocMeasures.likelihood_ratio(*marginals), abs=1e-9)
        assert row["mi"] == pytest.approx(BigramAssocMeasures.pmi(*marginals))
