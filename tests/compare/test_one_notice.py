"""One notice's facts in the order of its text, against tables counted by hand."""

from __future__ import annotations

import pytest

from analysis.compare.one_notice import FACT_KINDS, OneNotice, read_notice
from analysis.compare.tables import Tables
from tests.factories.invented_tables import invented_tables


@pytest.fixture(scope="module")
def alpha() -> OneNotice:
    one = read_notice(Tables.from_frames(invented_tables()), "alpha")
    assert one is not None
    return one


def test_a_notice_that_is_not_there_is_none() -> None:
    assert read_notice(Tables.from_frames(invented_tables()), "nobody") is None


def test_facts_are_in_the_order_of_the_text(alpha: OneNotice) -> None:
    starts = list(alpha.facts["start"])
    assert starts == sorted(starts)


def test_every_row_with_a_passage_is_one_fact(alpha: OneNotice) -> None:
    rows = sum(len(alpha.tables[name]) for name in FACT_KINDS)
    assert len(alpha.facts) == alpha.facts["fact"].nunique() == rows


def test_an_issue_comes_before_what_is_in_it(alpha: OneNotice) -> None:
    facts = list(alpha.facts["fact"])
    assert (
        facts.index("issue-1") < facts.index("measure-1") < facts.index("measure-2") < facts.index("issue-2")
    )


def test_rates_are_those_of_this_notice_alone(alpha: OneNotice) -> None:
    assert set(alpha.rates["notice_id"]) == {"alpha"}


def test_a_notice_without_any_fact_has_an_empty_list() -> None:
    one = read_notice(Tables.from_frames({"notices": invented_tables()["notices"]}), "gamma")
    assert one is not None and one.facts.empty
