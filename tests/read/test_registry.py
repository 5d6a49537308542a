"""The registered formats: each has a name and suffixes of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.read import ReadError
from analysis.read.formats import FORMATS, find_format, refuse_suffix


def test_names_and_suffixes_belong_to_one_format_each() -> None:
    names = Counter(format_.name for format_ in FORMATS)
    suffixes = Counter(suffix for format_ in FORMATS for suffix in format_.suffixes)
    assert [name for name, n in (names + suffixes).items() if n > 1] == []


def test_the_suffix_decides_where_the_bytes_show_nothing() -> None:
    found = {suffix: find_format(b"text", suffix).name for f in FORMATS for suffix in f.suffixes}
    assert found == {suffix: format_.name for format_ in FORMATS for suffix in format_.suffixes}


def test_the_bytes_decide_against_the_suffix() -> None:
    assert find_format(b"<html><body>", ".txt").name == "html"
    assert find_format(b"%PDF-1.7", ".html").name == "pdf"


def test_an_unknown_suffix_is_refused_with_those_that_are_read() -> None:
    with pytest.raises(ReadError, match=r"\.xyz are not read; read are: \.doc, .*\.zip") as caught:
        refuse_suffix(".xyz")
    assert caught.value.reason == "unsupported"
