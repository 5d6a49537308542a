from pathlib import Path

import pytest

from analysis.read.folders import NoSuchSource, find_files


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_every_file_of_a_folder_is_found_once_and_in_order(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/c.txt", "a/picture.png")
    found = find_files([tmp_path, tmp_path / "b.txt"])
    assert [f.name for f in found] == ["a/c.txt", "a/picture.png", "b.txt"]


@pytest.mark.parametrize(
    "litter", [".hidden.txt", ".git/x.txt", "Thumbs.db", "~$a.docx", "__MACOSX/a.txt", ".DS_Store"]
)
def test_hidden_files_and_litter_are_passed_over(tmp_path: Path, litter: str) -> None:
    assert find_files([put(tmp_path, litter)]) == []


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    put(tmp_path, ".a.txt")
    assert [f.name for f in find_files([tmp_path / ".a.txt"])] == [".a.txt"]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["a.txt", "b/a.txt", "c/a.txt"], ["a", "a-2", "a-3"]),
        (["a-2.txt", "a.txt", "b/a.txt"], ["a-2", "a", "a-3"]),
        (["某局 整改#1（终）.txt"], ["某局_整改_1_终"]),
        (["通报2024.3"], ["通报2024.3"]),
        (["a.html", "a.txt"], ["a", "a-2"]),
        (["#.txt"], ["notice"]),
    ],
)
def test_keys_are_stems_made_safe_and_unique(tmp_path: Path, names: list[str], ids: list[str]) -> None:
    assert [f.notice_id for f in find_files([put(tmp_path, *names)])] == ids


def test_names_that_two_folders_share_are_lengthened(tmp_path: Path) -> None:
    put(tmp_path, "one/x.txt", "two/x.txt", "two/y.txt")
    found = find_files([tmp_path / "two", tmp_path / "one"])
    assert [f.name for f in found] == ["one/x.txt", "two/x.txt", "y.txt"]


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    put(tmp_path, "a/b.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    assert [f.name for f in find_files([tmp_path])] == ["a/b.txt"]


def test_the_tables_folder_is_not_walked_into(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "out/notices.csv")
    assert [f.name for f in find_files([tmp_path], without=tmp_path / "out")] == ["a.txt"]


def test_a_source_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(NoSuchSource, match="gone"):
        find_files([tmp_path / "gone"])


def test_a_broken_link_is_found_so_that_it_can_be_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    assert [f.name for f in find_files([tmp_path])] == ["a.txt"]
