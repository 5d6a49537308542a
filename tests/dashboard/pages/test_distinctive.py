"""Distinctive words: the groups chosen, what is reported of them, drawn and looked up; counted in
tests/invented_tables.py."""

from __future__ import annotations

import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import keyness
from analysis.compare.vocabulary.groups import GROUPINGS
from dashboard.i18n.translator import Translator
from dashboard.pages.distinctive.blocks import scatter_block
from dashboard.shell.view import View
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, texts

NAMES = {"alpha": "丙县", "beta": "戊市", "gamma": "辛医院"}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("by", GROUPINGS)
def test_groups_of_every_kind_are_compared(by: str, language: str, open_page: OpenPage) -> None:
    app = open_page("distinctive", language, by=by)
    assert app.selectbox(key="by").value == by
    assert "20" in texts(app) and app.header[0].value


@pytest.mark.parametrize(
    ("query", "reported"),
    [
        (
            {"target": "alpha"},
            ["Bing County Ding Bureau more often uses 采购", "1 notice (20 words) against 2 (20 words)"],
        ),
        (
            {"target": "alpha", "against": "gamma"},
            ["Xin Hospital: 门诊", "1 notice (20 words) against 1 (10 words)"],
        ),
        ({"by": "type", "target": "safety_risk"}, ["2 notices (10 words) against 3 (20 words)"]),
        (
            {"by": "type", "target": "theory_study", "against": "safety_risk"},
            ["(6 words) against 2 (10"],
        ),
        ({"target": "alpha", "part": "rectification"}, ["(10 words) against 2 (20 words)"]),
    ],
)
def test_the_finding_names_words_and_their_base(
    query: dict[str, str], reported: list[str], open_page: OpenPage
) -> None:
    shown = texts(open_page("distinctive", **query))
    assert [part for part in reported if part not in shown] == []


def test_codes_in_the_address_that_do_not_exist_are_passed_over(open_page: OpenPage) -> None:
    app = open_page("distinctive", by="weather", target="nowhere", against="nobody")
    assert app.selectbox(key="by").value == "notice"
    assert (app.selectbox(key="target").value, app.selectbox(key="against").value) == ("gamma", "rest")


def test_a_group_chosen_is_in_the_address(open_page: OpenPage) -> None:
    app = open_page("distinctive")
    app.selectbox(key="target").set_value("beta").run()
    assert app.query_params["target"] in ("beta", ["beta"])
    assert "Wu City Ji Bureau more often uses 药品" in texts(app)


def test_a_target_is_never_compared_with_itself(open_page: OpenPage) -> None:
    app = open_page("distinctive", target="alpha", against="beta")
    app.selectbox(key="target").set_value("beta").run()
    assert app.selectbox(key="against").value == "rest"
    assert not app.exception


@pytest.mark.parametrize("language", languages())
def test_for_one_group_alone_the_page_explains_that_there_is_nothing_to_compare(
    language: str, open_page: OpenPage
) -> None:
    app = open_page("distinctive", language, by="notice", notice="gamma")
    assert Translator(language)("distinctive.too_few") in [info.value for info in app.info]


def test_words_rarer_than_chosen_are_ignored(open_page: OpenPage) -> None:
    table = open_page("distinctive", target="alpha", least="6").dataframe(key="distinctive-table").value
    assert set(table["term"]) == {"培训", "门诊"}


def test_the_points_are_the_rows_of_the_frame_and_those_above_the_diagonal_the_targets() -> None:
    tables = Tables.from_frames(invented_tables())
    view = View(tables, Selection(), Translator("en"), NAMES, n_notices=3, of_notices=3)
    scored = keyness(tables, Selection(notices=("alpha",)), min_count=1)
    figure = scatter_block(view, scored, target="丙县", reference="rest").draw()
    sides = {trace["name"]: trace for trace in figure.data if trace["customdata"] is not None}
    for name, code in (("More in: 丙县", "target"), ("More in: rest", "reference")):
        rows = scored[scored["more_in"] == code].set_index("term")
        drawn = [cell[0] for cell in sides[name]["customdata"]]
        assert sorted(drawn) == sorted(rows.index)
        for term, x, y in zip(drawn, sides[name]["x"], sides[name]["y"], strict=True):
            if rows["target_count"][term] and rows["reference_count"][term]:
                assert (10**x, 10**y) == pytest.approx(
                    (rows["reference_per_10k"][term], rows["target_per_10k"][term])
                )


def test_words_of_the_same_two_rates_are_named_together() -> None:
    tables = Tables.from_frames(invented_tables())
    view = View(tables, Selection(), Translator("en"), NAMES, n_notices=3, of_notices=3)
    scored = keyness(tables, Selection(notices=("alpha",)), layers=(), min_count=1)
    twice = scored.iloc[[0, 0]].assign(term=["甲", "乙"])
    figure = scatter_block(view, twice, target="丙县", reference="rest").draw()
    reported = [text for trace in figure.data for text in (trace["hovertext"] or ())]
    assert len(reported) == 2 and all("1 other word has" in text for text in reported)
