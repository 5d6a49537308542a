"""What is kept of large tables is whole, made once whoever asks, and made again where it is damaged."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Lock

import pandas as pd
import pytest

from analysis import paths
from analysis.compare import kept_answers, rollups
from analysis.compare import tables as opened
from analysis.compare.kept import is_whole, making, once
from analysis.compare.layers import Layer
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.top_terms import top_terms
from analysis.search import prepare
from analysis.store import open_store
from benchmarks.many_tables import make_batches, write_store


def write(folder: Path) -> None:
    (folder / "numbers").write_bytes(b"123")


def test_one_makes_what_many_need_and_a_killed_one_leaves_nothing(tmp_path: Path) -> None:
    folder, made = tmp_path / "sums", []
    (tmp_path / ".sums.next").mkdir()
    (tmp_path / ".sums.next" / "half").write_bytes(b"1")

    def slowly(place: Path) -> None:
        time.sleep(0.05)
        made.append(place)
        write(place)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: once(folder, slowly), range(4)))
    assert len(made) == 1
    assert {path.name for path in folder.iterdir()} == {"numbers", "files.json"}


def test_what_is_whole_is_used_while_another_process_makes_more(tmp_path: Path) -> None:
    once(tmp_path / "sums", write)
    with making(tmp_path), ThreadPoolExecutor(1) as other:
        other.submit(once, tmp_path / "sums", pytest.fail).result(timeout=5)


@pytest.mark.parametrize("left", [b"12", None])
def test_a_file_that_is_cut_or_gone_is_made_again(tmp_path: Path, left: bytes | None) -> None:
    once(tmp_path / "sums", write)
    file = tmp_path / "sums" / "numbers"
    file.write_bytes(left) if left else file.unlink()
    once(tmp_path / "sums", write)
    assert file.read_bytes() == b"123"


def test_everything_is_prepared_and_what_was_changed_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "MANY_NOTICES", 10)
    monkeypatch.setattr(paths, "ROLLUPS", tmp_path / "rollups")
    write_store(tmp_path / "tables", make_batches(20, seed=3, words=20))
    prepare.prepare(tmp_path / "tables")
    tables = Tables.from_folder(tmp_path / "tables", keep=rollups.place())
    (keep,) = tables.keeps
    expected = top_terms(tables, Selection(), by="level")
    assert rollups.unmade(keep) == []
    assert list(map(is_whole, keep.glob("searched-*"))) == [True]
    file = next((keep / "words").glob("unit.*"))
    made = file.read_bytes()
    file.write_bytes(bytes(len(made)))
    assert is_whole(keep / "words")  # of the same size: sizes are looked at whenever tables are opened
    prepare.prepare(tmp_path / "tables")
    assert file.read_bytes() == made
    again = Tables.from_folder(tmp_path / "tables", keep=rollups.place())
    assert top_terms(again, Selection(), by="level").equals(expected)


def test_the_process_that_prepares_ends_without_tables(tmp_path: Path) -> None:
    assert prepare.start([tmp_path]).wait(timeout=120) == 0


def test_answers_that_take_long_last_and_are_asked_again_where_they_are_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "MANY_NOTICES", 10)
    monkeypatch.setattr(kept_answers, "_SLOW", 0)
    write_store(tmp_path / "tables", make_batches(20, seed=3, words=20))
    ask = "SELECT notice_id, feedback_date, 1.5 AS half, true AS yes FROM notices"
    names, layer = pd.DataFrame({"name": ["a"]}), Layer(open_store(tmp_path / "tables"))

    def asked(*, left_out: frozenset[str] = frozenset()) -> list[pd.DataFrame]:
        tables = Tables.from_layers([replace(layer, left_out=left_out)], keep=tmp_path / "kept")
        tables.add_once("named", lambda: names)
        return [tables.query(sql) for sql in (ask, "FROM named")]

    first, _ = asked()
    files = list((tmp_path / "kept").glob("*/answers-*/*"))
    assert len(files) == 1  # nothing is kept of tables that are not the store's
    names["name"] = "b"
    again, named = asked()
    pd.testing.assert_frame_equal(again, first)
    assert named["name"].tolist() == ["b"]
    assert len(asked(left_out=frozenset(first["notice_id"][:1]))[0]) == len(first) - 1
    files[0].write_bytes(files[0].read_bytes()[:-1] + b"?")
    pd.testing.assert_frame_equal(asked()[0], first)


def test_queries_of_many_readers_are_answered_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    tables, running, alone = Tables.from_frames({}), Lock(), []

    def slowly(*_: object) -> pd.DataFrame:
        is_alone = running.acquire(blocking=False)
        alone.append(is_alone)
        time.sleep(0.01)
        if is_alone:
            running.release()
        return pd.DataFrame({"n": [1]})

    monkeypatch.setattr(opened, "fetch", slowly)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(tables.query, [f"SELECT {n}" for n in range(8)]))
    assert alone == [True] * 8
