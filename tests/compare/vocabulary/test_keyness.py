"""Keyness and words of its own: worked examples, and counted again with pandas and scipy."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import group_sizes, keyness, signature_words, term_frequencies
from analysis.compare.vocabulary.keyness import EmptyGroup
from analysis.paths import SHIPPED
from analysis.store import read_tables
from tests.factories.word_tables import tables_of, tables_of_issues

CHONGQING = Selection(notices=("chongqing",))
# The example of the Wikipedia article on tf-idf, with which quanteda checks its own.
WIKIPEDIA = {"d1": "this is a a sample", "d2": "this is another another example example example"}


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return Tables.from_folder(SHIPPED)


@pytest.fixture(scope="module")
def words() -> pd.DataFrame:
    return read_tables(SHIPPED)["keywords"]


def test_keyness_is_counted_again(shipped: Tables, words: pd.DataFrame) -> None:
    from scipy.stats import chi2_contingency  # takes long to import

    found = keyness(shipped, CHONGQING, layers=(), min_count=1).set_index("term")
    inside = words["notice_id"] == "chongqing"
    a, b = (words[side].groupby("term")["count"].sum() for side in (inside, ~inside))
    n1, n2 = int(words[inside]["count"].sum()), int(words[~inside]["count"].sum())
    assert len(found) == words["term"].nunique()
    for term in found.index[::61]:
        x, y = int(a.get(term, 0)), int(b.get(term, 0))
        row = found.loc[term]
        g2 = chi2_contingency(
            [[x, y], [n1 - x, n2 - y]], correction=False, lambda_="log-likelihood"
        ).statistic
        assert (row["target_count"], row["reference_count"]) == (x, y)
        assert row["g2"] == pytest.approx(g2)
        assert row["log_ratio"] == pytest.approx(math.log2(((x or 0.5) / n1) / ((y or 0.5) / n2)))
        assert row["more_in"] == ("target" if x / n1 >= y / n2 else "reference")


@pytest.mark.parametrize(
    ("target", "reference"),
    [
        (Selection(levels=("prefecture",)), Selection(levels=("county",))),
        (Selection(notices=("xuanwu", "huaian")), Selection(notices=("dagang", "dongying"))),
        (Selection(issue_types=("safety_risk",)), Selection(issue_types=("theory_study",))),
    ],
)
def test_each_side_s_figures_are_those_of_its_own_selection(
    shipped: Tables, target: Selection, reference: Selection
) -> None:
    found = keyness(shipped, target, reference, layers=(), min_count=1).set_index("term")
    for side, selection in (("target", target), ("reference", reference)):
        alone = term_frequencies(shipped, selection, layers=()).set_index("term")
        there = found[found[f"{side}_count"] > 0]
        for name in ("count", "per_10k", "notices", "of_notices", "dp", "tokens"):
            assert there[f"{side}_{name}"].to_numpy(float) == pytest.approx(
                alone.loc[there.index, name].to_numpy(float)
            )
        absent = found[found[f"{side}_count"] == 0]
        assert set(absent[f"{side}_notices"]) <= {0}
        assert absent[f"{side}_dp"].isna().all()


def test_terms_are_sorted_by_falling_g2_and_end_at_the_limit(shipped: Tables) -> None:
    every = keyness(shipped, CHONGQING)
    assert np.all(np.diff(every["g2"]) <= 0)
    pd.testing.assert_frame_equal(keyness(shipped, CHONGQING, limit=40), every.head(40))


def test_cut_lists_say_how_many_words_have_the_same_value(shipped: Tables) -> None:
    every, cut = keyness(shipped, CHONGQING), keyness(shipped, CHONGQING, limit=40)
    same = every[
        (every["g2"].round(9) == round(cut["g2"].iloc[-1], 9)) & (every["more_in"] == cut["more_in"].iloc[-1])
    ]
    assert cut["tied"].iloc[-1] == len(same) > 1
    tables = tables_of({"p": "a a b b c c d d", "q": "d"})
    own = signature_words(tables, Selection(), layers=(), limit=2)
    assert own[["term", "tied"]].values.tolist() == [["a", 3], ["b", 3]]


def test_the_rest_of_an_issue_type_is_other_issues_and_no_text_outside_issues(shipped: Tables) -> None:
    sizes = group_sizes(shipped, Selection(issue_types=("safety_risk",)))
    in_issues = shipped.query("SELECT sum(count)::BIGINT AS n FROM keywords WHERE issue_id IS NOT NULL")["n"][
        0
    ]
    assert sizes["tokens"].sum() == in_issues


def test_the_rest_lies_within_the_wider_selection(shipped: Tables) -> None:
    within = Selection(levels=("prefecture", "provincial"))
    sizes = group_sizes(shipped, CHONGQING, within=within).set_index("side")
    assert sizes.loc["reference", "notices"] == 2


def test_tokens_in_both_groups_are_the_target_s_alone() -> None:
    tables = tables_of({"p1": "a a b", "p2": "a b b c"})
    sizes = group_sizes(tables, Selection(notices=("p1",)), Selection(notices=("p1", "p2"))).set_index("side")
    assert sizes["tokens"].to_dict() == {"target": 3, "reference": 4}
    assert sizes["shared_tokens"].to_dict() == {"target": 3, "reference": 0}
    with_all = keyness(
        tables, Selection(notices=("p1",)), Selection(notices=("p1", "p2")), layers=(), min_count=1
    )
    pd.testing.assert_frame_equal(
        with_all, keyness(tables, Selection(notices=("p1",)), layers=(), min_count=1)
    )


@pytest.mark.parametrize(
    ("target", "reference", "side"),
    [
        (Selection(notices=("nowhere",)), None, "target"),
        (Selection(), None, "reference"),
        (Selection(notices=("p1",)), Selection(notices=("p1",)), "reference"),
    ],
)
def test_an_empty_group_is_refused(target: Selection, reference: Selection | None, side: str) -> None:
    with pytest.raises(EmptyGroup) as refused:
        keyness(tables_of({"p1": "a", "p2": "b"}), target, reference)
    assert refused.value.side == side


def test_issues_of_one_notice_can_be_compared() -> None:
    tables = tables_of_issues(
        {"p#1": ("safety_risk", "a a b"), "p#2": ("theory_study", "b c"), "q#1": ("safety_risk", "a")}
    )
    found = keyness(
        tables,
        Selection(issue_types=("safety_risk",)),
        within=Selection(notices=("p",)),
        layers=(),
        min_count=1,
    )
    counts = found.set_index("term")[["target_count", "reference_count"]]
    assert counts.loc["a"].tolist() == [2, 0]
    assert counts.loc["b"].tolist() == [1, 1]


def test_tf_idf_is_wikipedia_s() -> None:
    found = signature_words(tables_of(WIKIPEDIA), Selection(), layers=(), min_count=1).set_index(
        ["notice_id", "term"]
    )
    assert found.loc[("d2", "example"), "tf_idf"] / 10_000 == pytest.approx(3 / 7 * math.log10(2))
    assert round(found.loc[("d2", "example"), "tf_idf"] / 10_000, 3) == 0.129
    assert ("d2", "this") not in found.index  # in both documents: 0


def test_one_group_alone_has_no_words_of_its_own() -> None:
    assert signature_words(tables_of({"d1": "a a b"}), Selection(), layers=(), min_count=1).empty


def test_words_of_its_own_can_be_those_of_a_type_of_issue() -> None:
    tables = tables_of_issues({"p#1": ("safety_risk", "a a b"), "p#2": ("theory_study", "b c c")})
    found = signature_words(tables, Selection(), by="issue_type", layers=())
    assert found[["issue_type", "term", "groups_with", "groups", "rank"]].values.tolist() == [
        ["safety_risk", "a", 1, 2, 1],
        ["theory_study", "c", 1, 2, 1],
    ]


def test_the_limit_applies_to_each_group(shipped: Tables) -> None:
    found = signature_words(shipped, Selection(), limit=4)
    assert found.groupby("notice_id").size().to_dict() == dict.fromkeys(found["notice_id"], 4)
    assert found["notice_id"].nunique() == 5
