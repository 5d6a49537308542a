"""What a page says, and starts, while sums of large tables are not made yet; names made beforehand."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from analysis import paths
from analysis.compare import kept_answers, rollups
from analysis.compare import tables as opened
from analysis.compare.options import notice_options
from analysis.compare.tables import Tables
from analysis.search import prepare
from analysis.store import open_store
from benchmarks.many_tables import make_batches, write_store
from dashboard.i18n.labels import short_names
from dashboard.i18n.names import translate_bodies
from dashboard.i18n.translator import Translator
from dashboard.shell import kept_names, preparing
from dashboard.shell.joined import join
from dashboard.shell.prepare_pages import make_names


@pytest.mark.parametrize("unmade", [["words"], []])
def test_a_page_knows_whether_it_waits_and_one_process_is_started(
    unmade: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(rollups, "unmade", lambda keep: unmade)
    monkeypatch.setattr(prepare, "start", lambda folders, **_: started.append(folders))
    data: Any = SimpleNamespace(
        tables=SimpleNamespace(keeps=(tmp_path,)), options=SimpleNamespace(notices=100_000)
    )
    for _ in range(2):
        with preparing.preparing(data, Translator("en")) as is_ready:
            assert is_ready == (not unmade)
    assert len(started) == (1 if unmade else 0)


def test_names_in_every_language_are_made_before_a_reader_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "MANY_NOTICES", 10)
    monkeypatch.setattr(kept_answers, "_SLOW", 0)
    monkeypatch.setattr(paths, "ROLLUPS", tmp_path / "rollups")
    write_store(tmp_path / "tables", make_batches(20, seed=3, words=20))
    notices = notice_options(Tables.from_folder(tmp_path / "tables"))
    names = short_names(notices)
    in_english = translate_bodies(names, notices, "en")
    make_names(tmp_path / "tables")
    for name in ("short_names", "translate_bodies"):
        monkeypatch.setattr(kept_names, name, pytest.fail)
    tables = join([open_store(tmp_path / "tables")]).tables
    assert kept_names.names_of_notices(tables) == names
    assert kept_names.names_in_language(tables, names, "en") == in_english
