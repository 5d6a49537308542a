"""Small files that would take a whole machine, made anew for every test."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cache

from tests.factories.archives import packed

_PDF = b"%%PDF-1.4\n%s\ntrailer<</Size 6/Root 1 0 R>>\n%%%%EOF"
_OBJECTS = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>endobj",
)
_FORM = b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>"


def _stream(head: bytes, data: bytes) -> bytes:
    return head + b"stream\n" + data + b"\nendstream endobj"


def pdf_of_forms() -> bytes:
    """A form that draws itself twice, without end."""
    page = _OBJECTS[2] % b"/XObject<</X 5 0 R>>"
    drawn = _stream(b"4 0 obj<</Length 5>>", b"/X Do")
    return _PDF % b"\n".join([*_OBJECTS[:2], page, drawn, _stream(_FORM, b"/X Do /X Do")])


@cache
def pdf_of_zeros(size: int) -> bytes:
    """A page whose commands are packed twice and unpack to so many bytes."""
    page = _OBJECTS[2] % b""
    once = zlib.compressobj(9)
    piece = b" " * 2**20
    data = zlib.compress(b"".join(once.compress(piece) for _ in range(size >> 20)) + once.flush(), 9)
    head = b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>" % len(data)
    return _PDF % b"\n".join([*_OBJECTS[:2], page, _stream(head, data)])


@cache
def archive_that_lies(size: int) -> bytes:
    """A zip whose one file states 1,000 bytes and unpacks to `size`."""
    archive = packed({"a.txt": b"a" * size})
    return archive.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def archive_with_a_nameless_file(files: dict[str, bytes]) -> bytes:
    """A zip of these files and one whose name is empty."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        entry = zipfile.ZipInfo("n")
        entry.filename = ""
        archive.writestr(entry, b"x")
    return made.getvalue()


def message_of_messages(depth: int) -> bytes:
    """A saved page whose parts are messages within messages."""
    inner = b"Content-Type: message/rfc822\n\n" * depth
    return b'Content-Type: multipart/related; boundary="B"\n\n--B\n' + inner + b"\n--B--\n"
