"""Zip archives: their files, read one at a time into memory and never written to disk.

An archive is opened by the program itself, not in the sandbox, so everything here has a bound before it
is read: the
list of files, their number, what they unpack to, and the bytes of each while it is inflated.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from analysis.limits import (
    INFLATED_AT_ONCE,
    MAX_BYTES,
    MAX_DIRECTORY,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED,
    SMALL_ARCHIVE,
)
from analysis.read.file_format import ReadError
from analysis.read.member_names import member_names
from analysis.read.too_much import too_much

_ENCRYPTED = 0x1
# An entry of the list of files, the head before a file's own bytes, and bit 11 of their flags
# (APPNOTE.TXT, 4.3 and 4.4.4).
_ENTRY, _ENTRY_SIZE = b"PK\x01\x02", 46
_HEAD, _HEAD_SIZE = b"PK\x03\x04", 30
_CLAIM = 0x08
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PARTS_OF_A_DOCUMENT = ("[Content_Types].xml", "OFD.xml", "mimetype")


class _Bounded(io.BufferedReader):
    """A file that zipfile reads: never more at once than the longest list of files.

    Without the claims that names are UTF-8: zipfile would refuse the whole archive for one that is not, and
    `member_names` finds that out by itself.
    """

    opening = True  # until the list of files is read

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > MAX_DIRECTORY:
            raise too_much("MAX_DIRECTORY", size)
        data = super().read(size)
        if self.opening and data.startswith(_ENTRY):
            return _without_claims(data)
        is_head = size == _HEAD_SIZE == len(data) and data.startswith(_HEAD)
        return data[:7] + bytes([data[7] & ~_CLAIM]) + data[8:] if is_head else data


def _without_claims(directory: bytes) -> bytes:
    changed, at = bytearray(directory), 0
    while changed.startswith(_ENTRY, at) and at + _ENTRY_SIZE <= len(changed):
        changed[at + 9] &= ~_CLAIM
        at += _ENTRY_SIZE + sum(struct.unpack_from("<HHH", changed, at + 28))
    return bytes(changed)


class Archive:
    """An open archive: `names` of its files, in the order packed, and `read` for the bytes of one."""

    def __init__(self, file: io.FileIO | io.BytesIO, *, size: int) -> None:
        """Raises ReadError for archives that are damaged, empty, or unpack to too much."""
        try:
            bounded = _Bounded(file)
            self._zip = zipfile.ZipFile(bounded)
            bounded.opening = False
            entries = self._zip.infolist()
            _check_size(entries, size)
            self._members = member_names(entries)
        except ReadError:
            raise
        except Exception as error:  # zipfile raises errors of every kind
            raise ReadError("unreadable", "It is a damaged zip archive; pack the files again.") from error
        if not self._members:
            raise ReadError("empty", "The zip archive contains no files.")

    @property
    def names(self) -> list[str]:
        return list(self._members)

    @property
    def is_document(self) -> bool:
        """Whether it is one document of an office program, which packs its parts this way."""
        return any(part in self._members for part in _PARTS_OF_A_DOCUMENT)

    def read(self, name: str) -> bytes:
        """The bytes of one file; raises ReadError."""
        entry = self._members.get(name)
        if entry is None:
            raise ReadError("unreadable", "It is no longer in the archive.")
        if entry.flag_bits & _ENCRYPTED:
            raise ReadError(
                "unreadable", "It is locked with the archive's password; pack it again without one."
            )
        if PurePosixPath(name).suffix.lower() == ".zip":
            raise ReadError("unsupported", "It is an archive inside an archive; unpack that one first.")
        if entry.compress_type not in _METHODS:
            raise ReadError(
                "unsupported", "It is packed by a method that is not read; pack it again as .zip."
            )
        if entry.file_size > MAX_BYTES:
            raise too_much("MAX_BYTES", entry.file_size)
        try:
            return b"".join(inflate(self._zip, entry))
        except Exception as error:  # as above
            raise ReadError(
                "unreadable", "It is damaged inside its zip archive; pack the files again."
            ) from error


def inflate(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The entry's bytes piece by piece; zipfile raises an error if there are more than the entry states."""
    with packed.open(entry) as file:
        while piece := file.read(INFLATED_AT_ONCE):
            yield piece


def open_archive(path: Path) -> Archive:
    """The archive at `path`, kept open until the file changes; raises ReadError."""
    try:
        status = path.stat()
    except OSError as error:
        raise ReadError("unreadable", f"It cannot be opened: {error.strerror or error}.") from error
    return _opened(path.absolute(), status.st_size, status.st_mtime_ns)


def archive_of(data: bytes) -> Archive:
    """The archive in these bytes; raises ReadError."""
    return Archive(io.BytesIO(data), size=len(data))


# Reading the list of files again for each of them would take quadratic time.
@lru_cache(maxsize=2)
def _opened(path: Path, size: int, mtime_ns: int) -> Archive:
    return Archive(io.FileIO(path), size=size)


def _check_size(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MAX_MEMBERS:
        raise too_much("MAX_MEMBERS", len(entries))
    # Entries may share their bytes, so their sum is compared with the size of the archive.
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED or (unpacked > SMALL_ARCHIVE and unpacked > MAX_RATIO * size):
        raise ReadError(
            "unreadable",
            f"It would unpack from {size} bytes to {unpacked}: too much for one archive of notices.",
        )
