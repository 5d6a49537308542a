"""Starts the dashboard: `python -m dashboard [OPTION of streamlit run]...`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from threading import Event, Thread

from streamlit import runtime
from streamlit.web import cli

from analysis.paths import PROJECT
from dashboard.shell.fonts import provide_font
from dashboard.shell.memory import keep_little
from dashboard.shell.outside import ask_nobody_outside


def main(options: Sequence[str]) -> None:
    """Serve the dashboard until it is stopped; options are those of `streamlit run`. Ends with SystemExit."""
    keep_little()  # before there are threads
    ask_nobody_outside()
    provide_font()  # the server looks for its folder when it starts
    stopped = Event()
    Thread(target=_make_ahead, args=(stopped,)).start()
    try:
        sys.exit(cli.main(["run", str(PROJECT / "app.py"), *options]))
    finally:
        stopped.set()


def _make_ahead(stopped: Event) -> None:
    """Once the server starts: earlier, it would only delay the server."""
    while not runtime.exists():
        if stopped.wait(0.02):
            return
    import_module("dashboard.pages.overview.ahead").make_ahead()


if __name__ == "__main__":
    main(sys.argv[1:])
