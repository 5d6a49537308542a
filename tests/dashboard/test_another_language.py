"""A language added as one folder: every page opens in it, and nothing on it is left in another language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import locales
from tests.factories.invented_tables import invented_tables
from tests.factories.languages import add_language, bracketed, outside_brackets
from tests.factories.opened import PAGES, OpenPage, view_of

CONTROLS = ("multiselect", "selectbox", "segmented_control", "toggle", "button", "text_input", "slider")
# What a control calls itself and explains.
LABELS = ("label", "help", "placeholder")


@pytest.fixture(autouse=True)
def another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {key: bracketed(text) for key, text in locales.texts(locales.DOCUMENTATION).items()}
    add_language("xx", texts, tmp_path / "locales", monkeypatch)


def _shown(app: AppTest) -> Iterator[str]:
    """Titles, findings and notes; labels and options of controls; headings of tables; texts of charts."""
    yield from (e.value for kind in (app.title, app.header, app.subheader, app.caption) for e in kind)
    for element in (element for kind in CONTROLS for element in app.get(kind)):
        yield from (str(getattr(element.proto, name, "")) for name in LABELS)
        yield from map(str, getattr(element, "options", []))
    for table in app.dataframe:
        yield from (str(column.get("label") or "") for column in json.loads(table.proto.columns).values())
    for chart in app.get("plotly_chart"):
        yield from _drawn(json.loads(chart.proto.spec))


def _drawn(spec: dict[str, Any]) -> Iterator[str]:
    """Names in the legend, titles of axes, annotations, and what the pointer shows."""
    layout = spec["layout"]
    yield from (note["text"] for note in layout.get("annotations", []))
    yield from (a.get("title", {}).get("text", "") for name, a in layout.items() if "axis" in name)
    for trace in spec["data"]:
        yield from (text for text in (trace.get("name"), *(trace.get("hovertext") or [])) if text)


def _data(app: AppTest) -> set[str]:
    """What the tables contain, and the names made of it: the same in every language."""
    cells = {str(cell) for frame in invented_tables().values() for cell in frame.to_numpy().ravel()}
    own_names = {locales.describe(language).name for language in locales.languages()}
    return cells | own_names | set(view_of(app).names.values())


def _left(text: str, data: set[str]) -> str:
    """Letters of a shown text that are neither the language's nor the tables'."""
    words = re.split(r"[\s·()]+|<[^>]*>", outside_brackets(text))
    return " ".join(word for word in words if re.search(r"[^\W\d_]", word) and word not in data)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_a_language_of_its_own_folder(page: str, open_page: OpenPage) -> None:
    app = open_page(page, "xx")
    shown, data = list(_shown(app)), _data(app)
    assert len(shown) > 30
    assert {text: _left(text, data) for text in shown if _left(text, data)} == {}


def test_the_switch_offers_every_language_by_its_own_name(open_page: OpenPage) -> None:
    offered = open_page("overview", "xx").segmented_control(key="lang").options
    assert offered == [locales.describe(language).name for language in ("zh", "en", "xx")]
