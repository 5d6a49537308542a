"""Folders of the reader's own that a test may write to."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths
from dashboard.shell.data import TABLES_VARIABLE
from dashboard.shell.texts import TEXTS_VARIABLE


def use_own_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty folders in the place of the reader's own, and no variable that names others."""
    for name in ("NOTICES", "STORE", "NOTICES_STORE", "CORRECTIONS", "ROLLUPS"):
        monkeypatch.setattr(paths, name, folder / name.lower())
    for variable in (TABLES_VARIABLE, TEXTS_VARIABLE):
        monkeypatch.delenv(variable, raising=False)
