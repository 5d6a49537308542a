"""A dashboard of its own for a journey, and a browser to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent.parent
WAIT = 40_000  # milliseconds: what a slow and busy machine may need
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
# Streamlit looks for its own service below the page's path first, and asks a host that may not be reachable.
_EXPECTED = ("Failed to load resource",)
_PARTS = ("analysis", "dashboard", "data/tables", "data/sample", ".streamlit")


def copy_project(target: Path) -> Path:
    """The program with its shipped tables and no reader's texts, where a journey may write."""
    for part in _PARTS:
        shutil.copytree(
            PROJECT / part, target / part, ignore=shutil.ignore_patterns("__pycache__", ".*.lock")
        )
    shutil.copy(PROJECT / "app.py", target)
    return target


@contextmanager
def serve(project: Path, *, script: str = "app.py", **environment: str) -> Iterator[str]:
    """The address of the dashboard (or another script) in `project` while it runs, with more set in its
    environment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        "--server.headless=true",
        f"--server.port={port}",
    ]
    own = {key: value for key, value in os.environ.items() if key not in ("NOTICE_TABLES", "NOTICES_DIR")}
    server = subprocess.Popen(command, cwd=project, env=own | environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(10)


# The script has run, nothing waits for its code to load, and every chart is drawn.
_SETTLED = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === "notRunning"
  && !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every((chart) => chart.querySelector(".main-svg"))"""


def settle(page: Any) -> None:
    """Wait until the page shows all that it was asked for: on a slow machine, too."""
    page.wait_for_timeout(300)
    page.wait_for_function(_SETTLED)
    page.wait_for_timeout(300)


@contextmanager
def browse(play: Any, *, width: int = 1400) -> Iterator[Any]:
    """A new browser's page; `page.complaints` gathers what goes wrong in it."""
    from playwright.sync_api import expect

    expect.set_options(timeout=WAIT)
    browser = play.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
    page = browser.new_page(viewport={"width": width, "height": 1000}, locale="en-GB")
    page.set_default_timeout(WAIT)
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console",
        lambda m: (
            page.complaints.append(m.text) if m.type == "error" and not m.text.startswith(_EXPECTED) else None
        ),
    )
    try:
        yield page
    finally:
        browser.close()
