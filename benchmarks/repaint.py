"""Filter → repainted charts, and cold start → first chart, beside a bare Streamlit page in the same run.

    python -m benchmarks.repaint [--rounds 8] [--pages overview issues …]

Prints medians in milliseconds and the ratio to the bare page; on a shared machine it takes some twenty rounds until
two runs agree. Needs Chromium (tests/browser/install).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time

from playwright.sync_api import Browser, Page, sync_playwright

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

PAGES = ["overview", "issues", "measures"]  # those that bare_page.py has the charts of

# Keeps what changes and when; looked through only after the repaint, so that watching takes no part in it.
_WATCH = """() => {
  window.changes = [];
  if (window.watcher) window.watcher.disconnect();
  window.watcher = new MutationObserver(changes => window.changes.push([performance.now(), changes]));
  window.watcher.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  document.addEventListener('click', () => { window.clicked = performance.now(); }, {capture: true});
}"""
# From the click to the last change that the drawing of any chart underwent that stands there now: the charts
# before are hidden when the new ones come, and taken away unseen.
_TOOK = """() => {
  const inside = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('.js-plotly-plot')?.isConnected;
  const holds = node => node.nodeType === 1 && (node.matches('.js-plotly-plot') || node.querySelector('.js-plotly-plot'));
  const ofCharts = window.changes.filter(([, changes]) =>
    changes.some(change => inside(change.target) || [...change.addedNodes].some(holds)));
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
    page.locator(".st-key-level input").click()
    chosen = page.get_by_role("option", name=option, exact=True)
    chosen.wait_for()
    page.wait_for_timeout(200)
    page.evaluate(_WATCH)
    chosen.click()
    page.wait_for_timeout(1200)
    took = page.evaluate(_TOOK)
    page.keyboard.press("Escape")
    clear = page.locator('.st-key-level [aria-label="Clear all"], .st-key-level [title="Clear all"]').first
    clear.click()
    page.wait_for_timeout(1000)
    return float(took)


def open_page(browser: Browser, address: str) -> Page:
    """A page that has drawn its charts and come to rest."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="en-GB")
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .main-svg", state="attached", timeout=60_000)
    page.wait_for_timeout(2500)
    return page


def repaints(browser: Browser, paths: list[str], *, rounds: int, option: str) -> dict[str, list[list[float]]]:
    """Per page the repaint times of its bare twin and its own, in turns, so that both see the same load; the
    first round is not counted."""
    with (
        serve(PROJECT, script="benchmarks/bare_page.py", PYTHONPATH=str(PROJECT)) as bare,
        serve(PROJECT) as ours,
    ):
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
                    page.wait_for_timeout(500)  # what comes to the front is drawn anew
                    measured.append(repaint(page, option=option))
    return {path: [both[1:] for both in measured] for path, measured in times.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pages", nargs="*", choices=PAGES, default=PAGES)
    parser.add_argument("--no-cold", action="store_true")
    given = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium: run tests/browser/install")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for path, both in repaints(browser, given.pages, rounds=given.rounds, option="county").items():
            bare, ours = map(statistics.median, both)
            print(f"repaint  {path:12} bare {bare:6.0f} ms  ours {ours:6.0f} ms  ratio {ours / bare:.2f}")
        if not given.no_cold:
            starts = [
                (cold_start(browser, "benchmarks/bare_page.py"), cold_start(browser, "app.py"))
                for _ in range(3)
            ]
            bare, ours = (statistics.median(times) for times in zip(*starts, strict=True))
            print(f"cold     overview     bare {bare:6.0f} ms  ours {ours:6.0f} ms  ratio {ours / bare:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
