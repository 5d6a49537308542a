"""Names of files as one line of text that can be turned back."""

from __future__ import annotations

import os

import pytest

from analysis.text.printable import describe_defect, original_name, printable_line, printable_name

GBK = os.fsdecode("巡察整改.txt".encode("gbk"))


@pytest.mark.parametrize(
    "name", ["通报.txt", GBK, "a\nb\x1b[31m.txt", "\u202etxt.exe", "a\\xb9\\u000a", "\ud800", "a\\"]
)
def test_a_name_is_printable_and_found_again(name: str) -> None:
    printed = printable_name(name)
    assert printed.isprintable() and printed.encode()
    assert original_name(printed) == name


@pytest.mark.skipif(os.sep == "\\", reason="names are not bytes there")
def test_bytes_are_distinguished_from_letters_that_look_like_them() -> None:
    assert printable_name(os.fsdecode(b"\xb9.txt")) == r"\xb9.txt"
    assert printable_name(r"\xb9.txt") == r"\\xb9.txt"


def test_a_message_is_one_line_of_text() -> None:
    assert printable_line("a\n b\x1b\udcd1\\", 40) == r"a b\u001b\xd1" + "\\"
    assert len(printable_line("a" * 99, 40)) == 40
    assert describe_defect(ValueError("x\ny")) == "ValueError in an unknown place: x y"
