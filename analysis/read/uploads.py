"""Files uploaded to a web page: one text each, or the texts of a zip archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from analysis.read import ARCHIVE, ReadError, read_bytes, suffix_of
from analysis.read.archive import Archive, archive_of
from analysis.read.source import Source
from analysis.text.printable import printable_name


def read_upload(data: bytes, *, name: str) -> Iterator[tuple[str, Source | ReadError]]:
    """The name of every file in these bytes, and its text or the error of reading it.

    `name` is the name of the uploaded file; files of an archive are called `name/member`.
    """
    name = printable_name(name)
    try:
        archive = archive_of(data) if suffix_of(PurePosixPath(name)) == ARCHIVE else None
    except ReadError as error:
        yield name, error
        return
    members = [None] if archive is None or archive.is_document else archive.names
    for member in members:
        called = name if member is None else f"{name}/{member}"
        try:
            yield called, read_bytes(_bytes(data, archive, member), name=called)
        except ReadError as error:
            yield called, error


def _bytes(data: bytes, archive: Archive | None, member: str | None) -> bytes:
    return data if archive is None or member is None else archive.read(member)
