"""A damaged byte costs a character, not the text; what is read in a wrong encoding is refused by that
name."""

from __future__ import annotations

from random import Random

import pytest

from analysis.read import ReadError, read_bytes
from analysis.read.plain import decode
from tests.factories.invented_notices import BODY, opening

TEXT = "石桥市水务局党组关于巡察整改进展情况的通报\n" + opening("石桥市水务局党组") + BODY
ENCODINGS = ("utf-8", "gb18030", "utf-16")
MISTAKES = [
    ("utf-8", "latin-1"),
    ("utf-8", "cp1252"),
    ("utf-8", "gb18030"),
    ("utf-8", "big5"),
    ("gb18030", "latin-1"),
    ("gb18030", "big5"),
    ("gb18030", "utf-8"),
    ("gb18030", "shift_jis"),
    ("big5", "gb18030"),
]


def lost_characters(read: str) -> int:
    """How many characters of the text are not read, the rest in order."""
    left, at = 0, 0
    for character in read:
        found = TEXT.find(character, at, at + 4)
        if found >= 0:
            left, at = left + 1, found + 1
    return len(TEXT) - left


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("seed", range(8))
def test_a_changed_byte_costs_a_character(encoding: str, seed: int) -> None:
    data = bytearray(TEXT.encode(encoding))
    place = Random(seed).randrange(4, len(data))
    data[place] = 0xFF
    decoded = decode(bytes(data))
    assert lost_characters(decoded.text) <= 2, place
    assert decoded.encoding.startswith(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("seed", range(8))
def test_a_lost_byte_costs_a_character_or_two(encoding: str, seed: int) -> None:
    data = TEXT.encode(encoding)
    place = Random(seed).randrange(4, len(data))
    assert lost_characters(decode(data[:place] + data[place + 1 :]).text) <= 3, place


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_cut_inside_a_character_is_read_up_to_it(encoding: str) -> None:
    read = decode(TEXT.rstrip("\n").encode(encoding)[:-1]).text
    assert read[:-1] == TEXT.rstrip("\n")[:-1]


@pytest.mark.parametrize(("written", "read"), MISTAKES)
def test_a_text_read_in_a_wrong_encoding_is_refused_as_garbled(written: str, read: str) -> None:
    garbled = TEXT.encode(written, "replace").decode(read, "replace")
    with pytest.raises(ReadError, match="garbled") as caught:
        read_bytes(garbled.encode(), name="a.txt")
    assert caught.value.reason == "unreadable"


def test_a_text_of_question_marks_is_refused_as_garbled() -> None:
    with pytest.raises(ReadError, match="lost in a wrong encoding"):
        read_bytes(TEXT.encode("ascii", "replace"), name="a.txt")


@pytest.mark.parametrize(
    "text", ["A plain English page about nothing.", "招聘公告：某公司招聘会计2名。", "？？？"]
)
def test_other_texts_are_not_called_garbled(text: str) -> None:
    assert read_bytes(text.encode(), name="a.txt").text == text
