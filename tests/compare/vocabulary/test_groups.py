"""Groups that have words, and where a word occurs: counted by hand in tests/invented_tables.py."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import keyness
from analysis.compare.vocabulary.groups import GROUPINGS, group_selection, word_groups
from analysis.compare.vocabulary.occurrences import list_occurrences
from analysis.compare.vocabulary.word_classes import filter_terms, frequent_terms
from analysis.paths import SHIPPED
from analysis.store import read_tables
from tests.factories.invented_tables import invented_tables


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.from_frames(invented_tables())


def _tokens(groups: pd.DataFrame) -> dict[str, int]:
    return dict(zip(groups["code"], groups["tokens"], strict=True))


@pytest.mark.parametrize(
    ("by", "tokens"),
    [
        ("notice", {"alpha": 20, "beta": 10, "gamma": 10}),
        ("province", {"甲省": 30, "庚省": 10}),
        ("city", {"乙市": 20, "unknown": 10, "戊市": 10}),
        ("level", {"county": 20, "prefecture": 10, "unit": 10}),
        ("kind", {"巡察": 30, "巡视": 10}),
        ("year", {"2023": 30, "2024": 10}),
        ("type", {"safety_risk": 10, "unknown": 10, "theory_study": 6, "finance_procurement": 4}),
        ("status", {"not_stated": 22, "completed": 8}),
    ],
)
def test_groups_contain_their_words(tables: Tables, by: str, tokens: dict[str, int]) -> None:
    assert _tokens(word_groups(tables, Selection(), by)) == tokens


def test_a_part_and_a_selection_limit_the_words_of_a_group(tables: Tables) -> None:
    assert _tokens(word_groups(tables, Selection(), "notice", part="organisation")) == {"alpha": 10}
    county = word_groups(tables, Selection(levels=("county",)), "type")
    assert _tokens(county) == {"safety_risk": 6, "finance_procurement": 4}


@pytest.mark.parametrize("by", GROUPINGS)
def test_the_selection_of_a_group_has_the_words_of_the_group(by: str) -> None:
    shipped = Tables.from_folder(SHIPPED)
    groups = _tokens(word_groups(shipped, Selection(), by))
    for code, tokens in groups.items():
        if len(groups) > 1:
            scored = keyness(shipped, group_selection(by, code), layers=(), min_count=1, limit=1)
            assert scored["target_tokens"].iloc[0] == tokens


def test_occurrences_are_in_their_issues(tables: Tables) -> None:
    rows = list_occurrences(tables, Selection(), "培训")
    assert list(zip(rows["issue_id"].fillna("outside"), rows["count"], strict=True)) == [
        ("gamma#1", 4),
        ("alpha#1", 3),
        ("outside", 2),
        ("beta#1", 1),
    ]
    assert rows["issue_title"].fillna("none").tolist() == ["事项1", "事项1", "none", "事项1"]


def test_occurrences_add_up_to_every_count_of_the_shipped_words() -> None:
    shipped, keywords = Tables.from_folder(SHIPPED), read_tables(SHIPPED)["keywords"]
    counts = keywords.groupby("term")["count"].sum()
    for term in counts.index[::211]:
        assert list_occurrences(shipped, Selection(), str(term))["count"].sum() == counts[term]


@pytest.mark.parametrize(
    ("length", "word_class", "kept"),
    [
        ("any", "any", ["医院", "主体责任", "开展", "扎实", "医共体"]),
        ("two", "any", ["医院", "开展", "扎实"]),
        ("three", "any", ["医共体"]),
        ("longer", "any", ["主体责任"]),
        ("any", "nouns", ["医院", "主体责任", "医共体"]),
        ("any", "verbs", ["开展"]),
        ("any", "others", ["扎实"]),
        ("two", "nouns", ["医院"]),
    ],
)
def test_words_are_kept_by_length_and_class(length: str, word_class: str, kept: list[str]) -> None:
    terms = pd.DataFrame(
        {"term": ["医院", "主体责任", "开展", "扎实", "医共体"], "pos": ["n", "n", "vn", "ad", "j"]}
    )
    assert filter_terms(terms, length=length, word_class=word_class)["term"].tolist() == kept


def test_the_most_frequent_of_a_kind_keep_their_rank(tables: Tables) -> None:
    assert frequent_terms(tables, Selection(), word_class="nouns", limit=1)["term"].tolist() == ["门诊"]
    assert frequent_terms(tables, Selection(), limit=2)["term"].tolist() == ["培训", "门诊"]
