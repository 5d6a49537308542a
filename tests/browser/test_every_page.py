"""In a real browser, every page: no error, nothing that shuts readers out, and each chart downloads as
drawn."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis.store import write_tables
from tests.factories.invented_tables import invented_tables
from tests.factories.serving import CHROMIUM, browse, serve, settle

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
PROJECT = Path(__file__).resolve().parent.parent.parent
PAGES = tuple(sorted(path.stem for path in (PROJECT / "dashboard" / "pages").glob("[a-z]*")))
CHARTS = (
    "overview",
    "issues",
    "completion",
    "timeline",
    "measures",
    "compare",
    "keywords",
    "distinctive",
    "context",
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: run tests/browser/install"),
]

# The values along the value axis of each trace, as the browser holds them (see
# tests/dashboard/test_every_block.py).
_DRAWN = """(chart) => chart.data.filter((t) => t.mode !== "lines" && !t.base && t.type === "bar")
  .flatMap((t) => Array.from((t.orientation === "h" ? t.x : t.y) || []))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write_tables(invented_tables(), tmp_path_factory.mktemp("store") / "tables")
    with serve(PROJECT, NOTICE_TABLES=str(folder)) as address:
        yield address


@pytest.fixture(scope="module")
def shipped() -> Iterator[str]:
    with serve(PROJECT) as address:
        yield address


@pytest.fixture(scope="module")
def play() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        yield play


@pytest.fixture
def page(play: Any) -> Iterator[Any]:
    with browse(play) as page:
        yield page


# The middle of the first mark of a chart that a finger could hit.
_MARK = """(chart) => {
  const marks = [...chart.querySelectorAll(".points path, .textpoint text")].map((mark) => mark.getBoundingClientRect());
  const mark = marks.find((box) => box.width > 4 && box.height > 4);
  return mark ? [mark.x + mark.width / 2, mark.y + mark.height / 2] : null;
}"""


def _open(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}/{'' if name == 'overview' else name}?lang=en")
    page.wait_for_selector("h1")
    settle(page)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_complains_shuts_readers_out_or_outgrows_a_phone(page: Any, address: str, name: str) -> None:
    _open(page, address, name)
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
    page.set_viewport_size({"width": 400, "height": 900})
    settle(page)
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("(node) => node.scrollWidth - node.clientWidth") <= 1
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


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_downloads_what_is_drawn(page: Any, address: str, name: str) -> None:
    _open(page, address, name)
    for key in _charts(page):
        drawn = page.locator(f".st-key-{key}-chart .js-plotly-plot").evaluate(_DRAWN)
        page.locator(f".st-key-{key}-download button").first.click()
        with page.expect_download() as taken:
            page.locator(f".st-key-{key}-csv button").click()
        text = Path(taken.value.path()).read_text(encoding="utf-8-sig")
        held = {
            float(n)
            for row in csv.reader(io.StringIO(text))
            for c in row
            for n in re.findall(r"^-?[\d.]+$", c)
        }
        whole = [value for value in drawn if isinstance(value, int)]
        assert set(map(float, whole)) - {0.0} <= held, key
        assert len(text.splitlines()) > 1
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)


@pytest.mark.parametrize("name", CHARTS)
def test_a_click_on_a_mark_of_any_chart_shows_what_stands_behind_it(
    page: Any, shipped: str, name: str
) -> None:
    _open(page, shipped, name)
    page.set_viewport_size({"width": 1400, "height": 8000})
    settle(page)
    main = page.locator('[data-testid="stMain"]')
    for key in _charts(page):
        mark = page.locator(f".st-key-{key}-chart .js-plotly-plot").evaluate(_MARK)
        assert mark, key
        before = main.inner_text()
        page.mouse.click(*mark)
        page.wait_for_function(
            "(before) => document.querySelector('[data-testid=stMain]').innerText !== before", arg=before
        )
        settle(page)
    assert page.complaints == []


def _charts(page: Any) -> list[str]:
    """Keys of the charts on the page."""
    classes = page.locator('[class*="st-key-"][class*="-chart"]').evaluate_all(
        "(nodes) => nodes.map((n) => n.className)"
    )
    found = [m[1] for c in classes if (m := re.search(r"st-key-([\w-]+)-chart\b", c))]
    assert found
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
    page: Any, play: Any, address: str, tmp_path: Path
) -> None:
    _open(page, address, "overview")
    page.locator(".st-key-share button").first.click()
    with page.expect_download() as taken:
        page.locator(".st-key-report button").click()
    taken.value.save_as(tmp_path / "report.html")
    with browse(play) as alone:
        alone.context.set_offline(True)
        alone.goto((tmp_path / "report.html").as_uri())
        alone.wait_for_selector(".js-plotly-plot .main-svg", state="attached")
        assert alone.locator(".js-plotly-plot").count() == len(_charts(page))
        assert alone.complaints == []
