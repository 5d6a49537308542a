"""Time from a click on a mark or a control of one chart until what belongs to it is drawn, beside a full
repaint.

    python -m benchmarks.clicks [--rounds 3] [--pages issues measures …]

A full repaint follows a filter of the sidebar. Both are measured in turns on the same page, to the last
change of anything on it; the first round is not counted. Needs Chromium (tests/browser/install).
"""

from __future__ import annotations

import argparse
import statistics
import sys

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.repaint import ARGUMENTS, choose, clear, open_page
from benchmarks.watching import WATCH, wait_until_still
from tests.factories.serving import CHROMIUM, PROJECT, serve

# With the control that decides their first chart alone, if any.
PAGES = {"issues": "show", "measures": ""}

# The middle of a mark that a finger could hit, another one with every click.
_MARK = """(chart, turn) => {
  const marks = [...chart.querySelectorAll(".points path, .textpoint text")];
  const boxes = marks.map((mark) => mark.getBoundingClientRect());
  const large = boxes.filter((box) => box.width > 4 && box.height > 4);
  const box = large[(7 * turn) % large.length];
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def click_mark(page: Page, turn: int) -> float:
    """A click on a mark of the page's first chart."""
    mark = page.locator(".js-plotly-plot").first.evaluate(_MARK, turn)
    page.evaluate(WATCH)
    page.mouse.click(*mark)
    return wait_until_still(page)


def click_control(page: Page, key: str, turn: int) -> float:
    """Another choice in a control of two."""
    page.evaluate(WATCH)
    page.locator(f".st-key-{key} button").nth((turn + 1) % 2).click()
    return wait_until_still(page)


def repaint(page: Page) -> float:
    """A filter of the sidebar, and back."""
    choose(page, "county")
    took = wait_until_still(page)
    clear(page)
    return took


def measure(browser: Browser, address: str, *, control: str, rounds: int) -> dict[str, float]:
    """Medians of full repaints, clicks on marks and, where there is one, on the control."""
    page = open_page(browser, address)
    page.set_viewport_size({"width": 1400, "height": 3000})  # lists are drawn only where they are seen
    page.wait_for_timeout(1000)
    times: dict[str, list[float]] = {}
    for turn in range(rounds + 1):
        times.setdefault("full repaint", []).append(repaint(page))
        times.setdefault("click on a mark", []).append(click_mark(page, turn))
        if control:
            times.setdefault("control", []).append(click_control(page, control, turn))
    page.close()
    return {name: statistics.median(taken[1:]) for name, taken in times.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pages", nargs="*", default=list(PAGES), choices=PAGES)
    options = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium: run tests/browser/install")
    with sync_playwright() as play, serve(PROJECT) as ours:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name in options.pages:
            times = measure(browser, f"{ours}/{name}", control=PAGES[name], rounds=options.rounds)
            full = times.pop("full repaint")
            for what, took in times.items():
                ratio = took / full
                print(f"{name:10} {what:16} {took:5.0f} ms  full repaint {full:5.0f} ms  ratio {ratio:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
