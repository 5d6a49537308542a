"""The first page is made ready ahead: when a reader opens it, all is imported, opened and mostly asked."""

from __future__ import annotations

import subprocess
import sys

from analysis.paths import PROJECT

_VISIT = """
import sys
from analysis.compare import tables
from dashboard.pages.overview.ahead import make_ahead
from tests.factories.opened import open_page
asked, fetch = [], tables.fetch
tables.fetch = lambda *question: asked.append(question) or fetch(*question)
make_ahead()
known, ahead = set(sys.modules), len(asked)
open_page("overview")
print(*(name for name in set(sys.modules) - known if name.startswith(("analysis.", "dashboard."))))
print(ahead, *(sql for _, sql, _ in asked[ahead:] if "doubts_grave" in sql))
"""


def test_the_first_page_imports_nothing_more_and_asks_little() -> None:
    command = [sys.executable, "-c", _VISIT]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    imported, asked = done.stdout.split("\n", 1)
    assert imported == "" and int(asked) > 5, "the rows of its chart are asked again"
