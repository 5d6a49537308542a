"""A dashboard for a journey, and a browser to look at it. Both end with the tests, even with killed ones."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent.parent
LEASH = Path(__file__).resolve().parent / "leash.py"
# Seconds that a busy machine may need. No test waits for a time to pass: all wait for what the page shows.
PATIENCE = 300
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
_PARTS = ("analysis", "dashboard", "locales", "data/tables", "data/sample", ".streamlit")
_OWN_DATA = ("NOTICE_TABLES", "NOTICES_DIR", "NOTICES_HOME")


def copy_project(target: Path) -> Path:
    """The program with its shipped tables and no reader's texts, where a journey may write."""
    for part in _PARTS:
        shutil.copytree(
            PROJECT / part, target / part, ignore=shutil.ignore_patterns("__pycache__", ".*.lock")
        )
    for file in ("app.py", "pyproject.toml"):
        shutil.copy(PROJECT / file, target)
    return target


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def run_server(command: Sequence[str], port: int, **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """The server while it answers on the port; it ends with this process."""
    server = subprocess.Popen([sys.executable, str(LEASH), *command], start_new_session=True, **options)
    try:
        _wait_until_healthy(server, port)
        yield server
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(PATIENCE)


def _wait_until_healthy(server: subprocess.Popen[Any], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10)
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"the server does not answer on port {port}")


@contextmanager
def serve(project: Path, *, script: str = "app.py", **environment: str) -> Iterator[str]:
    """The address of the dashboard (or another script) in `project` while it runs, in this environment;
    without a script as `make run` starts it."""
    port = free_port()
    options = ["--server.headless=true", f"--server.port={port}"]
    program = ["streamlit", "run", script] if script else ["dashboard"]
    command = [sys.executable, "-m", *program, *options]
    own = {key: value for key, value in os.environ.items() if key not in _OWN_DATA}
    with run_server(command, port, cwd=project, env=own | environment, stdout=subprocess.DEVNULL):
        yield f"http://localhost:{port}"


# The script has run, nothing waits for its code, moves or fades, every chart is drawn: so often in a row.
_SETTLED = """(times) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const moves = (animation) => animation.effect.getComputedTiming().endTime !== Infinity;
  const settled = document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === "notRunning"
    && all('[data-testid=stSkeleton], [data-stale=true]').length === 0
    && !document.getAnimations().some(moves)
    && all('[data-testid=stPlotlyChart]').every((chart) => chart.querySelector(".main-svg"));
  window.settledTimes = settled ? (window.settledTimes || 0) + 1 : 0;
  return window.settledTimes > times;
}"""


def settle(page: Any) -> None:
    """Wait until the page shows all that it was asked for: on a slow machine, too."""
    page.evaluate("window.settledTimes = 0")
    page.wait_for_function(_SETTLED, arg=5, polling=100)


@contextmanager
def start_browser() -> Iterator[Any]:
    """A browser; it ends with this process."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=str(LEASH),
            args=_ARGUMENTS,
            env=os.environ | {"LEASHED": str(CHROMIUM)},
            timeout=PATIENCE * 1000,
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def browse(browser: Any, *, width: int = 1400) -> Iterator[Any]:
    """A new reader's page; `page.complaints` gathers what goes wrong in it."""
    context = browser.new_context(viewport={"width": width, "height": 1000}, locale="en-GB")
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: page.complaints.extend(_complaint(message)))
    try:
        yield page
    finally:
        context.close()


def _complaint(message: Any) -> list[str]:
    is_error = message.type == "error" and not message.text.startswith(_EXPECTED)
    return [message.text] if is_error else []
