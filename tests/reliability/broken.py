"""Whether each promise's test fails when the promise is broken.

    python -m tests.reliability.broken [WORD …]

Each promise that has one of the words (or each) is broken in a copy of the project; ends with 1 where its
test passes there all the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reliability.promises import PROJECT, Promise, promises

_NO_COPY = shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache", ".hypothesis", "*.lock")
_SECONDS = 600  # a test that waits for ever has failed, too


def outcome(promise: Promise) -> str:
    """What the promise's test says in a copy in which it is broken: failed, passed, or did not run."""
    with tempfile.TemporaryDirectory() as made:
        project = Path(made, "project")
        shutil.copytree(PROJECT, project, ignore=_NO_COPY)
        for lock in PROJECT.glob("*.lock"):
            shutil.copy(lock, project)
        promise.break_in(project)
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-x", promise.test]
        # Kills by line reach every line; those of a cluster take seconds each.
        kills = "4" if "cluster" in promise.test else "150"
        environment = {**os.environ, "KILLS": kills, "PYTHONPATH": str(project)}
        try:
            done = subprocess.run(
                command, cwd=project, env=environment, timeout=_SECONDS, capture_output=True, check=False
            )
        except subprocess.TimeoutExpired:
            return "failed: it does not end"
        return {0: "passed", 1: "failed"}.get(done.returncode, f"did not run ({done.returncode})")


def main() -> int:
    chosen = [p for p in promises() if not sys.argv[1:] or any(word in p.promise for word in sys.argv[1:])]
    outcomes = []
    for promise in chosen:
        outcomes.append(outcome(promise))
        print(f"{outcomes[-1]:8} {promise.promise}", flush=True)
    return 0 if all(o.startswith("failed") for o in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
