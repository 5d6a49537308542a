"""In a real browser, every page: no error, nothing that shuts readers out, charts download as drawn."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories.cases import assert_no_offenders
from tests.factories.drawn import compare_points, read_rows
from tests.factories.opened import CHART_PAGES, PAGES
from tests.factories.serving import browse, settle

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

# The figure as the browser has it, with plain lists for its packed numbers.
_FIGURE = """(chart) => JSON.stringify({data: chart.data, layout: chart.layout},
  (key, value) => ArrayBuffer.isView(value) ? Array.from(value) : value)"""
# The middle of the first mark of a chart that a finger could hit.
_MARK = """(chart) => {
  const marks = [...chart.querySelectorAll(".points path, .textpoint text")];
  const boxes = marks.map((mark) => mark.getBoundingClientRect());
  const box = boxes.find((box) => box.width > 4 && box.height > 4);
  return box ? [box.x + box.width / 2, box.y + box.height / 2] : null;
}"""
_CHANGED = "(before) => document.querySelector('[data-testid=stMain]').innerText !== before"


def _open(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}/{'' if name == PAGES[0] else name}?lang=en")
    page.wait_for_selector("h1")
    settle(page)


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[tuple[str, Any]]:
    """Name and page, opened once for all tests of it."""
    with browse(browser) as page:
        _open(page, address, request.param)
        yield request.param, page


def test_every_chart_downloads_what_is_drawn(opened: tuple[str, Any]) -> None:
    name, page = opened
    charts = _charts(page)
    assert bool(charts) is (name in CHART_PAGES)
    for key in charts:
        chart = page.locator(f".st-key-{key}-chart .js-plotly-plot")
        page.locator(f".st-key-{key}-download button").first.click()
        csv = page.locator(f".st-key-{key}-csv button")
        with page.expect_download() as download:
            csv.click()
        rows = read_rows(Path(download.value.path()).read_bytes())
        assert rows, key
        name = key.replace("-", ".", 1)
        assert_no_offenders(compare_points(name, json.loads(chart.evaluate(_FIGURE)), rows, clickable=True))
        page.keyboard.press("Escape")
        csv.wait_for(state="hidden")
        settle(page)


def test_no_page_complains_shuts_readers_out_or_outgrows_a_phone(opened: tuple[str, Any]) -> None:
    _, page = opened
    settle(page)
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
    page.set_viewport_size({"width": 400, "height": 900})
    settle(page)
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("(node) => node.scrollWidth - node.clientWidth") <= 1
    page.set_viewport_size({"width": 1400, "height": 1000})
    assert page.complaints == []


def test_the_overview_leads_to_every_other_page(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 900})
    page.goto(f"{address}/?lang=en&level=county&kind=巡察&year=2023")
    box = page.locator(".st-key-pages")
    box.locator("summary").click()
    links = box.locator("a")
    links.nth(len(PAGES) - 2).wait_for()
    assert links.count() == len(PAGES) - 1
    steps = page.evaluate("history.length")
    links.filter(has_text="Timeline").click()
    page.wait_for_url(re.compile(r"/timeline\?.*level=county"))
    settle(page)
    # The page, then its selection as a whole: the back button does not take filters off one by one.
    assert page.evaluate("history.length") - steps <= 2
    assert page.complaints == []


@pytest.mark.parametrize("name", CHART_PAGES)
def test_a_click_on_a_mark_of_any_chart_shows_what_is_behind_it(page: Any, shipped: str, name: str) -> None:
    _open(page, shipped, name)
    page.set_viewport_size({"width": 1400, "height": 8000})
    settle(page)
    main = page.locator('[data-testid="stMain"]')
    for key in _charts(page):
        mark = page.locator(f".st-key-{key}-chart .js-plotly-plot").evaluate(_MARK)
        assert mark, key
        before = main.inner_text()
        page.mouse.click(*mark)
        page.wait_for_function(_CHANGED, arg=before)
        settle(page)
    assert page.complaints == []


def _charts(page: Any) -> list[str]:
    """Keys of the charts on the page."""
    classes = page.locator('[class*="st-key-"][class*="-chart"]').evaluate_all(
        "(nodes) => nodes.map((n) => n.className)"
    )
    found = [m[1] for c in classes if (m := re.search(r"st-key-([\w-]+)-chart\b", c))]
    return list(dict.fromkeys(found))


def test_a_chart_is_saved_as_a_picture_that_names_its_source(page: Any, address: str) -> None:
    _open(page, address, "overview")
    page.locator(".st-key-overview-status-download button").first.click()
    saved = {}
    for kind in ("svg", "png"):
        with page.expect_download() as taken:
            page.locator(f"button.{kind}").click()
        saved[kind] = Path(taken.value.path()).read_bytes()
    assert saved["png"].startswith(b"\x89PNG") and len(saved["png"]) > 10_000
    svg = saved["svg"].decode("utf-8")
    assert "n = 6" in svg and "@font-face" in svg and "0.1.0" in svg


def test_the_report_opens_offline_with_every_chart(
    page: Any, browser: Any, address: str, tmp_path: Path
) -> None:
    _open(page, address, "overview")
    page.locator(".st-key-share button").first.click()
    with page.expect_download() as taken:
        page.locator(".st-key-report button").click()
    taken.value.save_as(tmp_path / "report.html")
    with browse(browser) as alone:
        alone.context.set_offline(True)
        alone.goto((tmp_path / "report.html").as_uri())
        alone.wait_for_selector(".js-plotly-plot .main-svg", state="attached")
        assert alone.locator(".js-plotly-plot").count() == len(_charts(page))
        assert alone.complaints == []
