"""Binary Word documents and rich text: the fixtures were written by LibreOffice 7.4 from invented notices."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from analysis import paths
from analysis.read import ReadError, read_bytes, read_file
from analysis.read.rtf import decode as decode_rtf
from analysis.read.word_97.document import decode as decode_doc
from analysis.read.word_97.properties import changes
from tests.factories.files import rich_text
from tests.factories.old_word import old_word

FIXTURES = Path(__file__).parent / "fixtures"
BOTH = pytest.mark.parametrize("suffix", [".doc", ".rtf"])
MIXED = [
    "关于县委第二巡察组反馈意见整改情况的通报",
    "现将整改情况公布如下。",
    "一、保留的标题",
    "1.加强学习",
    "2.公开账目",
]
LISTED = rb"\par\pard\ilvl0\ls1 {\f0 "


def rich(body: bytes, head: bytes = rb"\ansicpg936\uc1{\fonttbl{\f0\fcharset134 SimSun;}}") -> bytes:
    return rb"{\rtf1\ansi" + head + body + b"}"


@BOTH
def test_automatic_numbers_are_restored(suffix: str) -> None:
    source = read_file(FIXTURES / f"listed{suffix}")
    lines = (paths.SAMPLE / "qingshi_zhen.txt").read_text(encoding="utf-8-sig").splitlines()
    # The fixture counts each section's problems anew.
    anew = [re.sub(r"^\d+\.", "", line.strip()) for line in lines if line.strip()]
    assert [re.sub(r"^\d+\.", "", line) for line in source.text.splitlines()] == anew
    assert re.findall(r"^\d+\.", source.text, re.MULTILINE)[:6] == ["1.", "2.", "3.", "4.", "1.", "2."]
    assert (source.quality, source.format) == ("text", suffix[1:])


@BOTH
def test_a_table_is_issues_and_what_is_hidden_or_struck_out_is_not_printed(suffix: str) -> None:
    text = read_file(FIXTURES / f"mixed{suffix}").text
    lines = text.splitlines()
    assert lines[:5] == MIXED
    assert lines[-1] == "特此通报。🀄𠮷"
    assert "关于学习不深入的问题" in text and "公开账目，接受监督。" in text
    assert "隐藏" not in text and "删去" not in text


def test_hidden_words_are_no_text_in_whatever_pieces() -> None:
    data = old_word(["整改了通报", "了现将整改情况", "公布如下。"], hidden=3)
    assert decode_doc(data).text == "整改报了现将整改情况公布如下。"  # 了通, over two pieces


def test_both_formats_are_read_alike() -> None:
    for name in ("listed", "mixed"):
        assert len({read_file(FIXTURES / f"{name}{suffix}").text for suffix in (".doc", ".rtf")}) == 1


def test_a_document_whose_lists_are_gone_has_lost_its_numbers() -> None:
    whole = (FIXTURES / "listed.doc").read_bytes()
    assert "一、提高认识" in decode_doc(whole).text
    data = bytearray(whole)
    header = data.index(struct.pack("<H", 0xA5EC))
    for at in (0x2E2, 0x2EA):  # definitions and lists
        data[header + at : header + at + 8] = bytes(8)
    decoded = decode_doc(bytes(data))
    assert decoded.quality == "numbers_lost"
    assert "提高认识" in decoded.text and "一、提高认识" not in decoded.text


def test_rich_text_that_counts_without_printing_has_lost_its_numbers() -> None:
    assert decode_rtf(rich(LISTED + "加强学习".encode("gbk") + b"}")).quality == "numbers_lost"
    unused = rb"{\*\listoverridetable{\listoverride\listid1\ls1}}{\stylesheet{\s1\ilvl0\ls1 A;}}"
    assert decode_rtf(rich(unused + b"text")).quality == "text"


@pytest.mark.parametrize(
    ("body", "text"),
    {
        rb"\u20013?\u-10187?\u-8384?": "中\U0001d740",
        rb"\'d6\'d0": "中",
        b"\\'d6\r\n\\'d0": "中",
        "中".encode("gbk"): "中",
        rb"\'81@": "丂",
        rb"{\uc2 \u20013\'d6\'d0}a": "中a",
        rb"{\pntext\f0 (1)\tab}{\*\pn\pnlvlbody}a": "(1)a",
        rb"{\listtext\f0\'b7\tab}a": "a",
        rb"a{\v b}c\v d\v0 e{\deleted f}": "ace",
        rb'{\field{\*\fldinst HYPERLINK "http://a"}{\fldrslt b}}': "b",
        rb"\'d6\'d0\'ff\'d6\'d0": "中\ufffd中",
        rb"{\header a}{\footer b}{\info{\title c}}d": "d",
        rb"a\line b\par c": "a\nb\nc",
    }.items(),
)
def test_characters_of_rich_text(body: bytes, text: str) -> None:
    assert decode_rtf(rich(body)).text.strip() == text


def test_chinese_bytes_in_a_western_font_are_chinese() -> None:
    assert decode_rtf(rich_text("整改", ["通报"])).text.splitlines() == ["整改", "通报"]


def test_rows_of_rich_text_are_lines_with_tabs() -> None:
    table = rb"before\par\trowd\intbl a\cell b\cell\row\trowd\intbl c\cell\cell\row\pard after"
    assert decode_rtf(rich(table)).text.splitlines() == ["before", "a\tb", "c\t", "after"]


def test_the_last_of_several_changes_counts() -> None:
    written = bytes.fromhex("0a2601 0b460200 0a2603 08d60300aabb 1724")
    assert changes(written) == {
        0x260A: b"\x03",
        0x460B: b"\x02\0",
        0xD608: bytes.fromhex("0300aabb"),
    }


@BOTH
def test_cut_and_damaged_documents_are_read_or_refused_in_a_sentence(suffix: str) -> None:
    whole = (FIXTURES / f"mixed{suffix}").read_bytes()
    for i in range(0, len(whole), len(whole) // 25):
        for damaged in (whole[:i], whole[:i] + b"\xff" * 8 + whole[i + 8 :]):
            try:
                read_bytes(damaged or b"{", name=f"a{suffix}")
            except ReadError as error:
                assert error.detail.endswith(".") and error.reason != "error", error


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [(2, 0x65, "older than 97"), (0x0A, 0x0100, "password"), (0, 0xA5DC, "older than 97")],
)
def test_what_the_header_rules_out_is_refused(at: int, value: int, words: str) -> None:
    data = bytearray((FIXTURES / "mixed.doc").read_bytes())
    header = data.index(struct.pack("<H", 0xA5EC))
    data[header + at : header + at + 2] = struct.pack("<H", value)
    with pytest.raises(ReadError, match=words):
        read_bytes(bytes(data), name="a.doc")
