from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis import paths
from analysis.ingest.extract import extract_rows
from analysis.outline.notice import read_document
from analysis.read import ReadError, read_bytes, read_file
from analysis.read.source import Source
from tests.factories.cases import assert_no_offenders
from tests.factories.files import FILES, SUFFIXES

SAMPLES = sorted(paths.SAMPLE.glob("*.txt"))
KEY_DATES = ("inspection_start", "inspection_end", "feedback_date", "report_date")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGES = [make for make, suffix in SUFFIXES.items() if suffix == ".html"]


def printed_lines(sample: Path) -> list[str]:
    return [line.strip() for line in read_file(sample).text.splitlines() if line.strip()]


@cache
def written(sample: Path, make: str) -> bytes:
    title, *lines = printed_lines(sample)
    return FILES[make](title, lines)


@cache
def source(sample: Path, make: str) -> Source:
    return read_bytes(written(sample, make), name=f"{sample.stem}{SUFFIXES[make]}")


def facts(source: Source) -> dict[str, Any]:
    rows = extract_rows(read_document(source, "x"))
    return {
        "issues": [(row["number"], row["title"], row["status"], row["n_measures"]) for row in rows["issues"]],
        "totals": [(row["counted"], row["state"], row["value"], row["scope"]) for row in rows["totals"]],
        "dates": {name: rows["notices"][0][name] for name in KEY_DATES},
        "title": rows["notices"][0]["title"],
        "organisation": rows["notices"][0]["organisation"],
    }


@pytest.fixture(scope="module")
def facts_of_samples() -> dict[Path, dict[str, Any]]:
    return {sample: facts(read_file(sample)) for sample in SAMPLES}


@pytest.mark.parametrize("make", FILES)
def test_the_facts_of_a_notice_are_the_same_in_every_format(
    make: str, facts_of_samples: dict[Path, dict[str, Any]]
) -> None:
    for sample, expected in facts_of_samples.items():
        assert facts(source(sample, make)) == expected, sample.stem


@pytest.mark.parametrize("make", FILES)
def test_no_line_of_the_notice_is_lost(make: str) -> None:
    sample = paths.SAMPLE / "yuanxi_jiaoyu.txt"
    read = source(sample, make).text.splitlines()
    assert [line for line in printed_lines(sample) if line not in read] == []


@pytest.mark.parametrize("make", PAGES)
def test_the_page_date_is_read_from_the_metadata(make: str) -> None:
    document = read_document(source(paths.SAMPLE / "yuanxi_jiaoyu.txt", make), "x")
    assert extract_rows(document)["notices"][0]["page_date"] == "2024-03-05"


FURNITURE = [
    "首页",
    "微信",
    "ICP",
    "版权所有",
    "推进会",
    "扫一扫",
    "上一篇",
    "广告",
    "打印",
    "关闭",
    "节水宣传",
    "民主生活会",
    "某镇党委",
    "决算",
    "仅供参考",
    "敬请谅解",
    "转载",
    "用户协议",
    "网友",
]


@pytest.mark.parametrize("make", PAGES)
def test_nothing_of_the_page_is_left_around_the_notice(make: str) -> None:
    text = source(paths.SAMPLE / "yuanxi_jiaoyu.txt", make).text
    assert_no_offenders(words for words in FURNITURE if words in text)


@pytest.mark.parametrize("make", FILES)
def test_a_file_read_again_is_the_same_source(make: str, tmp_path: Path) -> None:
    file = tmp_path / f"{SAMPLES[0].stem}{SUFFIXES[make]}"
    file.write_bytes(written(SAMPLES[0], make))
    assert read_file(file) == source(SAMPLES[0], make)


@pytest.mark.parametrize("make", FILES)
def test_the_first_bytes_decide_the_format_whatever_the_suffix(make: str) -> None:
    names = [f"as_a{suffix}" for suffix in (".txt", ".doc", ".pdf", ".html", ".docx")]
    formats = {name: read_bytes(written(SAMPLES[1], make), name=name).format for name in names}
    assert formats == dict.fromkeys(formats, SUFFIXES[make].strip("."))


@pytest.mark.parametrize(
    ("name", "data", "reason", "words"),
    [
        ("a.doc", OLD + bytes(600), "unreadable", "broken.*save it as .docx"),
        ("a.doc", "整改通报".encode(), "unreadable", "broken.*save it as .docx"),
        ("a.doc", OLD + "EncryptedPackage".encode("utf-16-le"), "unreadable", "password"),
        ("a.doc", OLD + "Workbook".encode("utf-16-le"), "unsupported", "spreadsheet"),
        ("a.wps", OLD + bytes(600), "unsupported", "WPS document.*save it as .docx"),
        ("a.ofd", b"PK\x03\x04OFD.xml", "unsupported", "OFD document.*save it as PDF"),
        ("a.docx", b"PK\x03\x04OFD.xml", "unsupported", "OFD document.*save it as PDF"),
        ("a.odt", b"", "unsupported", "OpenDocument"),
        (
            "a.docx",
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            "unsupported",
            "OpenDocument",
        ),
        ("a.docx", b"PK\x03\x04xl/workbook.xml", "unsupported", "spreadsheet"),
        ("a.jpg", b"", "empty", "empty"),
        ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(90), "unreadable", "picture of page 1 is broken"),
        ("a.txt", b"RIFF\x01\x02\x03\x04WEBPVP8", "unsupported", "image of this kind.*save it as .png"),
        ("a.rar", b"", "unsupported", "pack the files as .zip"),
        ("a.7z", b"", "unsupported", "pack the files as .zip"),
        ("a.txt", b"7z\xbc\xaf\x27\x1c" + bytes(90), "unsupported", "pack the files as .zip"),
        ("a.exe", b"MZ", "unsupported", "Files ending in .exe are not read; read are: .doc"),
        ("a.txt", rb"{\rtf1\ansi }", "empty", "white space"),
        ("a.docx", b"PK\x03\x04" + b"word/" + bytes(90), "unreadable", "broken"),
        ("a.docx", b"PK\x03\x04" + bytes(90), "unsupported", "packed"),
        ("a.pdf", b"%PDF-1.4\n" + bytes(90), "unreadable", "broken"),
        ("a.html", b"<html><body><p> </p></body></html>", "empty", "white space"),
        (
            "a.html",
            b"<html><body><div id='app'></div><script src='a.js'></script></body></html>",
            "unreadable",
            "a script",
        ),
    ],
)
def test_a_file_without_a_text_is_refused_with_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=words) as caught:
        read_file(tmp_path / name)
    assert caught.value.reason == reason
