"""The reader's own tables, brought up to date and opened; what is wrong with them costs them alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.store import FolderInUse, NoTables, Store, StoreError, open_store
from dashboard.shell.unreadable import Said, explain, note_missing

if TYPE_CHECKING:
    from analysis.ingest.build import Report

# Building a thousand texts takes a minute or two.
_TRIES, _PAUSE = 600, 0.2


def build_own(*, with_texts: bool, with_store: bool, notes: list[Said]) -> None:
    """Build the tables of the reader's texts, and older or damaged ones of the reader's builds."""
    # Building needs the segmenter and the gazetteer; most starts need neither.
    from analysis.library.renew import renew
    from analysis.library.shipped import refresh

    if with_texts:
        _build(lambda: refresh(paths.NOTICES, paths.NOTICES_STORE), paths.NOTICES_STORE, notes)
    if with_store:
        _build(lambda: renew(paths.STORE), paths.STORE, notes)


def _build(build: Callable[[], Report | None], store: Path, notes: list[Said]) -> None:
    try:
        report = _wait_for_others(build)
    except StoreError as error:
        notes.append(explain(error))
        return
    if report and report.set_aside:
        notes.append(("data.set_aside", {"folder": str(store)}))


def _wait_for_others(build: Callable[[], Report | None]) -> Report | None:
    """Build when no other session does: each leaves the tables of all texts there."""
    for _ in range(_TRIES):
        try:
            return build()
        except FolderInUse:
            time.sleep(_PAUSE)
    return build()


def open_own(folders: Iterable[Path], notes: list[Said]) -> Iterator[Store]:
    """The stores that can be opened; notes about the others, and about what is missing in these."""
    from analysis.library.renew import is_older

    for folder in folders:
        try:
            store = open_store(folder)
        except NoTables:
            continue
        except StoreError as error:
            if (note := explain(error)) not in notes:
                notes.append(note)
            continue
        notes.extend(note_missing(store))
        if not store.missing and is_older(store):
            notes.append(("data.older", {"folder": str(folder)}))
        yield store
