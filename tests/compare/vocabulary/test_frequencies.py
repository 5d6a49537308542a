"""Frequencies, rates and dispersion of words: worked examples, and counted again with pandas."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import (
    count_tokens,
    frequencies_of_terms,
    ignored_terms,
    term_frequencies,
    term_rates,
)
from analysis.compare.vocabulary.word_classes import frequent_terms
from analysis.paths import SHIPPED
from analysis.store import read_tables
from analysis.words.stopwords import LAYERS, is_stop_word
from tests.factories.word_tables import GRIES, tables_of

SELECTIONS = [
    (Selection(), None),
    (Selection(), "rectification"),
    (Selection(levels=("prefecture",)), None),
    (Selection(issue_types=("finance_procurement", "safety_risk")), None),
    (Selection(statuses=("completed",)), "rectification"),
    (Selection(notices=("chongqing",)), "plans"),
]


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return Tables.from_folder(SHIPPED)


@pytest.fixture(scope="module")
def frames() -> dict[str, pd.DataFrame]:
    return read_tables(SHIPPED)


def chosen(frames: dict[str, pd.DataFrame], selection: Selection, part: str | None) -> pd.DataFrame:
    """The rows of `keywords` in the selection, picked by hand."""
    words, notices, issues = frames["keywords"], frames["notices"], frames["issues"]
    if selection.levels:
        words = words[words["notice_id"].isin(notices[notices["level"].isin(selection.levels)]["notice_id"])]
    if selection.notices:
        words = words[words["notice_id"].isin(selection.notices)]
    for field, column in (("issue_types", "issue_type"), ("statuses", "status")):
        if codes := getattr(selection, field):
            words = words[words["issue_id"].isin(issues[issues[column].isin(codes)]["issue_id"])]
    return words if part is None else words[words["part"] == part]


def gries_dp(words: pd.DataFrame, term: str) -> float:
    tokens = words.groupby("notice_id")["count"].sum()
    here = (
        words[words["term"] == term].groupby("notice_id")["count"].sum().reindex(tokens.index, fill_value=0)
    )
    return float((here / here.sum() - tokens / tokens.sum()).abs().sum() / 2)


def test_dispersion_is_what_gries_publishes() -> None:
    a = term_frequencies(tables_of(GRIES), Selection(), layers=()).set_index("term").loc["a"]
    assert (a["count"], a["tokens"], a["notices"], a["of_notices"]) == (15, 50, 5, 5)
    assert a["dp"] == pytest.approx(0.18)
    assert a["dp_norm"] == pytest.approx(0.2195, abs=5e-5)


def test_normalised_dispersion_is_what_lijffijt_and_gries_publish() -> None:
    # Three equal parts with 2/3, 1/3 and none of the occurrences.
    found = term_frequencies(
        tables_of({"p1": "a a x x", "p2": "a x x x", "p3": "x x x x"}), Selection(), layers=()
    )
    a = found.set_index("term").loc["a"]
    assert (a["dp"], a["dp_norm"]) == (pytest.approx(1 / 3), pytest.approx(0.5))


def test_one_notice_alone_has_no_normalised_dispersion() -> None:
    found = term_frequencies(tables_of({"p1": "a b"}), Selection(), layers=())
    assert found["dp"].tolist() == pytest.approx([0, 0])
    assert found["dp_norm"].isna().all()


@pytest.mark.parametrize(("selection", "part"), SELECTIONS)
def test_frequencies_are_counted_again(
    shipped: Tables, frames: dict[str, pd.DataFrame], selection: Selection, part: str | None
) -> None:
    words = chosen(frames, selection, part)
    tokens = int(words["count"].sum())
    expected = words.groupby("term")["count"].sum()
    found = term_frequencies(shipped, selection, part=part, layers=()).set_index("term")
    assert found["count"].sort_index().tolist() == expected.sort_index().tolist()
    assert set(found["tokens"]) == {tokens}
    assert found["per_10k"].to_numpy() == pytest.approx((10_000 * found["count"] / tokens).to_numpy())
    in_notices = words.groupby("term")["notice_id"].nunique()
    assert found["notices"].sort_index().tolist() == in_notices.sort_index().tolist()
    for term in found.index[::97]:
        assert found.loc[term, "dp"] == pytest.approx(gries_dp(words, term))


@pytest.mark.parametrize("layers", [(), ("general",), ("boilerplate", "places"), LAYERS])
def test_layers_hide_their_words_and_leave_the_rates(shipped: Tables, layers: tuple[str, ...]) -> None:
    everything = term_frequencies(shipped, Selection(), layers=())
    found = term_frequencies(shipped, Selection(), layers=layers)
    kept = [
        not is_stop_word(t, p, layers=layers)
        for t, p in zip(everything["term"], everything["pos"], strict=True)
    ]
    expected = everything[kept].reset_index(drop=True)
    pd.testing.assert_frame_equal(found.drop(columns="tied"), expected.drop(columns="tied"))


@pytest.mark.parametrize("layers", [(), ("places",), LAYERS])
def test_stopped_and_shown_terms_are_all_terms(shipped: Tables, layers: tuple[str, ...]) -> None:
    shown = term_frequencies(shipped, Selection(), layers=layers)
    stopped = ignored_terms(shipped, Selection(), layers=layers)
    every = term_frequencies(shipped, Selection(), layers=())
    assert sorted([*shown["term"], *stopped["term"]]) == sorted(every["term"])
    assert stopped["count"].sum() + shown["count"].sum() == every["count"].sum()


def test_an_unknown_layer_is_refused(shipped: Tables) -> None:
    with pytest.raises(ValueError, match="names"):
        term_frequencies(shipped, Selection(), layers=("names",))


def test_terms_are_sorted_by_falling_count_then_by_term_and_end_at_the_limit(shipped: Tables) -> None:
    every = term_frequencies(shipped, Selection())
    assert list(zip(-every["count"], every["term"], strict=True)) == sorted(
        zip(-every["count"], every["term"], strict=True)
    )
    pd.testing.assert_frame_equal(term_frequencies(shipped, Selection(), limit=30), every.head(30))


def test_chosen_terms_have_the_figures_they_have_among_all(shipped: Tables) -> None:
    every = term_frequencies(shipped, Selection(), layers=())
    given = frequencies_of_terms(shipped, Selection(), ["的", "采购", "没有的词"])
    expected = every[every["term"].isin(["的", "采购"])].drop(columns="tied").reset_index(drop=True)
    pd.testing.assert_frame_equal(given, expected)


def test_a_selection_without_notices_has_no_terms(shipped: Tables) -> None:
    assert term_frequencies(shipped, Selection(notices=("nowhere",))).empty


def test_a_cut_list_reports_how_many_words_have_the_same_count() -> None:
    tables = tables_of({"p1": "a a b b c c d"})
    found = term_frequencies(tables, Selection(), layers=(), limit=2)
    assert found[["term", "tied"]].values.tolist() == [["a", 3], ["b", 3]]
    of_class = frequent_terms(tables, Selection(), layers=(), word_class="nouns", limit=1)
    assert of_class[["term", "tied"]].values.tolist() == [["a", 3]]


def test_rates_by_group_contain_zeros_and_each_group_s_own_base() -> None:
    tables = tables_of({"p1": "a a b", "p2": "b b b c"}, level={"p1": "county", "p2": "unit"})
    found = term_rates(tables, Selection(), ["b", "a"], by="level")
    assert found[["term", "level", "count", "tokens", "notices", "of_notices"]].values.tolist() == [
        ["b", "county", 1, 3, 1, 1],
        ["b", "unit", 3, 4, 1, 1],
        ["a", "county", 2, 3, 1, 1],
        ["a", "unit", 0, 4, 0, 1],
    ]
    assert found["per_10k"].tolist() == pytest.approx([10_000 / 3, 7_500, 20_000 / 3, 0])


@pytest.mark.parametrize("by", ["notice_id", "level", "part", "province"])
def test_tokens_of_the_groups_are_all_tokens(
    shipped: Tables, frames: dict[str, pd.DataFrame], by: str
) -> None:
    counted = count_tokens(shipped, Selection(), by=by)  # type: ignore[arg-type]
    assert counted["tokens"].sum() == frames["keywords"]["count"].sum()


def test_tokens_by_issue_type_are_those_of_issues(shipped: Tables, frames: dict[str, pd.DataFrame]) -> None:
    words = frames["keywords"].merge(frames["issues"][["issue_id", "issue_type"]], on="issue_id")
    expected = words.groupby("issue_type")["count"].sum()
    counted = count_tokens(shipped, Selection(), by="issue_type").set_index("issue_type")
    assert counted["tokens"].to_dict() == expected.to_dict()
