"""What a control would report if the browser first drew it in the page's second run: its state, not an empty
default.

A reader who clicks before the first run is drawn makes the second follow at once; what the session set in the
first
then never reaches the control (dashboard/shell/url.py explains why).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.factories.opened import PAGES, OpenPage

STATE = {
    "level": "county",
    "overview-bodies-view": "table",
    "q": "县",
    "sort": "listed",
    "term": "整改",
    "issues-share": "1",
}


def _states(app: AppTest) -> Iterator[tuple[str, Any, Any]]:
    """Key, state and default of each control that is not empty."""
    for several in (*app.multiselect, *app.segmented_control, *app.pills):
        yield several.key or "", list(several.indices), list(several.proto.default)
    for one in app.selectbox:
        yield one.key or "", one.index, one.proto.default if one.proto.HasField("default") else None
    for single in (*app.toggle, *app.number_input, *app.text_input):
        yield single.key or "", single.value or None, single.proto.default or None


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_its_state_as_its_default(page: str, open_page: OpenPage) -> None:
    app = open_page(page, runs=2, **STATE)
    states = list(_states(app))
    assert {"lang", "level"} <= {key for key, _, _ in states}
    assert [(key, state) for key, state, _ in states] == [(key, default) for key, _, default in states]


def test_the_language_and_the_selection_of_the_address_are_the_defaults_of_the_second_run(
    open_page: OpenPage,
) -> None:
    app = open_page("overview", runs=2, level="county")
    assert list(app.segmented_control(key="lang").proto.default) == [1]
    level = app.multiselect(key="level")
    assert [level.proto.options[place] for place in level.proto.default] == ["county"]
