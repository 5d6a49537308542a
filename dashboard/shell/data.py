"""Where the tables and the texts lie, and the one cached way to open them."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis import paths
from analysis.compare.notice_order import order_notices
from analysis.compare.options import issue_options, notice_ids_of_texts, notice_options
from analysis.compare.tables import Tables
from analysis.store import fingerprint
from dashboard.i18n.labels import short_names
from dashboard.i18n.translator import Translator
from dashboard.shell.texts import Files, files_of, texts_in
from locales import languages

if TYPE_CHECKING:
    from analysis.library.shipped import Reproduction

TABLES_VARIABLE = "NOTICE_TABLES"  # a folder of tables to show instead of the project's own

# Building a thousand texts takes a minute or two.
_TRIES, _PAUSE = 600, 0.2

# In every language: a decorator does not know the reader's.
_READING = " · ".join(Translator(language)("data.reading") for language in languages())


@dataclass(frozen=True)
class Data:
    """Open tables, and what every run asks of them.

    description: which tables they are (locale keys with their values). notices, issues: what can be
    chosen (analysis.compare.options). names: notice_id -> short name, in the order of every page
    (analysis.compare.notice_order). invented: notice_ids of the samples.
    """

    tables: Tables
    description: tuple[tuple[str, dict[str, object]], ...]
    notices: pd.DataFrame
    issues: pd.DataFrame
    names: dict[str, str]
    invented: frozenset[str]


def _data(
    tables: Tables, *description: tuple[str, dict[str, object]], own: frozenset[str] = frozenset()
) -> Data:
    notices = notice_options(tables)
    names = short_names(notices)
    # Recognised by their texts: samples that the reader added to the notices are invented, too.
    invented = notice_ids_of_texts(tables, texts_in(paths.SAMPLE))
    ordered = {notice_id: names[notice_id] for notice_id in order_notices(tables, own=own)}
    return Data(tables, description, notices, issue_options(tables), ordered, invented)


def are_named() -> bool:
    """Whether the reader named the folder of tables to show."""
    return bool(os.environ.get(TABLES_VARIABLE))


def tables_folder() -> Path:
    """The folder whose tables are shown."""
    named = os.environ.get(TABLES_VARIABLE)
    return Path(named).expanduser() if named else paths.SHIPPED


def load_data(*, with_sample: bool = False) -> Data | None:
    """The tables to show, or None where there are none.

    The project's own tables are joined with those of the reader's texts; a folder that is named is shown
    alone.
    """
    folder = tables_folder()
    shown = fingerprint(folder)
    if not shown:
        return None
    if are_named():
        return _open_folder(folder, shown, ("data.own", {"folder": str(folder)}))
    texts, built = files_of(paths.NOTICES), fingerprint(paths.STORE)
    if not texts and not built and not with_sample:
        return _open_folder(folder, shown, ("data.shipped", {}))
    return _open_joined(folder, shown, texts, built, with_sample)


@st.cache_resource(show_spinner=False, max_entries=4)
def _open_folder(folder: Path, shown: str, description: tuple[str, dict[str, object]]) -> Data:
    return _data(Tables.from_folder(folder), description)


@st.cache_resource(show_spinner=_READING, max_entries=4)
def _open_joined(folder: Path, shown: str, texts: Files, built: str, with_sample: bool) -> Data:
    # Building needs the segmenter and the gazetteer; most starts need neither.
    from analysis.library.shipped import merge_shipped, refresh
    from analysis.store import read_tables

    shipped = read_tables(folder)
    tables: dict[str, pd.DataFrame] = dict(shipped)
    reproduced: dict[str, Reproduction] = {}
    if texts:
        _wait_for_others(lambda: refresh(paths.NOTICES, paths.NOTICES_STORE))
    for own, there in ((paths.STORE, built), (paths.NOTICES_STORE, texts)):
        if there:
            tables, again = merge_shipped(tables, read_tables(own))
            reproduced |= {
                r.notice_id: r for r in again if r.notice_id in set(shipped["notices"]["notice_id"])
            }
    added = frozenset(tables["notices"]["notice_id"]) - frozenset(shipped["notices"]["notice_id"])
    description = _describe_reproduced(list(reproduced.values()), len(added))
    if with_sample:
        with tempfile.TemporaryDirectory() as made:
            refresh(paths.SAMPLE, Path(made) / "tables")
            tables, _ = merge_shipped(tables, read_tables(Path(made) / "tables"))
        description = [*description, ("data.sample_shown", {})]
    return _data(Tables.from_frames(tables), *description, own=added)


def _wait_for_others(build: Callable[[], object]) -> None:
    """Build when no other session does: each leaves the tables of all texts there."""
    from analysis.store import FolderInUse

    for _ in range(_TRIES):
        try:
            build()
            return
        except FolderInUse:
            time.sleep(_PAUSE)
    build()


def _describe_reproduced(
    reproduced: Sequence[Reproduction], added: int
) -> list[tuple[str, dict[str, object]]]:
    same = [r.notice_id for r in reproduced if r.same]
    other = [f"{r.notice_id} ({', '.join(r.differing_tables)})" for r in reproduced if not r.same]
    description: list[tuple[str, dict[str, object]]] = (
        [("data.reproduced", {"n": len(same)})] if same else [("data.shipped", {})]
    )
    if other:
        description.append(("data.differing", {"notices": "; ".join(other)}))
    return [*description, ("data.added", {"n": added})] if added else description
