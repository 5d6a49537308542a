import zipfile
from pathlib import Path

import pytest

from analysis.read import MAX_BYTES, ReadError, archive, read_file
from analysis.read.archive import archive_of
from analysis.read.folders import find_files
from analysis.read.uploads import read_upload
from tests.factories.archives import by_method, locked, packed, packed_as

TEXT = "关于巡察整改进展情况的通报".encode()


def put(folder: Path, data: bytes, name: str = "a.zip") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def refusals(data: bytes) -> dict[str, str]:
    """Why each file of an uploaded archive has no text."""
    return {name: str(text) for name, text in read_upload(data, name="a.zip") if isinstance(text, ReadError)}


def test_a_list_of_files_longer_than_any_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({f"{n}.txt": b"x" for n in range(100)})
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 1000)
    with pytest.raises(ReadError, match=r"list of files has \d+ bytes"):
        archive.archive_of(data)


def test_every_file_of_an_archive_is_found_like_one_of_a_folder(tmp_path: Path) -> None:
    put(
        tmp_path,
        packed({"b.txt": TEXT, "in/c.html": TEXT, "d/": b"", "__MACOSX/._b.txt": b"", ".DS_Store": b""}),
    )
    (tmp_path / "b.txt").write_bytes(TEXT)
    found = find_files([tmp_path])
    assert [(f.name, f.notice_id) for f in found] == [
        ("a.zip/b.txt", "b"),
        ("a.zip/in/c.html", "c"),
        ("b.txt", "b-2"),
    ]


def test_a_file_of_an_archive_is_read_like_any_other(tmp_path: Path) -> None:
    path = put(tmp_path, packed({"in/b.txt": "整改".encode("gb18030")}))
    source = read_file(path, member="in/b.txt")
    assert (source.name, source.text, source.encoding) == ("a.zip/in/b.txt", "整改", "gb18030")


def test_an_uploaded_archive_returns_the_texts_of_its_files() -> None:
    texts = dict(read_upload(packed({"b.txt": TEXT, "c.png": b"\x89PNG"}), name="a.zip"))
    assert texts["a.zip/b.txt"].text == TEXT.decode()
    assert texts["a.zip/c.png"].reason == "unreadable"


def test_an_uploaded_file_is_the_one_it_is() -> None:
    assert [name for name, _ in read_upload(TEXT, name="a.txt")] == ["a.txt"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("通报/某局整改.txt".encode("gbk"), "通报/某局整改.txt"),
        ("通报/某局整改.txt".encode(), "通报/某局整改.txt"),
        ("朱镕.txt".encode("gb18030"), "朱镕.txt"),
        ("Straße-Müller.txt".encode("cp437"), "Straße-Müller.txt"),
        (b"..\\..\\windows\\b.txt", "windows/b.txt"),
        (b"../../etc/b.txt", "etc/b.txt"),
        (b"/etc/b.txt", "etc/b.txt"),
        (b"C:\\texts\\b.txt", "texts/b.txt"),
        (b"a\nb\x1b.txt", "a_b_.txt"),
        (b"..", "file"),
    ],
)
def test_a_name_is_decoded_and_stays_below_its_archive(raw: bytes, name: str) -> None:
    assert archive_of(packed_as(raw)).names == [name]


def test_a_name_marked_as_utf_8_is_utf_8() -> None:
    assert archive_of(packed({"整改é.txt": TEXT})).names == ["整改é.txt"]


def test_files_of_one_name_keep_apart(tmp_path: Path) -> None:
    path = put(tmp_path, packed({"b.txt": b"1", "./b.txt": b"2", "../b.txt": b"3"}))
    found = find_files([path])
    assert [f.name for f in found] == ["a.zip/b (2).txt", "a.zip/b (3).txt", "a.zip/b.txt"]
    assert [read_file(f.path, member=f.member).text for f in found] == ["2", "3", "1"]


def test_archives_of_one_name_in_two_folders_keep_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        put(tmp_path / folder, packed({"b.txt": TEXT}))
    found = find_files([tmp_path / "one", tmp_path / "two"])
    assert [f.name for f in found] == ["one/a.zip/b.txt", "two/a.zip/b.txt"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (locked(packed({"b.txt": TEXT})), "unreadable: It is locked with the archive's password"),
        (by_method(packed({"b.txt": TEXT}), 9), "unsupported: It is packed by a method"),
        (packed({"b.txt": TEXT}, method=zipfile.ZIP_LZMA), "unsupported: It is packed by a method"),
        (packed({"b.txt": b" " * (MAX_BYTES + 1)}), "longer than any notice"),
        (packed({"b.txt": b""}), "empty"),
        (
            packed({"b.txt": TEXT}, method=zipfile.ZIP_STORED).replace(TEXT, TEXT[::-1]),
            "unreadable: It is damaged",
        ),
    ],
)
def test_a_file_that_cannot_be_unpacked_is_refused_with_a_reason(data: bytes, words: str) -> None:
    assert [words in why for why in refusals(data).values()] == [True]


def test_an_archive_in_an_archive_is_refused_and_not_opened() -> None:
    assert (
        "archive inside an archive" in refusals(packed({"in.zip": packed({"b.txt": TEXT})}))["a.zip/in.zip"]
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 but no archive", "unreadable: It is a damaged zip archive"),
        (packed({"b.txt": TEXT})[:-30], "unreadable: It is a damaged zip archive"),
        (b"", "unreadable: It is a damaged zip archive"),
        (packed({}), "empty: The zip archive contains no files"),
        (packed({"__MACOSX/b.txt": TEXT}), "empty: The zip archive contains no files"),
    ],
)
def test_an_archive_that_cannot_be_read_is_one_refusal(tmp_path: Path, data: bytes, words: str) -> None:
    assert list(refusals(data)) == ["a.zip"]
    found = find_files([put(tmp_path, data)])
    assert [(f.name, f.member) for f in found] == [("a.zip", None)]
    with pytest.raises(ReadError, match=words):
        read_file(found[0].path)


def test_an_archive_that_unpacks_to_too_much_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "SMALL_ARCHIVE", 10_000)
    bomb = packed({f"{i}.txt": b"0" * 9_999 for i in range(9)})
    assert [why for why in refusals(bomb).values() if "too much" in why] == []
    bomb = packed({f"{i}.txt": b"0" * 90_000 for i in range(9)})
    assert "would unpack from" in refusals(bomb)["a.zip"]


def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    assert "split it" in refusals(packed({f"{i}.txt": TEXT for i in range(4)}))["a.zip"]


def test_a_document_called_zip_is_read_as_the_document(tmp_path: Path) -> None:
    data = packed({"[Content_Types].xml": b"", "word/document.xml": b""})
    assert [f.member for f in find_files([put(tmp_path, data)])] == [None]
    assert refusals(data) == {"a.zip": "unreadable: It is a broken or protected Word document."}
