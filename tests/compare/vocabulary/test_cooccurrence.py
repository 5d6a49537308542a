"""Words in the same issues: counted by hand, and with nltk."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import cooccurrence_network, cooccurring_terms, notices_with_term
from analysis.paths import SHIPPED
from tests.factories.word_tables import tables_of_issues

ISSUES = {
    "p#1": ("safety_risk", "x y y z"),
    "p#2": ("safety_risk", "x y"),
    "p#3": ("theory_study", "z w"),
    "q#1": ("safety_risk", "x y w"),
    "q#2": ("theory_study", "z z x"),
}


def _nltk_measures() -> Any:
    from nltk.metrics import BigramAssocMeasures  # takes long to import

    return BigramAssocMeasures


@pytest.fixture(scope="module")
def tables() -> Tables:
    return tables_of_issues(ISSUES)


def test_a_pair_is_counted_by_issues_and_not_by_words(tables: Tables) -> None:
    found = cooccurrence_network(tables, Selection(), layers=()).set_index(["source", "target"])
    pair = found.loc[("x", "y")]
    assert (pair["together"], pair["source_issues"], pair["target_issues"], pair["issues"]) == (3, 4, 3, 5)
    assert pair["expected"] == pytest.approx(4 * 3 / 5)
    assert pair["jaccard"] == pytest.approx(3 / 4)
    assert pair["g2"] == pytest.approx(_nltk_measures().likelihood_ratio(3, (4, 3), 5))


def test_a_cut_network_reports_how_many_pairs_are_tied_as_closely() -> None:
    tables = tables_of_issues({"p#1": ("a", "x y z"), "p#2": ("a", "x y z"), "p#3": ("a", "w")})
    found = cooccurrence_network(tables, Selection(), layers=(), limit=1)
    assert found[["source", "target", "tied"]].values.tolist() == [["x", "y", 3]]


def test_pairs_below_chance_are_no_edges(tables: Tables) -> None:
    found = cooccurrence_network(tables, Selection(), layers=(), min_issues=1)
    assert ("x", "z") not in set(
        zip(found["source"], found["target"], strict=True)
    )  # 2 where 2.4 are expected
    assert (found["together"] > found["expected"]).all()


def test_no_pair_occurs_twice_or_with_itself() -> None:
    found = cooccurrence_network(Tables.from_folder(SHIPPED), Selection(), limit=1000)
    pairs = [frozenset(p) for p in zip(found["source"], found["target"], strict=True)]
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)


def test_the_selection_chooses_the_issues(tables: Tables) -> None:
    safety = Selection(issue_types=("safety_risk",))
    found = cooccurring_terms(tables, safety, "x", layers=(), min_issues=1).set_index("term")
    assert found.loc["z", ["together", "term_issues", "node_issues", "issues"]].tolist() == [1, 1, 3, 3]


def test_the_words_beside_a_word_are_measured_over_issues(tables: Tables) -> None:
    found = cooccurring_terms(tables, Selection(), "x", layers=(), min_issues=1).set_index("term")
    assert found.loc["z", ["together", "term_issues", "node_issues", "issues"]].tolist() == [2, 3, 4, 5]
    assert not found.loc["z", "more"]
    assert found.loc["y", "mi"] == pytest.approx(_nltk_measures().pmi(3, (3, 4), 5))
    assert found.loc["z", "g2"] == pytest.approx(_nltk_measures().likelihood_ratio(2, (3, 4), 5))


def test_notices_with_a_word_are_found_with_their_texts_checksum(tables: Tables) -> None:
    found = notices_with_term(tables, Selection(), "y")
    assert found[["notice_id", "sha256", "count", "tokens", "issues"]].values.tolist() == [
        ["p", "p", 3, 8, 2],
        ["q", "q", 1, 6, 1],
    ]
    assert notices_with_term(tables, Selection(), "absent").empty
