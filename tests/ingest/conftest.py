"""Sources that tests of builds share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def sources(tmp_path: Path, sample_notices: list[Path]) -> Path:
    """A folder with copies of two sample notices."""
    folder = tmp_path / "in"
    folder.mkdir()
    for path in sample_notices[:2]:
        shutil.copy(path, folder)
    return folder
