import hashlib
import os
from pathlib import Path

import pytest

from analysis import codebook
from analysis.read import MAX_BYTES, ReadError, read_file


def test_a_source_keeps_its_line_breaks_and_the_checksum_of_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("一、整改\r\n二、计划".encode("gb18030"))
    source = read_file(path, name="folder/a.txt")
    assert source.text == "一、整改\r\n二、计划"
    assert source.sha256 == hashlib.sha256(source.text.encode()).hexdigest()
    assert (source.name, source.format, source.encoding) == ("folder/a.txt", "txt", "gb18030")


@pytest.mark.parametrize("name", ["a.TXT", "a.md", "通报", "整改通报2024.3", "第1.关于整改的通报"])
def test_text_is_read_whatever_its_name_looks_like(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("整改", encoding="utf-8")
    assert read_file(tmp_path / name).text == "整改"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", " \n\u3000\n".encode(), "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.txt", bytes(range(256)) * 9, "unreadable"),
        ("a.png", b"\x89PNG", "unreadable"),
        ("a.txt", b" " * (MAX_BYTES + 1), "not_a_notice"),
    ],
)
def test_a_file_without_a_text_is_refused_with_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_file(tmp_path / name)
    assert caught.value.reason == reason
    assert reason in codebook.domain("reason").codes


def test_a_broken_link_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(ReadError, match="unreadable"):
        read_file(tmp_path / "a.txt")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="no regular file"):
        read_file(tmp_path / "a.txt")
