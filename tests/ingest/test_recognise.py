"""What a text at hand gives is what a build of it gives."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.ingest import extract
from analysis.ingest.build import build
from analysis.ingest.recognise import recognise
from analysis.read import ReadError, read_file
from analysis.store import read_tables


def test_a_text_gives_the_rows_that_a_build_gives(tmp_path: Path, sample_notices: list[Path]) -> None:
    path = sample_notices[0]
    build([path], tmp_path / "tables", quiet=True)
    found = recognise(path.name, read_file(path), notice_id=path.stem)
    assert found.one is not None
    built = read_tables(tmp_path / "tables")
    for name, frame in found.one.tables.items():
        pd.testing.assert_frame_equal(frame, built[name])


def test_a_file_that_cannot_be_read_keeps_its_reason() -> None:
    found = recognise("a.doc", ReadError("unsupported", "It is old."), notice_id="a")
    assert (found.one, found.reason, found.detail) == (None, "unsupported", "It is old.")


def test_a_text_of_another_kind_is_no_notice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("今天天气很好。" * 50, encoding="utf-8")
    found = recognise("a.txt", read_file(path), notice_id="a")
    assert (found.one, found.reason) == (None, "not_a_notice")


def test_a_defect_costs_one_text_and_no_more(
    monkeypatch: pytest.MonkeyPatch, sample_notices: list[Path]
) -> None:
    monkeypatch.setattr(extract, "extract_rows", lambda document: 1 / 0)
    found = recognise("a.txt", read_file(sample_notices[0]), notice_id="a")
    assert (found.one, found.reason) == (None, "error")
