"""A filter draws what it decides, and not the frame around it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.i18n.translator import Translator
from dashboard.shell import sidebar
from tests.factories.opened import OpenPage, headings, parameter, texts, view_of


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Languages in which the filters were drawn, one for each run of the whole program."""
    drawn: list[str] = []
    choose = sidebar.choose

    def draw(tr: Translator, *arguments: Any, **options: Any) -> None:
        drawn.append(tr.language)
        choose(tr, *arguments, **options)

    monkeypatch.setattr(sidebar, "choose", draw)
    return drawn


def _choose(app: AppTest, key: str, *codes: str) -> AppTest:
    return app.multiselect(key=key).set_value(list(codes)).run()


def test_a_filter_draws_the_page_the_selection_and_the_button_that_clears_it(
    open_page: OpenPage, drawn: list[str]
) -> None:
    app = open_page("issues")
    before = headings(app)
    _choose(app, "level", "county")
    assert len(drawn) == 1
    assert view_of(app).selection.levels == ("county",)
    assert view_of(app).sentence in texts(app)
    assert parameter(app, "level") == "county"
    assert headings(app) != before
    assert not app.button(key="reset_sidebar").disabled
    app.button(key="reset_sidebar").click().run()
    assert headings(app) == before
    assert app.button(key="reset_sidebar").disabled
    assert len(drawn) == 2


def test_a_province_decides_which_cities_can_be_chosen(open_page: OpenPage, drawn: list[str]) -> None:
    app = open_page("issues")
    cities = app.multiselect(key="city").options
    _choose(app, "province", "甲省")
    assert len(drawn) == 2
    assert app.multiselect(key="city").options != cities


def test_where_clicks_change_the_tables_the_whole_program_runs(open_page: OpenPage, drawn: list[str]) -> None:
    app = open_page("method")
    _choose(app, "level", "county")
    assert len(drawn) == 2
