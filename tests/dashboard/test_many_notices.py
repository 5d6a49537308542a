"""More notices than a list can name: the newest are listed, and every other can still be reached."""

from __future__ import annotations

import pytest

from dashboard.shell import sidebar
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, checked, view_of


def test_the_newest_that_fit_are_listed_and_those_that_are_chosen(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sidebar, "MOST_NAMES", 1)
    dates = invented_tables()["notices"].set_index("notice_id")["feedback_date"]
    newest = dates.sort_values(ascending=False, na_position="last").index
    app = open_page("method", tables=invented_tables(), notice=newest[-1])
    names = view_of(app).names
    assert app.multiselect(key="notice").options == [names[newest[0]], names[newest[-1]]]
    assert view_of(app).selection.notices == (newest[-1],) and not app.warning
    app.multiselect(key="notice").set_value([])
    app.multiselect(key="level").set_value(["prefecture"])
    checked(app.run(), "method")
    assert app.multiselect(key="notice").options == [names["beta"]]


def test_names_are_made_once_for_all_runs(open_page: OpenPage) -> None:
    app = open_page("method")
    names = view_of(app).names
    assert view_of(checked(app.run(), "method")).names is names
