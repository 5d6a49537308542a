"""Where the tables and the texts lie, and the one cached way to open them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from analysis import paths
from analysis.compare.notice_order import order_notices
from analysis.compare.options import Options, invented_notice_ids, list_options
from analysis.compare.tables import Tables
from analysis.library.corrections import CannotCorrect, State
from analysis.library.corrections.file import stamp
from analysis.store import fingerprint, open_store
from dashboard.i18n.labels import mark_names
from dashboard.i18n.translator import Translator
from dashboard.shell.joined import Joined, join
from dashboard.shell.kept_names import names_in_language, names_of_notices
from dashboard.shell.own_stores import build_own, open_own
from dashboard.shell.read_only import count_unbuilt, is_read_only
from dashboard.shell.texts import Files, files_of, texts_in
from dashboard.shell.unreadable import Said, note_missing
from locales import languages

if TYPE_CHECKING:
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

    description: which tables they are (locale keys with their values). options: what can be chosen.
    names: notice_id -> short name, in the order of every page (analysis.compare.notice_order). invented:
    notice_ids of the samples. own: those that the reader added. corrections: what became of each correction
    in these tables; none where they are shown as read. offers_sample: whether there are invented notices
    among these tables, which the reader may include.
    """

    tables: Tables
    description: tuple[Said, ...]
    options: Options
    names: dict[str, str]
    invented: frozenset[str]
    own: frozenset[str] = frozenset()
    corrections: tuple[State, ...] = ()
    offers_sample: bool = False
    _named: dict[str, dict[str, str]] = field(default_factory=dict)

    def names_in(self, tr: Translator) -> dict[str, str]:
        """notice_id -> name as pages in this language show it; made once, for they may be many."""
        if tr.language not in self._named:
            names = names_in_language(self.tables, self.names, tr.language)
            self._named[tr.language] = mark_names(names, tr, invented=self.invented, own=self.own)
        return self._named[tr.language]


def _data(
    tables: Tables,
    *description: Said,
    own: frozenset[str] = frozenset(),
    corrections: tuple[State, ...] = (),
) -> Data:
    names = names_of_notices(tables)
    invented = _invented(tables)
    tables.note_own(own)
    ordered = {notice_id: names[notice_id] for notice_id in order_notices(tables)}
    return Data(tables, description, list_options(tables), ordered, invented, own, corrections)


def _invented(tables: Tables) -> frozenset[str]:
    """Recognised by their texts, too: samples that the reader added to the notices are invented."""
    return invented_notice_ids(tables, texts_in(paths.SAMPLE))


def are_named() -> bool:
    """Whether the reader named the folder of tables to show."""
    return bool(os.environ.get(TABLES_VARIABLE))


def closed_pages() -> frozenset[str]:
    """The pages that the navigation leaves out: nothing can be added to tables that are shown alone."""
    return frozenset({"add"}) if are_named() or is_read_only() else frozenset()


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
        return _open_folder(folder, shown, ("data.own", {}), corrected, with_sample)
    texts, built = files_of(paths.NOTICES), fingerprint(paths.STORE)
    if not texts and not built and not with_sample:
        return _open_folder(folder, shown, ("data.shipped", {}), corrected, with_sample)
    as_built = fingerprint(paths.NOTICES_STORE) or "nothing" if is_read_only() else ""
    return _open_joined(folder, shown, texts, built, with_sample, as_built, corrected)


@st.cache_resource(show_spinner=False, max_entries=4)
def _open_folder(folder: Path, shown: str, description: Said, corrected: str, with_sample: bool) -> Data:
    """Invented notices among others are shown where the reader asks for them."""
    store = open_store(folder)
    joined, notes = join([store]), note_missing(store)
    invented = _invented(joined.tables)
    some = 0 < len(invented) < list_options(joined.tables).notices
    if some and not with_sample:
        joined = joined.without(invented)
    data = _with_corrections(joined, description, *notes, corrected=corrected)
    return replace(data, offers_sample=some)


@st.cache_resource(show_spinner=_READING, max_entries=4)
def _open_joined(
    folder: Path, shown: str, texts: Files, built: str, with_sample: bool, as_built: str, corrected: str
) -> Data:
    open_ = _join_once if corrected else _join
    joined, description = open_(folder, shown, texts, built, with_sample, as_built)
    return _with_corrections(joined, *description, corrected=corrected)


def _with_corrections(joined: Joined, *description: Said, corrected: str) -> Data:
    """A file of corrections that cannot be read costs the corrections, not the tables."""
    if not corrected:
        return _data(joined.tables, *description, own=joined.own)
    try:
        tables, done = joined.corrected()
    except CannotCorrect as error:
        note: Said = ("corrections.unreadable", {"detail": error.detail})
        return _data(joined.tables, *description, note, own=joined.own)
    return _data(tables, *description, own=joined.own, corrections=done.states if done else ())


def _join(
    folder: Path, shown: str, texts: Files, built: str, with_sample: bool, as_built: str
) -> tuple[Joined, tuple[Said, ...]]:
    """`as_built`: which tables of the texts there are, where none are built; else empty."""
    notes: list[Said] = []
    if as_built:
        if unbuilt := count_unbuilt(texts, paths.NOTICES, paths.NOTICES_STORE):
            notes.append(("data.unbuilt", {"n": unbuilt}))
    else:
        build_own(with_texts=bool(texts), with_store=bool(built), notes=notes)
    own = [place for place, there in ((paths.STORE, built), (paths.NOTICES_STORE, texts)) if there]
    stores = [open_store(folder), *open_own(own, notes)]
    if not with_sample:
        joined = join(stores)
        return joined, (*_describe_reproduced(joined.reproduced, len(joined.own)), *notes)
    # Building needs the segmenter and the gazetteer; most starts need neither.
    from analysis.library.shipped import refresh

    with tempfile.TemporaryDirectory() as made:
        refresh(paths.SAMPLE, Path(made) / "tables")
        joined = join(stores, samples=Path(made) / "tables")
    description = _describe_reproduced(joined.reproduced, len(joined.own))
    return joined, (*description, *notes, ("data.sample_shown", {}))


# Kept while the reader corrects: every correction lays all of them over the same tables.
_join_once = st.cache_resource(show_spinner=False, max_entries=1)(_join)


def _describe_reproduced(reproduced: Sequence[Reproduction], added: int) -> list[Said]:
    same = [r.notice_id for r in reproduced if r.same]
    other = [f"{r.notice_id} ({', '.join(r.differing_tables)})" for r in reproduced if not r.same]
    description: list[Said] = [("data.reproduced", {"n": len(same)})] if same else [("data.shipped", {})]
    if other:
        description.append(("data.differing", {"notices": "; ".join(other)}))
    return [*description, ("data.added", {"n": added})] if added else description
