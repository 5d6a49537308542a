"""Some seconds of the soak in every run of the tests; longer ones with `make soak` (docs/fuzzing.md)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.paths import PROJECT
from tests.fuzz.soak import Findings, seeds


def test_a_sound_input_is_no_finding_and_a_defect_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings, known = Findings(tmp_path), seeds()
    for data in known[:12]:
        findings.try_input(data)
    assert not findings.seen and findings.executions == 12
    monkeypatch.setattr("tests.fuzz.soak.broken", lambda text: ["a row is wrong"])
    for data in known[-2:]:
        findings.try_input(data)
    assert len(findings.seen) == 1 and len(list(tmp_path.iterdir())) == 1


@pytest.mark.slow
def test_some_seconds_find_nothing(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.fuzz.soak",
        "--seconds",
        "4",
        "--findings",
        str(tmp_path),
        "--unguided",
    ]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout
    assert int(done.stdout.split()[-4]) > 0
