"""Whatever became of a file, its text keeps every invariant, or it is refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import codebook
from analysis.read import ReadError, read_bytes
from analysis.read.scans import recognise
from analysis.read.uploads import read_upload
from tests.factories.archives import packed
from tests.factories.damaged_files import BYTE_DAMAGES, damaged_bytes, damaged_inside
from tests.factories.fuzzing import broken, examples
from tests.factories.whole_files import MAKES, TITLE, whole

pytestmark = pytest.mark.soak


@cache
def archive() -> bytes:
    return packed(dict([whole("text"), whole("trs"), whole("word")]))


damages = st.lists(st.sampled_from(BYTE_DAMAGES), min_size=1, max_size=3)
seeds = st.integers(0, 2**32)


@pytest.fixture(autouse=True, scope="module")
def _without_recognition() -> Iterator[None]:
    """A damaged page without words would be recognised, which takes seconds an example."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognise, "is_installed", lambda: False)
        yield


def read(name: str, data: bytes) -> str:
    """The text, or nothing where it is refused for one of the reasons there are."""
    try:
        return read_bytes(data, name=name).text
    except ReadError as error:
        assert error.reason in codebook.domain("reason").codes
        assert "\n" not in error.detail
        return ""


@pytest.mark.parametrize("make", MAKES)
@examples(16)
@given(damages=damages, seed=seeds)
def test_a_damaged_file_is_refused_or_read(make, damages, seed):
    name, data = whole(make)
    read(name, damaged_bytes(data, damages, Random(seed)))


@pytest.mark.parametrize("make", ["trs", "hanweb", "word_export", "pdf", "text"])
@examples(10)
@given(damages=damages, seed=seeds)
def test_what_is_read_of_a_damaged_file_keeps_every_invariant(make, damages, seed):
    name, data = whole(make)
    if text := read(name, damaged_bytes(data, damages, Random(seed)))[:12_000]:
        assert broken(text) == []


@examples(60)
@given(damages=damages, seed=seeds)
def test_a_word_document_with_damaged_parts_is_refused_or_read(damages, seed):
    name, data = whole("word")
    read(name, damaged_inside(data, damages, Random(seed)))


@examples(120)
@given(damages=damages, seed=seeds)
def test_every_file_of_a_damaged_archive_is_refused_or_read(damages, seed):
    found = dict(read_upload(damaged_bytes(archive(), damages, Random(seed)), name="a.zip"))
    assert found
    assert all(name == "a.zip" or name.startswith("a.zip/") for name in found)


@examples(40)
@given(damages=damages, seed=seeds)
def test_a_sound_archive_of_a_damaged_file_returns_the_others(damages, seed):
    found = dict(read_upload(damaged_inside(archive(), damages, Random(seed)), name="a.zip"))
    assert len(found) == 3
    assert sum(isinstance(text, ReadError) for text in found.values()) <= 1


@pytest.mark.parametrize("suffix", [".txt", ".html", ".mht", ".docx", ".pdf", ".doc", ".rtf", ".zip"])
@pytest.mark.parametrize(
    "sign",
    [
        b"",
        b"PK\x03\x04word/",
        b"%PDF-1.7\n",
        b"<html>",
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n",
    ],
)
@examples(8)
@given(raw=st.binary(max_size=400))
def test_any_bytes_are_refused_or_read_under_any_name(suffix, sign, raw):
    read(f"a{suffix}", sign + raw)


def test_most_pages_with_a_flipped_byte_are_read():
    """Were nearly all files refused, the tests above would show nothing."""
    flip, random = BYTE_DAMAGES[1], Random(2)
    texts = [read("a.html", flip(whole("trs")[1], random)) for _ in range(20)]
    assert sum(TITLE in text for text in texts) > 10
