"""Zip archives with what a test is about: names as other systems pack them, locks, damage."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

UTF_8 = 0x800
LOCKED = 0x1
# Where the flags and the method are in the header before a file and in the list at the end (APPNOTE.TXT,
# 4.3).
_HEADERS = ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8))


def packed(files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def packed_as(raw_name: bytes, data: bytes = b"x") -> bytes:
    """One file under a name of these very bytes, without the flag for UTF-8."""
    placeholder = "n" * len(raw_name)
    return packed({placeholder: data}).replace(placeholder.encode(), raw_name)


def locked(archive: bytes) -> bytes:
    """The archive with every file marked as encrypted."""
    return _patched(archive, 0, lambda flags: flags | LOCKED)


def by_method(archive: bytes, method: int) -> bytes:
    """The archive with every file declared as packed by `method`."""
    return _patched(archive, 2, lambda _: method)


def _patched(archive: bytes, shift: int, change) -> bytes:
    data = bytearray(archive)
    for sign, offset in _HEADERS:
        start = data.find(sign)
        while start >= 0:
            place = start + offset + shift
            data[place] = change(data[place])
            start = data.find(sign, start + 1)
    return bytes(data)
