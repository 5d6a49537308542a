"""A source by itself has the rows, or the refusal, that a build of its file has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.ingest import extract
from analysis.ingest.build import build
from analysis.ingest.extract import Refusal
from analysis.ingest.tables import extract_tables
from analysis.outline.document import Document
from analysis.read import ReadError, read_file
from analysis.store import read_tables
from analysis.text.printable import MAX_DETAIL


def test_a_text_has_the_rows_of_a_build(tmp_path: Path, sample_notices: list[Path]) -> None:
    path = sample_notices[0]
    build([path], tmp_path / "tables", quiet=True)
    tables = extract_tables(read_file(path), path.stem)
    assert isinstance(tables, dict)
    built = read_tables(tmp_path / "tables")
    assert set(tables) == set(built) - {"rejected"}
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, built[name])


def test_a_text_has_the_refusal_of_a_build(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("今天天气很好。" * 50, encoding="utf-8")
    refusal = extract_tables(read_file(path), "a")
    assert isinstance(refusal, Refusal) and refusal.reason == "not_a_notice"
    (outcome,) = build([path], tmp_path / "tables", quiet=True).outcomes
    assert (outcome.reason, outcome.detail) == (refusal.reason, refusal.detail)


@pytest.mark.parametrize(
    "values", [{"title": "这句话原文里没有"}, {"status": "no such code"}, {"seq": 0}, {"start": "x"}]
)
def test_rows_that_fail_a_check_are_refused_as_by_a_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sample_notices: list[Path], values: dict[str, Any]
) -> None:
    found = extract.find_doubts

    def spoil(document: Document, rows: extract.Rows) -> Sequence[extract.Row]:
        doubts = found(document, rows)
        rows["issues"][0].update(values)
        return doubts

    monkeypatch.setattr(extract, "find_doubts", spoil)
    path = sample_notices[0]
    refusal = extract_tables(read_file(path), path.stem)
    assert isinstance(refusal, Refusal) and refusal.reason == "error"
    (outcome,) = build([path], tmp_path / "tables", quiet=True).outcomes
    assert (outcome.reason, outcome.detail) == (refusal.reason, refusal.detail)


def test_a_defect_is_one_printable_line(monkeypatch: pytest.MonkeyPatch, sample_notices: list[Path]) -> None:
    def fail(document: Document, rows: extract.Rows) -> None:
        raise ZeroDivisionError("odd\x1b" + "很" * MAX_DETAIL)

    monkeypatch.setattr(extract, "find_doubts", fail)
    refusal = extract_tables(read_file(sample_notices[0]), "a")
    assert isinstance(refusal, Refusal) and refusal.reason == "error"
    assert refusal.detail.startswith("ZeroDivisionError in test_extract.py")
    assert "\x1b" not in refusal.detail and len(refusal.detail) == MAX_DETAIL


def test_a_file_that_cannot_be_read_keeps_its_reason() -> None:
    assert extract.refusal_of(ReadError("unsupported", "It is old.")) == Refusal("unsupported", "It is old.")
