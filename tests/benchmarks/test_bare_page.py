"""The pages that the dashboard is measured against draw its charts as they are now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.page_contents import LEVEL, contents_of, write_contents
from tests.factories.opened import start
from tests.factories.own_folders import use_own_folders


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped tables, whatever the machine has."""
    use_own_folders(tmp_path, monkeypatch)


def drawn(app: AppTest) -> list[Any]:
    assert not app.exception
    return [json.loads(element.proto.spec) for element in app.get("plotly_chart")]


def drawn_by(page: str, level: str = "") -> list[Any]:
    return [json.loads(spec) for spec, _ in contents_of(page, level).charts]


def test_the_bare_page_draws_the_charts_and_lists_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "contents"
    write_contents(file, ["measures"])
    monkeypatch.setenv("BARE_CONTENTS", str(file))
    bare = start("benchmarks/bare_page.py")
    bare.query_params.update({"page": "measures", "lists": "1"})
    for level in ("", LEVEL):
        if level:
            bare.multiselect(key="level").select(level)
        of_page = drawn_by("measures", level)
        assert len(of_page) == 5 and drawn(bare.run()) == of_page
        lists = contents_of("measures", level).lists
        assert lists and [len(each.value) for each in bare.dataframe] == [len(rows) for rows in lists]


def test_the_bare_start_draws_the_chart_of_the_overview() -> None:
    bare = start("benchmarks/bare_start.py")
    assert drawn(bare.run()) == drawn_by("overview")
