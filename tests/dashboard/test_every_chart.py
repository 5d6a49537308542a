"""Every chart of every page: each drawn point is in its own row of the download, and the chart explains
itself."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from plotly.graph_objects import Figure
from plotly.offline import get_plotlyjs
from streamlit.testing.v1 import AppTest

from analysis.store import write_tables
from dashboard.charts.block import Block
from dashboard.downloads.report import Offline, write_html
from locales import languages
from tests.factories.cases import assert_no_offenders
from tests.factories.drawn import compare_block, out_of_order
from tests.factories.explained import unexplained
from tests.factories.many_tables import many_tables, with_counts
from tests.factories.opened import CHART_PAGES, CHARTS, OpenPage, blocks_of, run_of, view_of
from tests.factories.shared import build_once

DAY = date(2024, 5, 6)
# What to open so that every chart is drawn: page, tables, address. Most pages draw theirs at once.
VIEWS: dict[str, tuple[str, str, dict[str, Any]]] = {
    **{page: (page, "acted", {}) for page in CHART_PAGES},
    "cities": ("cities", "sample", {}),  # whose provinces are on the map
    "cities by level": ("cities", "sample", {"by": "level"}),
    "completion of two": ("completion", "two", {}),
    "completion of many": ("completion", "many", {}),
    "completion by level": ("completion", "many", {"by": "level"}),
    "acts": ("timeline", "dated", {"by": "province", "rule": "own_days"}),
    "term": ("context", "sample", {"term": "问题"}),
    "term with every word": ("context", "sample", {"term": "问题", "stop": "none"}),
    "issues by level": ("issues", "acted", {"by": "level", "show": "share"}),
    "words": ("search", "sample", {"words": "采购 管理"}),
    "sides": ("compare", "acted", {"a": ["notice:alpha", "notice:beta", "province:甲省"]}),
}


@pytest.fixture(scope="session")
def folders(
    tmp_path_factory: pytest.TempPathFactory,
    acted_folder: Path,
    dated_folder: Path,
    sample_folder: Path,
) -> dict[str, Path]:
    def written(n: int) -> Path:
        frames = with_counts(many_tables(n))
        return build_once(tmp_path_factory, f"many{n}", lambda folder: write_tables(frames, folder))

    return {
        "acted": acted_folder,
        "dated": dated_folder,
        "sample": sample_folder,
        "two": written(2),
        "many": written(13),
    }


@pytest.fixture(params=[(view, language) for view in VIEWS for language in languages()], ids="-".join)
def app(request: pytest.FixtureRequest, seen_page: OpenPage, folders: dict[str, Path]) -> AppTest:
    view, language = request.param
    page, tables, query = VIEWS[view]
    return seen_page(page, language, tables=folders[tables], **query)


def test_every_chart_is_drawn_in_some_view(seen_page: OpenPage, folders: dict[str, Path]) -> None:
    drawn = set()
    for page, tables, query in VIEWS.values():
        drawn |= set(blocks_of(seen_page(page, "en", tables=folders[tables], **query)))
    assert_no_offenders(sorted(set(CHARTS) - drawn))
    assert_no_offenders(sorted(drawn - set(CHARTS)))


def test_plotly_knows_every_attribute_of_every_chart(app: AppTest) -> None:
    assert_no_offenders([name for name, block in blocks_of(app).items() if not _is_valid(block)])


def _is_valid(block: Block) -> bool:
    try:
        Figure(json.loads(block.draw().to_json()))
    except ValueError:
        return False
    return True


def test_every_point_is_in_its_own_row_of_the_download(app: AppTest) -> None:
    run = run_of(app)
    assert_no_offenders(problem for block in run.blocks for problem in compare_block(run, block))


def test_every_chart_explains_what_it_is(app: AppTest) -> None:
    for name, block in blocks_of(app).items():
        assert block.finding.strip() and re.search(r"\d", f"{block.finding} {block.note}"), name
        assert len(view_of(app).tr(f"{name}.method")) > 40, name
        assert _has_units(block), name


def _has_units(block: Block) -> bool:
    """Titles of axes, headings of panels or columns, days on a calendar, cells with their figures, or no
    axes."""
    figure = json.loads(block.draw().to_json())
    if figure["data"] and figure["data"][0]["type"] == "table":
        return True
    layout = figure["layout"]
    axes = [axis for name, axis in layout.items() if name[1:5] == "axis"]
    titles = [axis.get("title", {}).get("text") for axis in axes]
    plain = any(axis.get("type") == "date" or axis.get("side") == "top" for axis in axes)
    without = bool(axes) and all(axis.get("visible") is False for axis in axes)
    return any(titles) or bool(layout.get("annotations")) or plain or without


def test_the_report_of_a_page_contains_every_chart_and_needs_nothing_from_outside(app: AppTest) -> None:
    run = run_of(app)
    html = write_html(
        Offline(title="Title", blocks=run.blocks, link="http://localhost/", on=DAY, lists=run.lists), run
    )
    for block in run.blocks:
        assert f'id="{block.key}"' in html
    fetched = re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?!data:)([^\"'> ]+)", html)
    assert fetched == []
    assert len(html.encode()) - len(get_plotlyjs().encode()) < 1_000_000


def test_every_column_and_code_of_every_download_is_explained(app: AppTest) -> None:
    run = run_of(app)
    assert_no_offenders(gap for block in run.blocks for gap in unexplained(run, block))


def test_every_download_is_in_the_order_of_its_chart(app: AppTest) -> None:
    run = run_of(app)
    assert_no_offenders(fault for block in run.blocks for fault in out_of_order(run, block))
