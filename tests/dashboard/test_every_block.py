"""Every chart of every page: what is drawn stands in what is downloaded, and it says what it is.

Drawn values are read from the figure as the browser gets it; helper lines (control limits, a deadline) carry no
hover text of their own and are left out.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard.charts.block import Block
from dashboard.downloads.files import csv_for_spreadsheets
from dashboard.downloads.report import Offline, write_html
from dashboard.i18n.labels import format_frame
from dashboard.shell.page_run import PageRun
from locales import languages
from tests.dashboard.test_pages import _open

PAGES = ("overview", "issues", "completion", "timeline", "measures", "compare")


def _run(page: str, language: str) -> PageRun:
    run: PageRun = _open(page, language).session_state["_run"]
    return run


def _numbers(cells: Any) -> set[float]:
    """Numbers in the cells; a text like `16` or `3 (2/5)` or `66.7%` gives those in it."""
    found: set[float] = set()
    for cell in cells:
        if isinstance(cell, bool) or cell is None:
            continue
        texts = [str(cell)] if not isinstance(cell, (int, float)) else []
        found |= {float(cell)} if not texts else {float(n) for n in re.findall(r"\d+(?:\.\d+)?", texts[0])}
    return found


def _drawn(block: Block) -> Iterator[tuple[str, list[Any]]]:
    """Per trace its name and the values along its value axis: numbers of bars and marks, texts of cells."""
    for trace in json.loads(block.draw().to_json())["data"]:
        if trace.get("mode") == "lines" or not (trace.get("hovertext") or trace.get("hovertemplate")):
            continue
        axis = "x" if trace.get("orientation") == "h" or trace["type"] == "scatter" else "y"
        values = trace.get(axis)
        values = values if isinstance(values, list) else []
        if "base" in trace:  # cells and spans: their width says nothing, their text or first day does
            values = [t for t in trace.get("text") or [] if t] or trace["base"]
        yield str(trace.get("name", "")), values


def _downloaded(block: Block, run: PageRun) -> tuple[set[float], str]:
    text = csv_for_spreadsheets(block.frame).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    shown = [
        c for column in format_frame(block.frame, run.view.tr, run.view.names).items() for c in column[1]
    ]
    numbers = (
        _numbers(cells) | _numbers([f"{100 * n:.0f}" for n in _numbers(cells) if n <= 1]) | _shares(block)
    )
    return numbers, "\n".join([*cells, *map(str, shown)])


def _shares(block: Block) -> set[float]:
    """Where bars are parts of a whole, counts over the issues of their row."""
    if "issues_listed" not in block.frame:
        return set()
    counts = block.frame.select_dtypes("number")
    return set((counts.T / counts["issues_listed"]).T.stack().dropna())


@pytest.fixture(params=[(page, language) for page in PAGES for language in languages()], ids="-".join)
def run(request: pytest.FixtureRequest) -> PageRun:
    return _run(*request.param)


def test_every_chart_is_downloaded_as_drawn_and_explains_itself(run: PageRun) -> None:
    assert run.blocks
    for block in run.blocks:
        numbers, texts = _downloaded(block, run)
        for name, values in _drawn(block):
            for value in values:
                if isinstance(value, str) and value in texts:
                    continue
                assert any(
                    abs(n - drawn) < 0.51 * 10 ** -_places(drawn)
                    for drawn in _numbers([value])
                    for n in numbers
                ) or value in ("", None, 0, 0.0), (block.name, name, value)
        assert block.finding.strip() and re.search(r"\d", block.finding), block.name
        assert len(run.view.tr(f"{block.name}.method")) > 40, block.name
        assert _says_its_units(block), block.name


def _says_its_units(block: Block) -> bool:
    """Titles of its axes, headings of its panels or columns, days on a calendar or cells that hold their figures."""
    figure = json.loads(block.draw().to_json())
    if figure["data"] and figure["data"][0]["type"] == "table":
        return True
    layout = figure["layout"]
    axes = [axis for name, axis in layout.items() if name[1:5] == "axis"]
    titles = [axis.get("title", {}).get("text") for axis in axes]
    plain = any(axis.get("type") == "date" or axis.get("side") == "top" for axis in axes)
    return any(titles) or bool(layout.get("annotations")) or plain


def _places(value: float) -> int:
    """Decimals of what is drawn; downloads hold six."""
    return min(len(str(value).split(".")[1]), 6) if "." in str(value) else 0


def test_the_report_of_a_page_holds_every_chart_and_needs_nothing_from_outside(run: PageRun) -> None:
    page = Offline(title="Title", blocks=run.blocks, link="http://localhost/", on=date(2026, 1, 2))
    html = write_html(page, run)
    for block in run.blocks:
        assert f'id="{block.key}"' in html
    fetched = re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?!data:)([^\"'> ]+)", html)
    assert fetched == []
