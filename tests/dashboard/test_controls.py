"""What a control would tell if the browser first drew it in the page's second run: its state, not an empty default.

A reader who clicks before the first run is drawn makes the second follow at once; what the session set in the first
then never reaches the control (dashboard/url.py says why).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import write_tables
from tests.dashboard.test_pages import PROJECT
from tests.factories.invented_tables import invented_tables

PAGES = tuple(sorted(path.stem for path in (PROJECT / "dashboard" / "pages").glob("[a-z]*")))
STATE = {
    "level": "county",
    "overview-status-view": "table",
    "glance": "table",
    "term": "整改",
    "issues-share": "1",
}


@pytest.fixture(autouse=True)
def tables_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "NOTICE_TABLES", str(write_tables(invented_tables(), tmp_path_factory.mktemp("store") / "tables"))
    )


def _second_run(page: str, language: str = "en", **query: str) -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=30)
    app.query_params["lang"] = language
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"dashboard/pages/{page}/{page}.py")
    app.run().run()
    assert not app.exception
    return app


def _states(app: AppTest) -> Iterator[tuple[str, Any, Any]]:
    """Key, state and default of each control that is not empty."""
    for several in (*app.multiselect, *app.segmented_control, *app.pills):
        yield several.key or "", list(several.indices), list(several.proto.default)
    for one in app.selectbox:
        yield one.key or "", one.index, one.proto.default if one.proto.HasField("default") else None
    for single in (*app.toggle, *app.number_input, *app.text_input):
        yield single.key or "", single.value or None, single.proto.default or None


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_its_state_as_its_default(page: str) -> None:
    app = _second_run(page, **STATE)
    states = list(_states(app))
    assert {"lang", "level"} <= {key for key, _, _ in states}
    assert [(key, state) for key, state, _ in states] == [(key, default) for key, _, default in states]


def test_the_language_and_the_selection_of_the_address_are_the_defaults_of_the_second_run() -> None:
    app = _second_run("overview", "en", level="county")
    assert list(app.segmented_control(key="lang").proto.default) == [1]
    level = app.multiselect(key="level")
    assert [level.proto.options[place] for place in level.proto.default] == ["county"]
