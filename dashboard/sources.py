"""Where the tables and the texts lie, and the one cached way to open them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from analysis.compare.tables import Tables
from analysis.read import ReadError, read_file

PROJECT = Path(__file__).resolve().parent.parent
TABLES_VARIABLE = "NOTICE_TABLES"  # a folder of tables to show instead of the project's own
TEXTS_VARIABLE = "NOTICES_DIR"  # a folder of notice texts instead of data/notices

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Data:
    """Open tables and one line of words on which they are: a locale key and the values to fill it with."""

    tables: Tables
    says: str
    values: tuple[tuple[str, str], ...] = ()


def tables_folder() -> Path:
    """The folder whose tables are shown."""
    named = os.environ.get(TABLES_VARIABLE)
    return Path(named).expanduser() if named else PROJECT / "data" / "tables"


def texts_folder() -> Path:
    """The folder of the reader's notice texts."""
    named = os.environ.get(TEXTS_VARIABLE)
    return Path(named).expanduser() if named else PROJECT / "data" / "notices"


def fingerprint(folder: Path) -> Fingerprint:
    """Names, sizes and times of the folder's files: changes when any of them does. Empty without files."""
    if not folder.is_dir():
        return ()
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files)


def load_data() -> Data | None:
    """The tables to show, or None where there are none."""
    folder = tables_folder()
    files = fingerprint(folder)
    if not any(name.startswith("notices.") for name, _, _ in files):
        return None
    tables = _open_tables(folder, files)
    if os.environ.get(TABLES_VARIABLE):
        return Data(tables, "data.own", (("folder", str(folder)),))
    return Data(tables, "data.shipped")


@st.cache_resource(show_spinner=False, max_entries=4)
def _open_tables(folder: Path, files: Fingerprint) -> Tables:
    return Tables.from_folder(folder)


def text_with(sha256: str) -> str | None:
    """The notice text with this checksum, or None where it is not on this machine."""
    for folder in (texts_folder(), PROJECT / "data" / "sample"):
        path = _texts_by_checksum(folder, fingerprint(folder)).get(sha256)
        if path is not None:
            return read_file(path).text
    return None


@st.cache_data(show_spinner=False, max_entries=8)
def _texts_by_checksum(folder: Path, files: Fingerprint) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for name, _, _ in files:
        try:
            found[read_file(folder / name).sha256] = folder / name
        except ReadError:  # a file that cannot be read opens no passage; `build` says why
            continue
    return found
