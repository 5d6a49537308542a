"""A test run that is interrupted or killed leaves no server and no browser behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from tests.factories.serving import PATIENCE, PROJECT

# A run of tests that has a server and a browser and waits.
_RUN = """
import time
def test_waits(page, shipped):
    print("opened", flush=True)
    time.sleep(3600)
"""


def _answer_interrupts() -> None:
    """A shell starts what runs in its background with interrupts ignored, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def processes_with(mark: str) -> list[str]:
    """Commands of the living processes whose environment contains the mark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:100])
        except OSError:
            continue
    return found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc to look for processes in")
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_nothing_behind(way: signal.Signals, tmp_path: Path) -> None:
    mark = f"left_behind_{uuid.uuid4().hex}"
    (tmp_path / "test_waiting.py").write_text(_RUN)
    options = ["-p", "tests.browser.conftest", "-p", "tests.conftest", "-s", "-p", "no:cacheprovider"]
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", *options, f"--rootdir={tmp_path}", str(tmp_path)],
        cwd=PROJECT,
        env=os.environ | {"MARK": mark, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_answer_interrupts,
        text=True,
    )
    assert run.stdout is not None
    assert any("opened" in line for line in run.stdout)
    assert len(processes_with(mark)) > 3  # the run, a server, the browser's driver, a browser
    run.send_signal(way)
    end = time.monotonic() + PATIENCE
    while (left := processes_with(mark)) and time.monotonic() < end:
        time.sleep(0.2)
    assert left == []
