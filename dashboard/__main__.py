"""Starts the dashboard: `python -m dashboard [OPTION of streamlit run]...`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from streamlit.web import cli

from analysis.paths import PROJECT
from dashboard.shell.fonts import provide_font
from dashboard.shell.memory import keep_little
from dashboard.shell.outside import ask_nobody_outside
from dashboard.shell.preparing import begin_preparing


def main(options: Sequence[str]) -> None:
    """Serve the dashboard until it is stopped; options are those of `streamlit run`. Ends with SystemExit."""
    keep_little()  # before there are threads
    ask_nobody_outside()
    begin_preparing()
    provide_font()  # the server looks for its folder when it starts
    sys.exit(cli.main(["run", str(PROJECT / "app.py"), *options]))


if __name__ == "__main__":
    main(sys.argv[1:])
