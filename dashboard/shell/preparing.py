"""What is kept of large tables is made in a process of its own, and the page says so meanwhile."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st

from analysis import paths
from analysis.compare import rollups
from analysis.search import prepare
from analysis.store.contents import MANIFEST
from dashboard.i18n.translator import Translator
from dashboard.shell.data import Data, are_named, tables_folder

_MADE_BY = "dashboard.shell.prepare_pages"


def begin_preparing() -> None:
    """When the server starts, before anybody reads."""
    if folders := _large():
        prepare.start(folders, module=_MADE_BY)


@contextmanager
def preparing(data: Data, tr: Translator) -> Iterator[bool]:
    """A sentence until the page is drawn, where parts of it wait for what is not made yet.

    Yields whether nothing is waited for.
    """
    keeps = data.tables.keeps
    if not any(rollups.unmade(keep) for keep in keeps):
        yield True
        return
    _start_once(keeps)
    note = st.empty()
    note.info(tr("data.preparing", n=tr.number(data.options.notices)), icon=":material/hourglass_top:")
    yield False
    note.empty()


@cache
def _start_once(_: tuple[Path, ...]) -> subprocess.Popen[bytes]:
    """One process for the same tables, whoever needs them; kept, so that nobody starts it again."""
    return prepare.start(_large(), module=_MADE_BY)


def _large() -> list[Path]:
    """The folders shown that may have many notices; tables as CSV have few."""
    folders = [tables_folder()] if are_named() else [paths.STORE, paths.NOTICES_STORE]
    return [folder for folder in folders if (folder / MANIFEST).exists()]
