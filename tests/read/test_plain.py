import pytest

from analysis.read.file_format import ReadError
from analysis.read.plain import decode

TEXT = "关于巡察整改进展情况的通报\r\n\u3000\u3000一、整改情况，共12项。\n2024年3月5日"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (b"\x84\x31\x95\x33" + TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_the_same_text_comes_out_of_every_encoding(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_short_gb18030_is_not_taken_for_utf_16() -> None:
    assert decode("整改通报".encode("gb18030")).text == "整改通报"


def test_a_character_outside_gbk_survives() -> None:
    assert decode("𠮷林㐂".encode("gb18030")).text == "𠮷林㐂"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(500),
        b"\xff\xff\xff\xff\xfe",
        b"\xff\xfe\x00",
        b"\x7fELF" + b"\x02\x01\x01" * 300,
    ],
)
def test_bytes_that_are_no_text_are_unreadable(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.reason == "unreadable"


def test_one_stray_control_character_costs_no_notice() -> None:
    assert "\x0b" in decode(("整改" * 200 + "\x0b\x01").encode()).text
