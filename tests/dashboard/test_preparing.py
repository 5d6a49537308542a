"""What a page says, and starts, while sums of large tables are not made yet."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from analysis.compare import rollups
from analysis.search import prepare
from dashboard.i18n.translator import Translator
from dashboard.shell import preparing


@pytest.mark.parametrize("unmade", [["words"], []])
def test_a_page_knows_whether_it_waits_and_one_process_is_started(
    unmade: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(rollups, "unmade", lambda keep: unmade)
    monkeypatch.setattr(prepare, "start", started.append)
    data: Any = SimpleNamespace(
        tables=SimpleNamespace(keeps=(tmp_path,)), options=SimpleNamespace(notices=100_000)
    )
    for _ in range(2):
        with preparing.preparing(data, Translator("en")) as is_ready:
            assert is_ready == (not unmade)
    assert len(started) == (1 if unmade else 0)
