"""Texts kept in the reader's folder: each once, under a safe name, read back the same, never over another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from analysis.library import keep
from analysis.library.keep import CannotKeep, keep_text, kept_files, remove_text, safe_stem
from analysis.read import read_file, sha256_of
from analysis.read.source import Source


def _source(text: str = "关于整改的通报\r\n正文", name: str = "通报.txt") -> Source:
    return Source(name, text, sha256_of(text), "txt", "utf-8")


@pytest.mark.parametrize("text", ["正文", "行一\r\n行二\r行三", "\ufeff带标记", "𠮷野家", "  前后有空 \n\n"])
def test_a_kept_text_is_read_back_the_same(text: str, tmp_path: Path) -> None:
    kept = keep_text(_source(text), tmp_path / "notices")
    assert read_file(kept.path).text == text


def test_the_same_text_is_kept_once_whatever_it_is_called(tmp_path: Path) -> None:
    first = keep_text(_source(), tmp_path)
    again = keep_text(_source(name="另名.docx"), tmp_path)
    assert (again.path, again.is_new) == (first.path, False)


def test_another_text_of_the_same_name_gets_a_name_of_its_own(tmp_path: Path) -> None:
    paths = [keep_text(_source(f"文本{n}"), tmp_path).path for n in range(3)]
    assert [path.name for path in paths] == ["通报.txt", "通报-2.txt", "通报-3.txt"]
    assert [read_file(path).text for path in paths] == ["文本0", "文本1", "文本2"]


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    sources = [_source(f"文本{n % 5}") for n in range(20)]
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda source: keep_text(source, tmp_path), sources))
    assert sum(k.is_new for k in kept) == 5
    assert {read_file(path).text for path in kept_files(tmp_path)} == {f"文本{n}" for n in range(5)}


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.txt", "x"),
        ("a.zip/部门/通报.pdf", "通报"),
        (".hidden", "hidden"),
        ("~$open.docx", "open"),
        ("", "_text"),
        ("...", "_text"),
        ("CON.txt", "CON_text"),
        ("a\0b\n.txt", "a_b"),
        ("<script>.html", "script"),
        ("关于2024.3的通报", "关于2024_3的通报"),
        ("长" * 300, "长" * 80),
    ],
)
def test_names_are_made_safe(name: str, stem: str) -> None:
    assert safe_stem(name) == stem


@given(st.text(max_size=300))
def test_whatever_the_name_the_file_lies_in_the_folder(name: str) -> None:
    stem = safe_stem(name)
    assert stem and not set(stem) & set('/\\:*?"<>|\0\n') and not stem.startswith(".")
    assert len(f"{stem}-999.txt".encode()) <= 255


def test_a_text_that_cannot_be_written_as_it_is_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotKeep, match="altered"):
        keep_text(_source("半个字\ud800"), tmp_path)
    assert kept_files(tmp_path) == []


def test_a_text_that_would_be_read_as_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotKeep, match="altered"):
        keep_text(_source("<!DOCTYPE html><p>正文</p>"), tmp_path)


def test_a_folder_that_is_a_file_is_reported_as_not_writable(tmp_path: Path) -> None:
    (tmp_path / "notices").write_text("")
    with pytest.raises(CannotKeep, match="not_writable"):
        keep_text(_source(), tmp_path / "notices")


def test_a_writer_that_waits_too_long_raises_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep, "_TIMEOUT", 0.05)
    folder = tmp_path / "notices"
    with FileLock(tmp_path / ".notices.adding.lock"), pytest.raises(CannotKeep, match="busy"):
        keep_text(_source(), folder)


def test_a_kept_text_can_be_removed_once(tmp_path: Path) -> None:
    name = keep_text(_source(), tmp_path).path.name
    assert [remove_text(name, tmp_path), remove_text(name, tmp_path)] == [True, False]


@pytest.mark.parametrize("name", ["../outside.txt", "sub/inside.txt", ".hidden", ""])
def test_nothing_but_the_folders_own_files_can_be_removed(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "notices"
    (folder / "sub").mkdir(parents=True)
    for path in (tmp_path / "outside.txt", folder / "sub" / "inside.txt", folder / ".hidden"):
        path.write_text("x")
    assert not remove_text(name, folder)
    assert (tmp_path / "outside.txt").exists() and (folder / "sub" / "inside.txt").exists()
