"""The user's own store after an update or damage: built again from its texts where they are."""

from __future__ import annotations

from pathlib import Path

from analysis.ingest.build import Report, build
from analysis.ingest.sources import named_sources, program_hash, rules_of
from analysis.limits import MAX_RENEWED
from analysis.read.folders import find_files
from analysis.store import DamagedStore, NoTables, Store, open_store
from analysis.store.contents import Format


def is_older(store: Store) -> bool:
    """Whether an older version of the program or its rules wrote the tables."""
    return bool(store.missing) or rules_of(store) != program_hash()


def renew(folder: Path) -> Report | None:
    """Build older or damaged tables again from the sources of their last build; None where that is not done.

    It is not where they are up to date, where a source is missing, or where there are too many.

    Raises:
        StoreError: there are no tables, a newer version wrote them, or nothing can be written.
    """
    format: Format = "parquet"
    try:
        store = open_store(folder)
        format = store.format
        if not is_older(store):
            return None
    except NoTables:
        return None
    except DamagedStore:
        pass
    sources = named_sources(folder)
    if not sources or not all(source.exists() for source in sources):
        return None
    if len(find_files(sources, without=folder)) > MAX_RENEWED:
        return None
    return build(sources, folder, format=format, quiet=True, own=True)
