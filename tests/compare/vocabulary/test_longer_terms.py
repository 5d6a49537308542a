"""A word with the longer terms that contain it, counted by hand."""

from __future__ import annotations

from analysis.compare.selection import Selection
from analysis.compare.vocabulary import count_with_longer, keyness, signature_words, term_frequencies
from tests.factories.word_tables import tables_of

# “卫生” is a word in a, a part of a longer term in b, and in c neither.
TABLES = tables_of({"a": "卫生 卫生 卫生 健康", "b": "卫生健康 卫生健康 的 的", "c": "的 的 的 的"})


def test_longer_terms_are_counted_with_the_word() -> None:
    found = count_with_longer(TABLES, Selection(), ["卫生", "健康", "无"]).set_index("term")
    assert found["with_longer"].to_dict() == {"卫生": 5, "健康": 3}
    assert found["with_longer_groups"].to_dict() == {"卫生": 2, "健康": 2}
    assert found["with_longer_per_10k"]["卫生"] == 10_000 * 5 / 12


def test_frequencies_and_keyness_have_both_rates() -> None:
    terms = term_frequencies(TABLES, Selection(), layers=()).set_index("term")
    assert terms.loc["卫生", ["per_10k", "with_longer_per_10k"]].tolist() == [2500, 10_000 * 5 / 12]
    scored = keyness(TABLES, Selection(notices=("a",)), layers=(), min_count=1).set_index("term").loc["卫生"]
    assert (scored["reference_count"], scored["reference_with_longer"]) == (0, 2)
    assert (scored["reference_per_10k"], scored["reference_with_longer_per_10k"]) == (0, 2500)
    assert scored["target_with_longer_per_10k"] == scored["target_per_10k"] == 7500


def test_a_selection_limits_both() -> None:
    terms = term_frequencies(TABLES, Selection(notices=("a", "c")), layers=()).set_index("term")
    assert terms.loc["卫生", ["count", "with_longer", "with_longer_notices"]].tolist() == [3, 3, 1]


def test_a_signature_word_counts_the_groups_that_have_it_inside_longer_terms() -> None:
    own = signature_words(TABLES, Selection(), layers=()).set_index("term").loc["卫生"]
    assert (own["groups_with"], own["with_longer_groups"]) == (1, 2)
