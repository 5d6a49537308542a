"""How a text came about is kept in the name of its file, from which it is read again."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import paths
from analysis.codebook import domain
from analysis.ingest.build import build
from analysis.library.keep import keep_text, safe_stem
from analysis.read import read_bytes, read_file
from analysis.read.quality import mark_of, named_quality
from analysis.store import read_tables

WORDS = (paths.SAMPLE / "qingshi_zhen.txt").read_bytes()


@pytest.mark.parametrize("quality", domain("source_quality").codes)
def test_a_kept_text_states_its_quality_wherever_it_is_read_again(quality: str, tmp_path: Path) -> None:
    source = read_bytes(WORDS, name=f"通报2024.3{mark_of(quality)}.txt")
    kept = keep_text(source, tmp_path / "notices").path
    again = read_file(kept)
    assert (again.quality, again.sha256, again.text) == (quality, source.sha256, source.text)
    report = build([tmp_path / "notices"], tmp_path / "tables", quiet=True)
    notice = read_tables(tmp_path / "tables")["notices"].iloc[0]
    assert (notice["source_quality"], notice["sha256"]) == (quality, source.sha256)
    assert (quality in set(pd.concat(report.doubts())["doubt"])) == (quality != "text")
    build([tmp_path / "notices"], tmp_path / "tables", quiet=True)
    assert read_tables(tmp_path / "tables")["notices"]["source_quality"].tolist() == [quality]


def test_a_second_text_of_one_name_states_it_too(tmp_path: Path) -> None:
    for n in range(2):
        source = read_bytes(WORDS + b"\n" * n, name="通报.recognised.txt")
        kept = keep_text(source, tmp_path)
    assert kept.path.name == "通报-2.recognised.txt"
    assert read_file(kept.path).quality == "recognised"


@pytest.mark.parametrize(
    "name", ["通报.txt", "recognised.txt", ".recognised", "通报.recognised.2.txt", "a/b.c/通报"]
)
def test_other_names_state_nothing(name: str) -> None:
    assert named_quality(name) == "text"


def test_the_mark_is_no_part_of_a_stem() -> None:
    assert safe_stem("通报.recognised.txt") == "通报"
