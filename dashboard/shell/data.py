"""Where the tables and the texts lie, and the one cached way to open them."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis import paths
from analysis.compare.notice_order import order_notices
from analysis.compare.options import issue_options, notice_ids_of_texts, notice_options
from analysis.compare.tables import Tables
from analysis.library.corrections import CannotCorrect, State, correct_tables
from analysis.library.corrections.file import stamp
from analysis.store import StoreError, fingerprint, open_store, read_tables
from dashboard.i18n.labels import short_names
from dashboard.i18n.translator import Translator
from dashboard.shell.texts import Files, files_of, texts_in
from dashboard.shell.unreadable import Said, explain, note_missing
from locales import languages

if TYPE_CHECKING:
    from analysis.ingest.build import Report
    from analysis.library.shipped import Reproduction

TABLES_VARIABLE = "NOTICE_TABLES"  # a folder of tables to show instead of the project's own

AS_READ = "as_read"  # in the address: without the reader's corrections

# Building a thousand texts takes a minute or two.
_TRIES, _PAUSE = 600, 0.2

# In every language: a decorator does not know the reader's.
_READING = " · ".join(Translator(language)("data.reading") for language in languages())


@dataclass(frozen=True)
class Data:
    """Open tables, and what every run asks of them.

    description: which tables they are (locale keys with their values). notices, issues: what can be
    chosen (analysis.compare.options). names: notice_id -> short name, in the order of every page
    (analysis.compare.notice_order). invented: notice_ids of the samples. own: those that the reader added.
    corrections: what became of each correction in these tables; none where they are shown as read.
    """

    tables: Tables
    description: tuple[Said, ...]
    notices: pd.DataFrame
    issues: pd.DataFrame
    names: dict[str, str]
    invented: frozenset[str]
    own: frozenset[str] = frozenset()
    corrections: tuple[State, ...] = ()


def _data(
    tables: Tables,
    *description: Said,
    own: frozenset[str] = frozenset(),
    corrections: tuple[State, ...] = (),
) -> Data:
    notices = notice_options(tables)
    names = short_names(notices)
    # Recognised by their texts: samples that the reader added to the notices are invented, too.
    invented = notice_ids_of_texts(tables, texts_in(paths.SAMPLE))
    ordered = {notice_id: names[notice_id] for notice_id in order_notices(tables, own=own)}
    return Data(tables, description, notices, issue_options(tables), ordered, invented, own, corrections)


def are_named() -> bool:
    """Whether the reader named the folder of tables to show."""
    return bool(os.environ.get(TABLES_VARIABLE))


def tables_folder() -> Path:
    """The folder whose tables are shown."""
    named = os.environ.get(TABLES_VARIABLE)
    return Path(named).expanduser() if named else paths.SHIPPED


def load_data(*, with_sample: bool = False, as_read: bool = False) -> Data | None:
    """The tables to show, or None where there are none.

    The project's own tables are joined with those of the reader's texts; a folder that is named is shown
    alone. The reader's corrections are laid over them, unless they are shown `as_read`.
    """
    folder = tables_folder()
    shown = fingerprint(folder)
    if not shown:
        return None
    corrected = "" if as_read else stamp(paths.CORRECTIONS)
    if are_named():
        return _open_folder(folder, shown, ("data.own", {"folder": str(folder)}), corrected)
    texts, built = files_of(paths.NOTICES), fingerprint(paths.STORE)
    if not texts and not built and not with_sample:
        return _open_folder(folder, shown, ("data.shipped", {}), corrected)
    return _open_joined(folder, shown, texts, built, with_sample, corrected)


@st.cache_resource(show_spinner=False, max_entries=4)
def _open_folder(folder: Path, shown: str, description: Said, corrected: str) -> Data:
    notes = note_missing(open_store(folder))
    if not corrected:
        return _data(Tables.from_folder(folder), description, *notes)
    return _with_corrections(read_tables(folder), description, *notes)


@st.cache_resource(show_spinner=_READING, max_entries=4)
def _open_joined(
    folder: Path, shown: str, texts: Files, built: str, with_sample: bool, corrected: str
) -> Data:
    if not corrected:
        joined = _join(folder, shown, texts, built, with_sample)
        return _data(Tables.from_frames(joined.frames), *joined.description, own=joined.own)
    joined = _join_once(folder, shown, texts, built, with_sample)
    return _with_corrections(joined.frames, *joined.description, own=joined.own)


def _with_corrections(
    frames: Mapping[str, pd.DataFrame], *description: Said, own: frozenset[str] = frozenset()
) -> Data:
    """A file of corrections that cannot be read costs the corrections, not the tables."""
    try:
        done = correct_tables(frames)
    except CannotCorrect as error:
        note: Said = ("corrections.unreadable", {"detail": error.detail})
        return _data(Tables.from_frames(frames), *description, note, own=own)
    return _data(Tables.from_frames(done.tables), *description, own=own, corrections=done.states)


@dataclass(frozen=True)
class _Joined:
    """Tables as read, which they are, and the keys of the notices that the reader added."""

    frames: Mapping[str, pd.DataFrame]
    description: tuple[Said, ...]
    own: frozenset[str]


def _join(folder: Path, shown: str, texts: Files, built: str, with_sample: bool) -> _Joined:
    # Building needs the segmenter and the gazetteer; most starts need neither.
    from analysis.library.renew import renew
    from analysis.library.shipped import merge_shipped, refresh

    shipped = read_tables(folder)
    tables: dict[str, pd.DataFrame] = dict(shipped)
    reproduced: dict[str, Reproduction] = {}
    notes: list[Said] = []
    if texts:
        _build_own(lambda: refresh(paths.NOTICES, paths.NOTICES_STORE), paths.NOTICES_STORE, notes)
    if built:
        _build_own(lambda: renew(paths.STORE), paths.STORE, notes)
    for own, there in ((paths.STORE, built), (paths.NOTICES_STORE, texts)):
        if there and (frames := _read_own(own, notes)):
            tables, again = merge_shipped(tables, frames)
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
    return _Joined(tables, (*description, *notes), added)


# Kept while the reader corrects: every correction lays all of them over the same tables.
_join_once = st.cache_resource(show_spinner=False, max_entries=1)(_join)


def _build_own(build: Callable[[], Report | None], store: Path, notes: list[Said]) -> None:
    """Bring the reader's own tables up to date; what is wrong with them costs them, not the page."""
    try:
        report = _wait_for_others(build)
    except StoreError as error:
        notes.append(explain(error))
        return
    if report and report.set_aside:
        notes.append(("data.set_aside", {"folder": str(store)}))


def _read_own(store: Path, notes: list[Said]) -> dict[str, pd.DataFrame] | None:
    from analysis.library.renew import is_older

    try:
        opened = open_store(store)
        tables = read_tables(store)
    except StoreError as error:
        if (note := explain(error)) not in notes:
            notes.append(note)
        return None
    notes.extend(note_missing(opened))
    if not opened.missing and is_older(opened):
        notes.append(("data.older", {"folder": str(store)}))
    return tables


def _wait_for_others(build: Callable[[], Report | None]) -> Report | None:
    """Build when no other session does: each leaves the tables of all texts there."""
    from analysis.store import FolderInUse

    for _ in range(_TRIES):
        try:
            return build()
        except FolderInUse:
            time.sleep(_PAUSE)
    return build()


def _describe_reproduced(reproduced: Sequence[Reproduction], added: int) -> list[Said]:
    same = [r.notice_id for r in reproduced if r.same]
    other = [f"{r.notice_id} ({', '.join(r.differing_tables)})" for r in reproduced if not r.same]
    description: list[Said] = [("data.reproduced", {"n": len(same)})] if same else [("data.shipped", {})]
    if other:
        description.append(("data.differing", {"notices": "; ".join(other)}))
    return [*description, ("data.added", {"n": added})] if added else description
