"""Keywords: what is reported, drawn, chosen and looked up; words counted by hand."""

from __future__ import annotations

import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import signature_words, term_frequencies
from dashboard.charts.colours import SPREAD
from dashboard.charts.word_bars import spread_of
from dashboard.i18n.translator import Translator
from dashboard.pages.keywords import cloud as cloud_on_page
from dashboard.pages.keywords.blocks import cloud_block, own_block, ranked_block, term_in_cell
from dashboard.shell.fonts import provide_font
from dashboard.shell.view import View
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, findings, headings, texts

NAMES = {"alpha": "丙县", "beta": "戊市", "gamma": "辛医院"}


def _view() -> View:
    return View(
        Tables.from_frames(invented_tables()), Selection(), Translator("en"), NAMES, n_notices=3, of_notices=3
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["2500.0", "10", "40"]),
        ({"level": "county"}, ["2500.0", "5", "20"]),
        ({"part": "organisation"}, ["2000.0", "10"]),
        ({"type": "safety_risk"}, ["5000.0", "10"]),
        ({"stop": "none"}, ["2500.0", "40"]),
        ({"tag": "nouns"}, ["1500.0", "40"]),
    ],
)
def test_the_finding_contains_the_numbers(
    language: str, query: dict[str, str], numbers: list[str], open_page: OpenPage
) -> None:
    *numbers, tokens = numbers
    shown = texts(open_page("keywords", language, **query))
    base = f"共 {tokens} 词" if language == "zh" else f"n = {tokens}"
    assert [number for number in (*numbers, base) if number not in shown] == []


@pytest.mark.parametrize("language", languages())
def test_a_part_without_words_is_explained(language: str, open_page: OpenPage) -> None:
    app = open_page("keywords", language, part="plans")
    assert Translator(language)("words.none") in [info.value for info in app.info]


def test_codes_in_the_address_that_do_not_exist_are_passed_over(open_page: OpenPage) -> None:
    app = open_page("keywords", part="nowhere", stop="nothing", top="many", length="huge")
    assert app.button_group(key="stop").value == ["general", "boilerplate", "places"]
    assert "n = 40" in texts(app)


def test_stop_words_come_back_when_their_layer_is_shown(open_page: OpenPage) -> None:
    app = open_page("keywords", stop=["boilerplate", "places"])
    assert "equally often: “培训 training”, “的 of”, each" in findings(app)[0]


def test_the_cloud_is_switched_off_in_one_click(open_page: OpenPage) -> None:
    app = open_page("keywords")
    assert Translator("en")("keywords.cloud.title") in texts(app)
    app.segmented_control(key="show").set_value("bars").run()
    assert Translator("en")("keywords.cloud.title") not in texts(app)
    assert app.query_params["show"] in ("bars", ["bars"])


def test_without_a_font_the_page_explains_it_and_keeps_the_bars(
    monkeypatch: pytest.MonkeyPatch, open_page: OpenPage
) -> None:
    monkeypatch.setattr(cloud_on_page, "provide_font", lambda: None)
    app = open_page("keywords")
    assert "pylopdf-fonts-zh-cn" in app.error[0].value
    assert "n = 40" in texts(app)


def test_a_word_in_the_address_is_looked_up_and_without_texts_counted(open_page: OpenPage) -> None:
    app = open_page("keywords", term="培训")
    assert any("10 occurrences in 3 notices" in shown for shown in headings(app))
    listed = app.dataframe(key="occurrences-list").value
    assert listed["count"].tolist() == [4, 3, 2, 1]


def test_a_word_that_does_not_occur_in_the_selection_is_reported(open_page: OpenPage) -> None:
    app = open_page("keywords", term="门诊", level="county")
    assert any("门诊" in info.value for info in app.info)


def test_one_notice_has_no_words_of_its_own_and_this_is_explained(open_page: OpenPage) -> None:
    app = open_page("keywords", notice="gamma")
    assert Translator("en")("keywords.own.none") in [caption.value for caption in app.caption]


def test_the_bars_are_the_rows_of_the_frame_in_their_order() -> None:
    view = _view()
    block = ranked_block(view, term_frequencies(view.tables, view.selection))
    drawn = {
        cell[0]: (y, x)
        for bars in block.draw().data
        for cell, y, x in zip(bars["customdata"], bars["y"], bars["x"], strict=True)
    }
    assert [drawn[term] for term in block.frame["term"]] == list(enumerate(block.frame["per_10k"]))


def test_the_numbers_behind_a_bar_are_explained_on_one_that_has_all_of_them() -> None:
    view = _view()
    terms = term_frequencies(view.tables, view.selection).assign(with_longer=3, with_longer_per_10k=1234.5)
    first = terms.iloc[0]
    note = ranked_block(view, terms.assign(count=1)).note
    text = f"{first['per_10k']:.1f} (1234.5) · {first['notices']}/3"
    assert f"“{text}” is {first['per_10k']:.1f} times" in note and "(1234.5 with longer terms)" in note
    alone = ranked_block(view, terms.assign(count=3)).note
    assert "longer" not in alone and f"in {first['notices']} of 3 notices" in alone


def test_no_bar_is_wider_than_its_row() -> None:
    view = _view()
    bars = ranked_block(view, term_frequencies(view.tables, view.selection)).draw().data
    assert len(bars) > 1 and all(trace["width"] < 1 for trace in bars)


def test_the_cloud_contains_the_words_of_the_bars_in_the_same_colours() -> None:
    view = _view()
    terms = term_frequencies(view.tables, view.selection)
    bars, cloud = ranked_block(view, terms).draw(), cloud_block(view, terms, font=provide_font()).draw()
    assert {cell[0] for cell in cloud.data[0]["customdata"]} == set(terms["term"])
    assert {t["name"]: t["marker"]["color"] for t in bars.data} == {
        t["name"]: t["marker"]["color"] for t in cloud.data[1:]
    }


@pytest.mark.parametrize(
    ("notices", "of", "spread"),
    [(1, 1, "all"), (5, 5, "all"), (1, 5, "one"), (1, 2, "one"), (2, 5, "some"), (2, 4, "most")],
)
def test_a_word_is_coloured_by_how_many_notices_use_it(notices: int, of: int, spread: str) -> None:
    assert spread_of(notices, of) == spread and spread in SPREAD


def test_the_words_of_its_own_drawn_are_those_of_the_frame() -> None:
    view = _view()
    own = signature_words(view.tables, view.selection, limit=5)
    cells = own_block(view, own).draw().data[0]
    drawn = {tuple(cell): text for cell, text in zip(cells["customdata"], cells["text"], strict=True)}
    assert {cell: text.split("<br>")[0] for cell, text in drawn.items()} == {
        (row.notice_id, row.rank): row.term for row in own.itertuples()
    }
    assert drawn["gamma", 1].endswith(">outpatients</span>")
    assert term_in_cell(own, ("gamma", 1)) == "门诊" and term_in_cell(own, ("gamma", 9)) is None
