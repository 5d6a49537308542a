"""Starts the dashboard: `python -m dashboard [OPTION of streamlit run]...`."""

from __future__ import annotations

import sys

from streamlit.web import cli

from analysis.paths import PROJECT
from dashboard.shell.outside import ask_nobody_outside

if __name__ == "__main__":
    ask_nobody_outside()
    sys.exit(cli.main(["run", str(PROJECT / "app.py"), *sys.argv[1:]]))
