"""The page that repaints are measured against draws the charts of the dashboard as they are now."""

import os
import subprocess
import sys

from analysis.paths import PROJECT


def test_the_bare_page_runs() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/bare_page.py"],
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1000:]
