"""Collocates: a table worked out by hand, and nltk's measures on it."""

from __future__ import annotations

import pytest

from analysis.words.collocations import collocates, find_near
from tests.factories.word_sequences import words_of

# Within one word of n: b and c, then b on either side; the third sentence is far from n.
TEXT = "abncd.bnb.acbd"


def test_cells_are_words_near_and_not_near() -> None:
    found = collocates([words_of(TEXT)], "n", window=1, layers=(), min_count=1).set_index("term")
    b = found.loc["b"]
    assert (b["count"], b["left"], b["right"]) == (3, 2, 1)
    assert (b["term_count"], b["near_words"], b["all_words"]) == (4, 4, 10)
    assert b["expected"] == pytest.approx(4 * 4 / 10)


def test_measures_are_nltk_s() -> None:
    from nltk.metrics import BigramAssocMeasures  # takes long to import

    found = collocates([words_of(TEXT)], "n", window=1, layers=(), min_count=1)
    for row in found.itertuples():
        marginals = (row.count, (row.term_count, row.near_words), row.all_words)
        assert row.g2 == pytest.approx(BigramAssocMeasures.likelihood_ratio(*marginals), abs=1e-9)
        assert row.mi == pytest.approx(BigramAssocMeasures.pmi(*marginals))


def test_a_window_ends_with_the_sentence() -> None:
    found = collocates([words_of("xn.yn")], "n", window=5, layers=(), min_count=1)
    assert dict(zip(found["term"], found["left"], strict=True)) == {"x": 1, "y": 1}


def test_a_word_between_two_nodes_counts_once() -> None:
    found = collocates([words_of("nxn")], "n", window=2, layers=(), min_count=1)
    assert found[["term", "count", "near_words"]].values.tolist() == [["x", 1, 1]]


def test_the_node_is_no_collocate_of_itself() -> None:
    assert "n" not in set(collocates([words_of("nnxnn")], "n", layers=(), min_count=1)["term"])


def test_stop_words_fill_the_window_and_are_no_rows() -> None:
    found = collocates(
        [words_of("党n的", "a"), words_of("xn", "b")], "n", window=1, layers=("general",), min_count=1
    )
    assert set(found["term"]) == set()
    assert set(collocates([words_of("党n的", "a")], "n", window=1, layers=(), min_count=1)["term"]) == {
        "党",
        "的",
    }


def test_rows_need_enough_occurrences_and_say_in_how_many_notices() -> None:
    notices = [words_of("xn,xn", "a"), words_of("xn.yn", "b")]
    found = collocates(notices, "n", window=1, layers=(), min_count=2)
    assert found[["term", "count", "notices"]].values.tolist() == [["x", 3, 2]]


def test_an_absent_word_has_no_words_beside_it() -> None:
    assert collocates([words_of("abc")], "z").empty


@pytest.mark.parametrize("window", [1, 2, 5])
def test_the_lines_of_a_collocate_are_as_many_as_it_is_counted(window: int) -> None:
    notices = [words_of(TEXT), words_of("nbxnb.b", "c")]
    for row in collocates(notices, "n", window=window, layers=(), min_count=1).itertuples():
        lines = find_near(notices, "n", row.term, window=window)
        assert len(lines) == row.count
        assert all({row.term, "n"} == {hit[0], hit[-1]} for hit in lines["hit"])
