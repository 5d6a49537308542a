"""Lists of everything: open if they are short, else folded until a reader opens them, which is then in the
address."""

from __future__ import annotations

import pytest

from dashboard.components import folded_list
from tests.factories.opened import OpenPage

# The folds of each page, over the invented tables, and the rows in each.
FOLDS = {"issues": {"issues-all": 6}, "measures": {"acts-all": 2}, "completion": {"rates-all": 3}}


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of the few invented rows count as long."""
    monkeypatch.setattr(folded_list, "SHORT", 1)


def test_short_lists_are_open(open_page: OpenPage) -> None:
    app = open_page("issues")
    assert [len(frame.value) for frame in app.dataframe] == [6] and not app.expander


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("page", FOLDS)
def test_a_list_is_folded_and_reports_how_many_rows_it_has(page: str, open_page: OpenPage) -> None:
    app = open_page(page)
    assert not app.dataframe
    counted = [f"({rows})" for rows in FOLDS[page].values()]
    assert [fold.label[-len(n) :] for fold, n in zip(app.expander, counted, strict=True)] == counted


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("page", FOLDS)
def test_the_address_opens_each_list(page: str, open_page: OpenPage) -> None:
    for key, rows in FOLDS[page].items():
        app = open_page(page, **{key: "1"})
        assert [len(frame.value) for frame in app.dataframe] == [rows]
        # Set as the state of the fold too, for a browser that first draws it in a second run.
        assert [fold.proto.expanded for fold in app.expander] == [name == key for name in FOLDS[page]]


@pytest.mark.usefixtures("long")
def test_the_address_follows_the_fold(open_page: OpenPage) -> None:
    app = open_page("issues")
    app.session_state["issues-all"] = True
    assert app.run().query_params["issues-all"] == "1" and len(app.dataframe) == 1
    app.session_state["issues-all"] = False
    assert "issues-all" not in app.run().query_params and not app.dataframe
