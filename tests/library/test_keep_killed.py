"""Keeping a text, killed at any moment: the folder has whole texts only, and the text can be kept again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from analysis.library import keep
from analysis.library.keep import keep_text, kept_files
from analysis.read import read_file, sha256_of
from analysis.read.source import Source
from tests.factories.killed import kills_by_line

pytestmark = [
    pytest.mark.slow,
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform == "win32", reason="no kill -9"),
]


def _source(text: str) -> Source:
    return Source("通报.txt", text, sha256_of(text), "txt", "utf-8")


def _only(source: Source, folder: Path) -> None:
    """The folder with this text and no other; what killed writers left stays."""
    for path in kept_files(folder):
        path.unlink()
    keep_text(source, folder)


def test_a_keep_killed_at_any_moment_leaves_whole_texts(tmp_path: Path) -> None:
    folder, one, two = (
        tmp_path / "notices",
        _source("旧的通报\n" * 900),
        _source(("新的通报，" * 6 + "\n") * 9_000),
    )
    texts = {one.text, two.text}
    seen = set()
    for moment in kills_by_line(lambda: _only(one, folder), lambda: keep_text(two, folder), keep):
        kept = [read_file(path).text for path in kept_files(folder)]
        assert one.text in kept and set(kept) <= texts and len(kept) == len(set(kept)), moment
        seen.add(len(kept))
        assert read_file(keep_text(two, folder).path).text == two.text
        assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
    assert seen == {1, 2}, "killed on one side of the moment that counts only"
