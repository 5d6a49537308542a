"""Many notices beside five, and beside some, in Chromium: every page opened, a filter of the sidebar, a
click on the page.

    python -m benchmarks.browser_many [--tables FOLDER | --notices 3000] [--rounds 3] [--pages overview …]

Five are the shipped ones: fewer cities, groups and rows than a page shows at first, so that less is drawn
of them. Some (`--some`, generated like the many) fill the first rows of every chart as the many do. The
servers run side by side and are asked in turns, so that other work on the machine delays all. Times are
those until the last change on the page, and those of the processors, of server and browser together,
which other work hardly changes; each ratio is the median of the ratios of all rounds. A click is one on a
mark of the first chart, else on the first thing to open or switch, else it clears the filter. What is kept
of large tables was made before; the first round is not counted. Needs Chromium (tests/browser/install).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from analysis import paths
from benchmarks.clicks import click_mark
from benchmarks.many_tables import make_batches, write_store
from benchmarks.measured import Spent, browser_processes
from benchmarks.repaint import ARGUMENTS, choose
from benchmarks.sessions import HOME, process_at
from benchmarks.watching import WATCH, wait_until_still
from dashboard.i18n.translator import Translator
from dashboard.shell.data import TABLES_VARIABLE
from dashboard.shell.navigation import list_scripts
from locales import languages
from tests.factories.serving import CHROMIUM, PROJECT, serve

PAGES = [page for page in list_scripts() if page != "add"]
STEPS = ("opened", "filter", "click")
_PATIENCE = 300_000
# A page that is opened counts from the beginning of its navigation.
_FROM_THE_START = f"addEventListener('DOMContentLoaded', () => {{ ({WATCH})(); window.clicked = 0; }})"
_MARKS = ".js-plotly-plot .points path, .js-plotly-plot .textpoint text"
_CONTROLS = (
    '[data-testid="stMain"] summary',
    '[data-testid="stMain"] [data-testid="stCheckbox"]',
    ".st-key-reset_sidebar button",
)


class Took(NamedTuple):
    """One step: milliseconds until the page is still, and of the processors for server and browser."""

    wall: float
    server: float
    browser: float

    @property
    def spent(self) -> float:
        return self.server + self.browser


class Side:
    """A server with few or many notices, and a reader's browser."""

    def __init__(self, address: str, browser: Browser) -> None:
        self.address = address
        # High: lists are drawn only where they are seen.
        self.context = browser.new_context(viewport={"width": 1400, "height": 3000})
        self.process = process_at(address)

    def visit(self, page: str, language: str, turn: int) -> list[Took]:
        """Open the page, choose a filter, click; what each took."""
        shown = self.context.new_page()
        shown.set_default_timeout(_PATIENCE)
        shown.add_init_script(_FROM_THE_START)
        address = f"{self.address}/{'' if page == HOME else page}?lang={language}"

        def filter_() -> float:
            choose(shown, Translator(language).label("level", "county"))
            return wait_until_still(shown)

        steps = (lambda: wait_until_open(shown, address), filter_, lambda: click(shown, turn))
        took = [self._measure(step) for step in steps]
        shown.close()
        return took

    def _measure(self, step: Callable[[], float]) -> Took:
        server, browser = Spent(lambda: [self.process]), Spent(browser_processes)
        return Took(step(), server.milliseconds(), browser.milliseconds())

    def memory(self) -> float:
        """Megabytes resident."""
        return float(self.process.memory_info().rss / 1e6)


def wait_until_open(page: Page, address: str) -> float:
    page.goto(address)
    page.wait_for_selector("h1", state="attached")
    return wait_until_still(page)


def click(page: Page, turn: int) -> float:
    """A mark of the first chart that has any, else a control."""
    if page.locator(_MARKS).count():
        return click_mark(page, turn)
    control = next(found for found in map(page.locator, _CONTROLS) if found.count()).first
    page.evaluate(WATCH)
    control.click()
    return wait_until_still(page)


def describe(page: str, rounds: list[list[list[Took]]]) -> str:
    """Medians of five, some and many, and the medians of the ratios of many to the others, of each step."""
    parts = []
    for number, step in enumerate(STEPS):
        took = [[side[number] for side in sides] for sides in rounds]
        wall, both, server = (
            _beside([[of(each) for each in sides] for sides in took])
            for of in (lambda each: each.wall, lambda each: each.spent, lambda each: each.server)
        )
        parts.append(f"{step:6} {wall} ms, processors {both}, server {server}")
    return f"{page:12} " + "\n             ".join(parts)


def _beside(rounds: list[list[float]]) -> str:
    medians = [statistics.median(values) for values in zip(*rounds, strict=True)]
    ratios = [
        statistics.median([sides[-1] / max(sides[number], 1.0) for sides in rounds])
        for number in range(len(medians) - 1)
    ]
    return " ".join(f"{n:5.0f}" for n in medians) + f" ({', '.join(f'{ratio:.2f}' for ratio in ratios)})"


def measure(browser: Browser, folders: list[Path], home: str, options: argparse.Namespace) -> None:
    """Visit every page of each in turns, and print a line for each page."""
    tables = [{paths.HOME_VARIABLE: home, TABLES_VARIABLE: str(folder)} for folder in folders]
    prepare = [sys.executable, "-m", "dashboard.shell.prepare_pages", str(folders[-1])]
    subprocess.run(prepare, env=os.environ | tables[-1], check=True)
    with ExitStack() as stack:
        addresses = [stack.enter_context(serve(PROJECT, script="", **each)) for each in tables]
        sides = [Side(address, browser) for address in addresses]
        for language in options.languages:
            print(f"{language}: five notices, some, many (many to five, to some)", flush=True)
            for page in options.pages:
                turns = [
                    [side.visit(page, language, turn) for side in sides] for turn in range(options.rounds + 1)
                ]
                print(describe(page, turns[1:]), flush=True)
        print("server " + ", ".join(f"{side.memory():.0f} MB" for side in sides))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=Path, help="a store made before (benchmarks.many_tables)")
    parser.add_argument("--notices", type=int, default=3000, help="else one of so many is generated")
    parser.add_argument("--some", type=int, default=75, help="notices that fill the first rows of charts")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--home", help="where what is made once of large tables is kept")
    parser.add_argument("--pages", nargs="*", choices=PAGES, default=PAGES)
    parser.add_argument("--languages", nargs="*", default=list(languages()))
    options = parser.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium: run tests/browser/install")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as play:
        folder = options.tables or Path(made) / "many"
        if options.tables is None:
            write_store(folder, make_batches(options.notices))
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        some = Path(made) / "some"
        write_store(some, make_batches(options.some))
        measure(browser, [paths.SHIPPED, some, folder], options.home or made, options)
        browser.close()


if __name__ == "__main__":
    main()
