"""Time from a filter to repainted charts, and from a cold start to the first chart, beside a bare page.

    python -m benchmarks.repaint [--rounds 8] [--pages overview issues …]

Prints medians in milliseconds and the ratio to the bare Streamlit page, both measured in the same run. On a
shared machine two runs agree after some twenty rounds. Needs Chromium (tests/browser/install).

The bare page of a repaint draws the very charts of the page, in its default order and groups, and none of its
lists, menus and sentences: these are what the ratio is the cost of. A repaint is over with the last change
of a chart; a list below the charts counts as far as it delays them. The bare page of a cold start reads the
tables and computes the overview's chart.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.page_charts import LEVEL, write_charts
from tests.factories.serving import CHROMIUM, PROJECT, serve

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Those that draw charts at first, with the filter too.
PAGES = [
    "overview",
    "cities",
    "issues",
    "completion",
    "timeline",
    "measures",
    "keywords",
    "distinctive",
    "context",
]

# Records changes and their times; they are evaluated only after the repaint, so as not to slow it down.
WATCH = """() => {
  window.changes = [];
  if (window.watcher) window.watcher.disconnect();
  window.watcher = new MutationObserver(changes => window.changes.push([performance.now(), changes]));
  window.watcher.observe(document.body,
    {subtree: true, childList: true, attributes: true, characterData: true});
  document.addEventListener('click', () => { window.clicked = performance.now(); }, {capture: true});
}"""
# Milliseconds from the click to the last change in any chart that is still on the page: the old charts are
# hidden when the new ones appear, and removed later.
_TOOK = """() => {
  const chart = '.js-plotly-plot';
  const inside = node =>
    (node.nodeType === 1 ? node : node.parentElement)?.closest(chart)?.isConnected;
  const contains = node =>
    node.nodeType === 1 && (node.matches(chart) || node.querySelector(chart));
  const ofCharts = window.changes.filter(([, changes]) =>
    changes.some(change => inside(change.target) || [...change.addedNodes].some(contains)));
  return Math.max(...ofCharts.map(([when]) => when)) - window.clicked;
}"""


def cold_start(browser: Browser, script: str, path: str = "") -> float:
    """Milliseconds from starting the server to the first chart in a fresh browser."""
    began = time.perf_counter()
    with serve(PROJECT, script=script, PYTHONPATH=str(PROJECT)) as address:
        page = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="en-GB")
        page.goto(address + path)
        page.wait_for_selector(".js-plotly-plot .main-svg", state="attached", timeout=60_000)
        took = 1000 * (time.perf_counter() - began)
        page.close()
    return took


def repaint(page: Page, *, option: str) -> float:
    """Milliseconds from a click on the filter's option to the last change of a chart."""
    choose(page, option)
    page.wait_for_timeout(1200)
    took = page.evaluate(_TOOK)
    clear(page)
    return float(took)


def choose(page: Page, option: str) -> None:
    """Click on an option of the filter, from when on changes are recorded."""
    page.locator(".st-key-level input").click()
    chosen = page.get_by_role("option", name=option, exact=True)
    chosen.wait_for()
    page.wait_for_timeout(200)
    page.evaluate(WATCH)
    chosen.click()


def clear(page: Page) -> None:
    """Without the filter again."""
    page.keyboard.press("Escape")
    page.locator('.st-key-level [aria-label="Clear all"], .st-key-level [title="Clear all"]').first.click()
    page.wait_for_timeout(1000)


def open_page(browser: Browser, address: str) -> Page:
    """A page that has drawn its charts and no longer changes."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="en-GB")
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .main-svg", state="attached", timeout=60_000)
    page.wait_for_timeout(2500)
    return page


def repaints(browser: Browser, paths: list[str], *, rounds: int, option: str) -> dict[str, list[list[float]]]:
    """Repaint times by page: [those of the bare page, those of the page itself], in milliseconds.

    Both are measured in turns, so that both run under the same load; the first round is not counted.
    """
    with TemporaryDirectory() as folder:
        charts = Path(folder) / "charts.json"
        write_charts(charts, paths)
        return _repaints_beside(browser, charts, paths, rounds=rounds, option=option)


def _repaints_beside(
    browser: Browser, charts: Path, paths: list[str], *, rounds: int, option: str
) -> dict[str, list[list[float]]]:
    """Repaints of bare pages with these charts, and of the pages they are from."""
    script = "benchmarks/bare_page.py"
    with serve(PROJECT, script=script, BARE_CHARTS=str(charts)) as bare, serve(PROJECT) as ours:
        pages = {
            path: [
                open_page(browser, f"{bare}/?page={path}"),
                open_page(browser, f"{ours}/{path if path != 'overview' else ''}"),
            ]
            for path in paths
        }
        times: dict[str, list[list[float]]] = {path: [[], []] for path in paths}
        for number in range(rounds + 1):
            for path, twins in pages.items():
                pairs = list(zip(times[path], twins, strict=True))
                for measured, page in pairs if number % 2 else reversed(pairs):
                    page.bring_to_front()
                    page.wait_for_timeout(500)  # a page that comes to the front is drawn again
                    measured.append(repaint(page, option=option))
    return {path: [both[1:] for both in measured] for path, measured in times.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pages", nargs="*", choices=PAGES, default=PAGES)
    parser.add_argument("--no-cold", action="store_true")
    options = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium: run tests/browser/install")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for path, both in repaints(browser, options.pages, rounds=options.rounds, option=LEVEL).items():
            bare, ours = map(statistics.median, both)
            print(f"repaint  {path:12} bare {bare:6.0f} ms  ours {ours:6.0f} ms  ratio {ours / bare:.2f}")
        if not options.no_cold:
            starts = [
                (cold_start(browser, "benchmarks/bare_start.py"), cold_start(browser, "app.py"))
                for _ in range(3)
            ]
            bare, ours = (statistics.median(times) for times in zip(*starts, strict=True))
            print(f"cold     overview     bare {bare:6.0f} ms  ours {ours:6.0f} ms  ratio {ours / bare:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
