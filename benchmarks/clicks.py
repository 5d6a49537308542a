"""Time from a click on a mark until the list below its chart is drawn, beside that of a full repaint.

    python -m benchmarks.clicks [--rounds 3] [--pages issues measures …]

A full repaint follows a filter of the sidebar. Both are measured in turns on the same page, to the last
change of anything on it; the first round is not counted. Needs Chromium (tests/browser/install).
"""

from __future__ import annotations

import argparse
import statistics
import sys

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.repaint import ARGUMENTS, WATCH, choose, clear, open_page
from tests.factories.serving import CHROMIUM, PROJECT, serve

PAGES = ["issues", "measures"]

# The middle of a mark that a finger could hit, another one with every click.
_MARK = """(chart, turn) => {
  const marks = [...chart.querySelectorAll(".points path, .textpoint text")];
  const boxes = marks.map((mark) => mark.getBoundingClientRect());
  const large = boxes.filter((box) => box.width > 4 && box.height > 4);
  const box = large[(7 * turn) % large.length];
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
# Milliseconds from the click to the last change on the page, and since then. What a table redraws for itself
# does not count.
_SETTLED = """() => {
  const drawn = (change) => {
    const node = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    return node?.closest('[data-testid=stMain]') && !node.closest('[data-testid=data-grid-canvas]');
  };
  const times = window.changes.filter(([, changes]) => changes.some(drawn)).map(([when]) => when);
  const last = Math.max(window.clicked, ...times);
  const running = document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'notRunning';
  return [last - window.clicked, running ? 0 : performance.now() - last];
}"""
_STILL = 400  # milliseconds without a change after which a page is drawn
_MOST = 100


def wait_until_still(page: Page) -> float:
    """Milliseconds from the click to the last change before the page is still."""
    for _ in range(_MOST):
        took, since = page.evaluate(_SETTLED)
        if since > _STILL and took > 0:
            return float(took)
        page.wait_for_timeout(_STILL / 3)
    raise TimeoutError(page.url)


def click_mark(page: Page, turn: int) -> float:
    """A click on a mark of the page's first chart."""
    mark = page.locator(".js-plotly-plot").first.evaluate(_MARK, turn)
    page.evaluate(WATCH)
    page.mouse.click(*mark)
    return wait_until_still(page)


def repaint(page: Page) -> float:
    """A filter of the sidebar, and back."""
    choose(page, "county")
    took = wait_until_still(page)
    clear(page)
    return took


def measure(browser: Browser, address: str, *, rounds: int) -> list[list[float]]:
    """Times of clicks and of full repaints."""
    page = open_page(browser, address)
    page.set_viewport_size({"width": 1400, "height": 3000})  # lists are drawn only where they are seen
    page.wait_for_timeout(1000)
    times = [(click_mark(page, turn), repaint(page)) for turn in range(rounds + 1)]
    page.close()
    return [list(taken) for taken in zip(*times[1:], strict=True)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pages", nargs="*", default=PAGES, help="of the address")
    options = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium: run tests/browser/install")
    with sync_playwright() as play, serve(PROJECT) as ours:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name in options.pages:
            times = measure(browser, f"{ours}/{name}", rounds=options.rounds)
            click, full = map(statistics.median, times)
            print(f"click  {name:12} {click:6.0f} ms  full repaint {full:6.0f} ms  ratio {click / full:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
