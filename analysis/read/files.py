"""One file, or bytes in memory, to a Source: the decoded text with its checksum and format."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from analysis.limits import MAX_BYTES
from analysis.read.archive import open_archive
from analysis.read.file_format import Decoded, IsScan, ReadError
from analysis.read.formats import ARCHIVE, find_format, refuse_suffix, suffix_of
from analysis.read.quality import TEXT, named_quality
from analysis.read.sandbox.client import decode_in_sandbox
from analysis.read.scans.recognise import recognise
from analysis.read.source import Source
from analysis.read.too_much import too_much
from analysis.text.printable import printable_name


def read_file(path: str | Path, *, name: str | None = None, member: str | None = None) -> Source:
    """The text of one file, or of one `member` of a zip archive.

    `name` is its name in the tables (default: the file's name, a member's below that). Line breaks stay as
    they are and a byte-order mark is removed; offsets count characters of the decoded text.

    Raises:
        ReadError: the file has no readable text; its reason is a code of the codebook.
    """
    path = Path(path)
    if member is not None:
        data = open_archive(path).read(member)
        return read_bytes(data, name=name or f"{printable_name(path.name)}/{member}")
    suffix = suffix_of(path)
    if suffix == ARCHIVE and path.is_file() and not open_archive(path).is_document:
        raise ReadError("unsupported", "It is an archive of several files, not one text.")
    refuse_suffix(suffix)
    return read_bytes(_bytes(path), name=name or printable_name(path.name))


def read_bytes(data: bytes, *, name: str) -> Source:
    """The text of a file with these bytes; the suffix of `name` decides where the bytes show no format.

    Raises:
        ReadError: the file has no readable text; its reason is a code of the codebook.
    """
    suffix = suffix_of(PurePosixPath(name))
    refuse_suffix(suffix)
    if not data:
        raise ReadError("empty", "The file is empty.")
    if len(data) > MAX_BYTES:
        raise too_much("MAX_BYTES", len(data))
    format_ = find_format(data, suffix)
    decoded = _decode(data, format_.name)
    if not decoded.text.strip():
        raise ReadError("empty", "The file contains only white space.")
    return Source(
        name=name,
        text=decoded.text,
        sha256=sha256_of(decoded.text),
        format=format_.name,
        encoding=decoded.encoding,
        quality=decoded.quality if decoded.quality != TEXT else named_quality(name),
    )


def _decode(data: bytes, format_: str) -> Decoded:
    try:
        return decode_in_sandbox(data, format_)
    except IsScan as scan:
        return recognise(data, format_, scan.pages)


def sha256_of(text: str) -> str:
    """Checksum that identifies a text, whatever its file's name and encoding."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _bytes(path: Path) -> bytes:
    # Opening a pipe would wait for ever.
    if path.exists() and not path.is_file():
        raise ReadError("unreadable", "It is no regular file.")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_much("MAX_BYTES", size)
        return path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable", f"It cannot be opened: {error.strerror or error}.") from error
