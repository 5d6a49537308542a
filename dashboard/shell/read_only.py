"""A published dashboard: it shows tables, and nobody adds, removes or corrects anything through it."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from analysis.ingest.sources import find_sources, relative_place
from analysis.text.printable import original_name
from dashboard.i18n.translator import Translator
from dashboard.shell.texts import Files

VARIABLE = "READ_ONLY"


def is_read_only() -> bool:
    """Whether READ_ONLY is set, to anything but 0."""
    return os.environ.get(VARIABLE, "0") not in ("", "0")


def show_read_only(tr: Translator) -> None:
    """The one line in the place of controls that write."""
    st.info(tr("data.read_only"), icon=":material/lock:")


def count_unbuilt(files: Files, notices: Path, store: Path) -> int:
    """How many of these files of the folder `notices` are not in the tables of `store` as they are now."""
    places = {
        relative_place(notices / original_name(name), store): (size, mtime) for name, size, mtime in files
    }
    built = {
        row["place"]
        for row in find_sources(store, "place", places)
        if places[row["place"]] == (row["size"], row["mtime_ns"])
    }
    return len(places) - len(built)
