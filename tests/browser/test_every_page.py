"""In a real browser, every page: sound in every language and width; its charts download and answer clicks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from locales import languages
from tests.browser.checks import colours, offenders
from tests.factories.cases import assert_no_offenders
from tests.factories.drawn import compare_points, read_rows
from tests.factories.opened import CHART_PAGES, PAGES
from tests.factories.serving import PATIENCE, browse, settle

# The search lists what it finds as cards, whose picture is for reports alone.
DRAWN_PAGES = tuple(page for page in CHART_PAGES if page != "search")
# A desk and a phone, by day and by night, at one visit. From look to look the theme changes or the width:
# where both do at once, a chart may stay in the colours of before.
LOOKS = ((1400, "light"), (1400, "dark"), (400, "dark"), (400, "light"))
FIRST_CHART = 420  # pixels from the top of the page, on a screen of 1440 × 900
# So often is a page looked at until nothing is found.
_TIMES = 10
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


@pytest.fixture(scope="module")
def reader(browser: Any) -> Iterator[Any]:
    """One reader who visits all pages: what a browser keeps between them is loaded once."""
    with browse(browser) as page:
        yield page


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, reader: Any, shipped: str) -> tuple[str, Any]:
    """Name and page in a language, visited once for all tests of it."""
    name, language = request.param
    visit(reader, shipped, name, language)
    return name, reader


def visit(page: Any, address: str, name: str, language: str = "en") -> None:
    page.complaints.clear()
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/{'' if name == PAGES[0] else name}?lang={language}")
    page.wait_for_selector("h1")
    settle(page)


def visits(pages: tuple[str, ...], *languages: str) -> pytest.MarkDecorator:
    """The test is run at one visit to each page in each language."""
    cases = [(page, language) for page in pages for language in languages]
    return pytest.mark.parametrize("opened", cases, indirect=True, scope="module", ids="-".join)


@visits(PAGES, *languages())
def test_every_page_is_sound_at_every_width(opened: tuple[str, Any]) -> None:
    found = []
    for width, theme in LOOKS:
        opened[1].set_viewport_size({"width": width, "height": 1000})
        opened[1].emulate_media(color_scheme=theme)
        settle(opened[1])
        look = offenders if theme == "light" else colours
        found += [f"{width} {theme} {line}" for line in what_stays(opened[1], look)]
    assert_no_offenders(found)


@visits(DRAWN_PAGES, *languages())
def test_the_first_chart_begins_on_the_first_screen(opened: tuple[str, Any]) -> None:
    page = opened[1]
    page.set_viewport_size({"width": 1440, "height": 900})
    settle(page)
    assert page.locator(".js-plotly-plot").first.bounding_box()["y"] <= FIRST_CHART


@visits(PAGES, "en")
def test_every_chart_downloads_what_is_drawn(opened: tuple[str, Any]) -> None:
    name, page = opened
    page.set_viewport_size({"width": 1400, "height": 8000})
    charts = charts_of(page)
    assert bool(charts) is (name in DRAWN_PAGES)
    for key in charts:
        page.locator(f".st-key-{key}-download button").first.click()
        csv = page.locator(f".st-key-{key}-csv button")
        rows = read_rows(Path(save(page, csv).path()).read_bytes())
        assert rows, key
        figure = json.loads(plot(page, key).evaluate(_FIGURE))
        assert_no_offenders(compare_points(key.replace("-", ".", 1), figure, rows, clickable=True))
        page.keyboard.press("Escape")
        csv.wait_for(state="hidden")


@visits(DRAWN_PAGES, "en")
def test_a_click_on_a_mark_of_any_chart_shows_what_is_behind_it(opened: tuple[str, Any]) -> None:
    page = opened[1]
    page.set_viewport_size({"width": 1400, "height": 8000})
    settle(page)
    main = page.locator('[data-testid="stMain"]')
    for key in charts_of(page):
        mark = plot(page, key).evaluate(_MARK)
        assert mark, key
        before = main.inner_text()
        page.mouse.click(*mark)
        page.wait_for_function(_CHANGED, arg=before)
        settle(page)
    assert page.complaints == []


def test_the_overview_leads_to_every_other_page(page: Any, shipped: str) -> None:
    page.set_viewport_size({"width": 400, "height": 900})
    page.goto(f"{shipped}/?lang=en&level=prefecture&kind=巡察&year=2024")
    box = page.locator(".st-key-pages")
    box.locator("summary").click()
    links = box.locator("a")
    links.nth(len(PAGES) - 2).wait_for()
    assert links.count() == len(PAGES) - 1
    steps = page.evaluate("history.length")
    links.filter(has_text="Timeline").click()
    page.wait_for_url(re.compile(r"/timeline\?.*level=prefecture"))
    settle(page)
    # The page, then its selection as a whole: the back button does not take filters off one by one.
    assert page.evaluate("history.length") - steps <= 2
    assert page.complaints == []


def test_charts_are_saved_as_pictures_and_in_a_report_that_opens_offline(
    reader: Any, browser: Any, shipped: str, tmp_path: Path
) -> None:
    visit(reader, shipped, "overview")
    reader.locator(".st-key-overview-bodies-download button").first.click()
    saved = {}
    for kind in ("svg", "png"):
        saved[kind] = Path(save(reader, reader.locator(f"button.{kind}")).path()).read_bytes()
    assert saved["png"].startswith(b"\x89PNG") and len(saved["png"]) > 10_000
    svg = saved["svg"].decode("utf-8")
    assert re.search(r"\d+ issues listed in \d+ notices", svg) and "@font-face" in svg and "0.1.0" in svg

    reader.keyboard.press("Escape")
    reader.locator(".st-key-share button").first.click()
    save(reader, reader.locator(".st-key-report button")).save_as(tmp_path / "report.html")
    with browse(browser) as alone:
        alone.context.set_offline(True)
        alone.goto((tmp_path / "report.html").as_uri())
        alone.wait_for_selector(".js-plotly-plot .main-svg", state="attached")
        assert alone.locator(".js-plotly-plot").count() == len(charts_of(reader))
        assert alone.complaints == []


def what_stays(page: Any, look: Callable[[Any], Iterator[str]]) -> list[str]:
    """The lines of a look at the page, which a busy browser may not have drawn in the new theme yet."""
    for _ in range(_TIMES):
        if not (found := list(look(page))):
            break
        settle(page)
    return found


def save(page: Any, button: Any) -> Any:
    """The download of a button. A menu that has just opened makes its buttons anew, and Streamlit answers a
    click on the one before with an error: a reader clicks again."""
    from playwright.sync_api import TimeoutError as TooLate

    for seconds in (10, 30):
        with suppress(TooLate):
            return _save_within(page, button, seconds)
    return _save_within(page, button, PATIENCE)


def _save_within(page: Any, button: Any, seconds: int) -> Any:
    with page.expect_download(timeout=seconds * 1000) as taken:
        button.click()
    return taken.value


def plot(page: Any, key: str) -> Any:
    return page.locator(f".st-key-{key}-chart .js-plotly-plot")


def charts_of(page: Any) -> list[str]:
    """Keys of the charts on the page."""
    classes = page.locator('[class*="st-key-"][class*="-chart"]').evaluate_all(
        "(nodes) => nodes.map((n) => n.className)"
    )
    found = [m[1] for c in classes if (m := re.search(r"st-key-([\w-]+)-chart\b", c))]
    return list(dict.fromkeys(found))
