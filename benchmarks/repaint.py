"""Time from a filter to repainted charts, and from a cold start to the first chart, beside a bare page.

    python -m benchmarks.repaint [--rounds 8] [--pages overview issues …]

Prints medians in milliseconds and the ratio to the bare Streamlit page, both measured in the same run. On
a shared machine two runs agree after some twenty rounds. Needs Chromium (tests/browser/install).

A bare page has the very charts of the page, in the groups and the order that it shows at first, and one
filter; a second one has the lists too that are open on the page, below the charts. Sentences, menus, other
filters and what a click does are what the ratios are the cost of. A repaint is over with the last change
of a chart: a list counts as far as it delays the charts. The bare page of a cold start reads the tables
and counts for its chart.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.page_contents import LEVEL, write_contents
from benchmarks.watching import WATCH, chart_took, wait_until_still
from tests.factories.serving import CHROMIUM, PROJECT, serve, settle

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Those that draw charts with the filter, too: a notice alone has nothing to compare its words with.
PAGES = [
    "overview",
    "cities",
    "issues",
    "completion",
    "timeline",
    "measures",
    "keywords",
]
_ADDRESS = {"overview": ""}


def cold_start(browser: Browser, script: str, path: str = "") -> float:
    """Milliseconds from starting the server to the first chart in a fresh browser; without a script as
    `make run` starts it."""
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
    wait_until_still(page)
    took = chart_took(page)
    clear(page)
    return took


def choose(page: Page, option: str) -> None:
    """Click on an option of the filter, from when on changes are recorded."""
    page.locator(".st-key-level input").click()
    chosen = page.get_by_role("option", name=option, exact=True)
    chosen.wait_for()
    page.wait_for_timeout(100)
    page.evaluate(WATCH)
    chosen.click()


def clear(page: Page) -> None:
    """Without the filter again."""
    page.keyboard.press("Escape")
    page.locator('.st-key-level [aria-label="Clear all"], .st-key-level [title="Clear all"]').first.click()
    wait_until_still(page)


def open_page(browser: Browser, address: str) -> Page:
    """A page that has drawn its charts and no longer changes."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="en-GB")
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .main-svg", state="attached", timeout=60_000)
    settle(page)
    return page


def repaints(browser: Browser, paths: list[str], *, rounds: int) -> dict[str, list[tuple[float, ...]]]:
    """Repaint times by page and round, in milliseconds: the page itself, the bare page with the charts and,
    where lists are open on the page, the bare page with charts and lists.

    They are measured in turns, so that all run under the same load; the first round is not counted.
    """
    with TemporaryDirectory() as folder:
        contents = Path(folder) / "contents"
        listing = write_contents(contents, paths)
        script = "benchmarks/bare_page.py"
        with serve(PROJECT, script=script, BARE_CONTENTS=str(contents)) as bare, serve(PROJECT) as ours:
            pages = {path: _open_beside(browser, bare, ours, path, path in listing) for path in paths}
            times = [{path: _in_turns(pages[path], turn) for path in paths} for turn in range(rounds + 1)]
    return {path: [each[path] for each in times[1:]] for path in paths}


def _open_beside(browser: Browser, bare: str, ours: str, path: str, has_lists: bool) -> list[Page]:
    addresses = [f"{ours}/{_ADDRESS.get(path, path)}", f"{bare}/?page={path}", f"{bare}/?page={path}&lists=1"]
    return [open_page(browser, address) for address in addresses[: 3 if has_lists else 2]]


def _in_turns(pages: list[Page], turn: int) -> tuple[float, ...]:
    """A repaint of each; with every turn another one is the first."""
    took = {}
    for place in range(len(pages)):
        number = (place + turn) % len(pages)
        pages[number].bring_to_front()
        pages[number].wait_for_timeout(300)  # a page that comes to the front is drawn again
        took[number] = repaint(pages[number], option=LEVEL)
    return tuple(took[number] for number in range(len(pages)))


def describe(path: str, times: list[tuple[float, ...]]) -> str:
    """Medians, and the medians of the ratios of each round: the load of a machine changes between rounds."""
    ours, *bare = (statistics.median(each) for each in zip(*times, strict=True))
    ratios = [statistics.median(each[0] / each[1 + n] for each in times) for n in range(len(bare))]
    beside = ("", "with lists ")
    return f"repaint  {path:12} ours {ours:5.0f} ms" + "".join(
        f"  bare {beside[n]}{bare[n]:5.0f} ms  ratio {ratios[n]:.2f}" for n in range(len(bare))
    )


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
        for path, times in repaints(browser, options.pages, rounds=options.rounds).items():
            print(describe(path, times))
        if not options.no_cold:
            starts = [
                (cold_start(browser, "benchmarks/bare_start.py"), cold_start(browser, "")) for _ in range(3)
            ]
            bare, ours = (statistics.median(times) for times in zip(*starts, strict=True))
            print(f"cold     overview     bare {bare:6.0f} ms  ours {ours:6.0f} ms  ratio {ours / bare:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
