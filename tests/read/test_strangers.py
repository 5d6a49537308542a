"""Files of strangers: each is refused in a sentence or read, within bounds, and costs no other file its
place."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis import limits, paths
from analysis.ingest.build import build
from analysis.library.passages import read_text
from analysis.limits import MAX_CHARACTERS, MAX_DOCX_GROWTH, MAX_LINES, MAX_NUMBER_TEXT
from analysis.read import ReadError, read_bytes
from analysis.read.archive import archive_of
from analysis.read.decode import decode
from analysis.read.uploads import read_upload
from analysis.store import read_tables
from tests.factories.archives import packed
from tests.factories.strangers import (
    archive_that_lies,
    archive_with_a_nameless_file,
    message_of_messages,
    pdf_of_forms,
    pdf_of_zeros,
)

GBK_NAME = "巡察整改通报.txt".encode("gbk")


def strangers() -> dict[str, bytes]:
    return {
        "forms.pdf": pdf_of_forms(),
        "zeros.pdf": pdf_of_zeros(2**30),
        "lie.zip": archive_that_lies(300 << 20),
        "nested.mht": message_of_messages(3000),
    }


def numbered_document(pattern: str, paragraphs: int) -> bytes:
    """Paragraphs of one letter in a list whose numbers are printed by this pattern."""
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    for _ in range(paragraphs):
        properties = document.add_paragraph("x")._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, 99
    return saved(document)


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_body(body: bytes) -> bytes:
    """A Word document whose body is this XML."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(Document()))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return made.getvalue()


def test_the_page_takes_files_as_long_as_the_program_reads() -> None:
    import tomllib

    settings = tomllib.loads((paths.PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] * limits.MIB == limits.MAX_BYTES


def test_bytes_of_an_archive_are_counted_as_they_come_and_not_believed() -> None:
    archive = archive_of(archive_that_lies(300 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(ReadError, match="damaged inside its zip archive"):
            archive.read("a.txt")
        assert tracemalloc.get_traced_memory()[1] < 8 * limits.MIB
    finally:
        tracemalloc.stop()


def test_a_nameless_file_of_an_archive_costs_no_other_its_place(sample_notices: list[Path]) -> None:
    data = sample_notices[0].read_bytes()
    read = dict(read_upload(archive_with_a_nameless_file({"ok.txt": data}), name="a.zip"))
    assert list(read) == ["a.zip/ok.txt", "a.zip/file"]
    assert not isinstance(read["a.zip/ok.txt"], ReadError)


def test_messages_in_messages_are_a_broken_page() -> None:
    with pytest.raises(ReadError, match="parts within parts") as caught:
        read_bytes(message_of_messages(3000), name="a.mht")
    assert caught.value.reason == "unreadable"


def test_a_defect_of_a_parser_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        raise ZeroDivisionError("odd\x1b")

    monkeypatch.setattr("analysis.read.plain.decode", fail)
    with pytest.raises(ReadError, match=r"ZeroDivisionError in test_strangers\.py:\d+: odd\\u001b") as caught:
        decode(b"text", "txt")
    assert caught.value.reason == "error"


def test_a_number_is_as_long_as_word_prints_it_at_most() -> None:
    pattern = "%1、" + "%1" * (MAX_NUMBER_TEXT // 2 - 2)
    assert (
        read_bytes(numbered_document(pattern, 2), name="a.docx").text.splitlines()[-1] == f"2、{'2' * 48} x"
    )
    assert read_bytes(numbered_document(pattern + "%1", 2), name="a.docx").text.splitlines()[-1] == "x"


def test_a_document_that_unpacks_to_too_much_is_no_notice() -> None:
    body = b"<w:document><!--" + b" " * (MAX_DOCX_GROWTH + 10**6) + b"--></w:document>"
    with pytest.raises(ReadError, match="It unpacks to more than") as caught:
        read_bytes(with_body(body), name="a.docx")
    assert caught.value.reason == "not_a_notice"


@pytest.mark.parametrize(
    "text", ["字" * (MAX_CHARACTERS + 1), "字\n" * (MAX_LINES + 1)], ids=["characters", "lines"]
)
def test_a_text_longer_than_any_notice_is_none(text: str) -> None:
    with pytest.raises(ReadError, match="longer than any notice") as caught:
        read_bytes(text.encode(), name="a.txt")
    assert caught.value.reason == "not_a_notice"


def test_a_document_of_a_million_paragraphs_is_not_read_to_its_end() -> None:
    start = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    body = start + b"<w:p/>" * 10**6 + b"</w:body></w:document>"
    with pytest.raises(ReadError, match="longer than any notice"):
        read_bytes(with_body(body), name="a.docx")


def bytes_named(folder: Path, name: bytes, data: bytes) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(data)
    except OSError:
        pytest.skip("the file system takes no such name")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_file_whose_name_is_no_utf_8_is_read_and_found_again(
    tmp_path: Path, sample_notices: list[Path], form
) -> None:
    (tmp_path / "in").mkdir()
    bytes_named(tmp_path / "in", GBK_NAME, sample_notices[0].read_bytes())
    bytes_named(tmp_path / "in", GBK_NAME.replace(b".", b"\n2."), b"no notice at all")
    first = build([tmp_path / "in"], tmp_path / "t", format=form)
    assert [o.reason for o in first.outcomes] == ["", "not_a_notice"]
    assert r"\xb2\xec" in first.outcomes[0].found.name
    tables = read_tables(tmp_path / "t")
    assert tables["rejected"]["source"][0].isprintable() and tables["notices"]["notice_id"][0].isprintable()
    again = build([tmp_path / "in"], tmp_path / "t", format=form)
    assert again.reused == 2 and not again.written
    sha256 = tables["notices"]["sha256"][0]
    assert read_text(tmp_path / "t", sha256) == sample_notices[0].read_text(encoding="utf-8")


# Measures the whole command from outside: work, memory, exit code and what it prints.
_MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "analysis", "build", *sys.argv[1:]], capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.stdout.flush(); sys.stdout.buffer.write(done.stderr)
"""


@pytest.mark.slow
def test_strangers_beside_good_notices_cost_a_line_each(tmp_path: Path, sample_notices: list[Path]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in sample_notices:
        (folder / path.name).write_bytes(path.read_bytes())
    for name, data in strangers().items():
        (folder / name).write_bytes(data)
    (folder / "numbers.docx").write_bytes(numbered_document("%1" * 5000, 2000))
    (folder / "nameless.zip").write_bytes(archive_with_a_nameless_file({"a.txt": b"x"}))
    (folder / "million.txt").write_bytes("整改\n".encode() * 10**6)
    bytes_named(folder, GBK_NAME, packed({"a.txt": b"x"}))
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(folder), "--out", str(tmp_path / "t")],
        cwd=paths.PROJECT,
        capture_output=True,
        check=True,
    )
    measured, *messages = done.stdout.decode("utf-8").splitlines()
    code, seconds, kilobytes = (float(value) for value in measured.split())
    assert code == 1 and seconds < 30 and kilobytes < 2 * limits.GIB / limits.KIB
    rejected = [message.split(": ")[0] for message in messages[:-1]]
    assert len(rejected) == len(set(rejected)) == len(strangers()) + 5
    assert all(line.startswith("rejected ") for line in rejected)
    assert set(read_tables(tmp_path / "t")["notices"]["notice_id"]) == {p.stem for p in sample_notices}
