"""The notice texts on this machine, by their checksums."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from analysis import paths
from analysis.library.keep import kept_files
from analysis.read import ReadError, read_file
from analysis.text.printable import original_name, printable_name

TEXTS_VARIABLE = "NOTICES_DIR"  # a folder of notice texts instead of data/notices

Files = tuple[tuple[str, int, int], ...]


def texts_folder() -> Path:
    """The folder of the reader's notice texts."""
    named = os.environ.get(TEXTS_VARIABLE)
    return Path(named).expanduser() if named else paths.NOTICES


def format_folder(folder: Path) -> str:
    """The folder as a reader finds it: below the project where it lies there."""
    return str(folder.relative_to(paths.PROJECT)) if folder.is_relative_to(paths.PROJECT) else str(folder)


def files_of(folder: Path) -> Files:
    """Names as printed, sizes and times of the folder's files: changes when any of them does.

    Empty without files.
    """
    stamped = [(path, path.stat()) for path in kept_files(folder)]
    return tuple((printable_name(path.name), status.st_size, status.st_mtime_ns) for path, status in stamped)


def text_with(sha256: str) -> str | None:
    """The notice text with this checksum, or None where it is not on this machine."""
    return Shelf.of([sha256]).read(sha256)


@dataclass(frozen=True)
class Shelf:
    """Which of some texts are on this machine: in the reader's folders and the sample (`files`, by checksum),
    or among those that a build keeps (`kept`)."""

    files: Mapping[str, Path]
    kept: frozenset[str]

    @classmethod
    def of(cls, sha256s: Iterable[str]) -> Shelf:
        """Asked once for many texts: of most tables not one is here."""
        folders = (paths.SAMPLE, paths.NOTICES, texts_folder())
        files = {sha256: path for folder in folders for sha256, path in texts_in(folder).items()}
        others = {sha256 for sha256 in sha256s if sha256 not in files}
        return cls(files, _kept(others))

    def has_none_of(self, sha256s: Iterable[str]) -> bool:
        """Whether not one of the texts is here: fast for many."""
        return not self.kept and self.files.keys().isdisjoint(sha256s)

    def __contains__(self, sha256: str) -> bool:
        return sha256 in self.files or sha256 in self.kept

    def read(self, sha256: str) -> str | None:
        """The text, or None where it is not here (any more)."""
        if sha256 in self.files:
            return read_file(self.files[sha256]).text
        return _read_kept(sha256) if sha256 in self.kept else None


def _kept(sha256s: Collection[str]) -> frozenset[str]:
    if not sha256s:
        return frozenset()
    from analysis.library.passages import texts_known

    known = (texts_known(store, sha256s) for store in (paths.STORE, paths.NOTICES_STORE))
    return frozenset().union(*known)


def _read_kept(sha256: str) -> str | None:
    from analysis.library.passages import TextUnavailable, read_text

    for store in (paths.STORE, paths.NOTICES_STORE):
        try:
            return read_text(store, sha256)
        except TextUnavailable:
            continue
    return None


def texts_in(folder: Path) -> dict[str, Path]:
    """Checksum -> file of every text right in the folder."""
    return _texts_by_checksum(folder, files_of(folder))


@st.cache_data(show_spinner=False, max_entries=8)
def _texts_by_checksum(folder: Path, files: Files) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for name, _, _ in files:
        try:
            path = folder / original_name(name)
            found[read_file(path).sha256] = path
        except ReadError:  # a file that cannot be read opens no passage; `build` reports why
            continue
    return found
