"""A folder of tables to typed frames, never from two builds at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.schema import TABLES, Table
from analysis.store.arrow import fit, to_frame
from analysis.store.errors import DamagedStore, StoreError
from analysis.store.find import PAUSE, find_build
from analysis.store.frames import from_text, make_frame
from analysis.store.open import TIMEOUT, Store, open_store

_ROWS_AT_ONCE = 100_000


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """Every table of the schema, typed by it, all of one build; dates stay ISO strings.

    What an older version did not write is absent.

    Raises:
        StoreError: there are no tables in the folder, a newer version wrote them, or they are damaged.
    """
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        store = open_store(folder)
        try:
            tables = {name: read_table(store, table) for name, table in TABLES.items()}
        except (OSError, ValueError) as error:
            if _is_current(store, folder):
                raise StoreError(f"The tables in {folder} cannot be read: {error}") from error
        else:
            if _is_current(store, folder):
                return tables
        time.sleep(PAUSE)
    raise StoreError(f"The tables in {folder} are being replaced all the time; none could be read whole.")


def _is_current(store: Store, folder: str | Path) -> bool:
    found = find_build(Path(folder))
    return found is not None and found.identity == store.identity


def read_table(store: Store, table: Table) -> pd.DataFrame:
    """One table as a frame."""
    frames = list(frames_of(store, table))
    if not frames:
        return make_frame(table, [])
    return pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]


def frames_of(store: Store, table: Table) -> Iterator[pd.DataFrame]:
    """The table's rows in their order, some at once."""
    for path in store.parts(table.name):
        if store.format == "parquet":
            yield to_frame(read_part(path, table))
        else:
            yield from _read_csv(path, table, store)


def read_part(path: Path, table: Table) -> pa.Table:
    """The rows of a Parquet file in the columns of the schema."""
    with pq.ParquetFile(path) as file:
        return fit(table, file.read())


def _read_csv(path: Path, table: Table, store: Store) -> Iterator[pd.DataFrame]:
    unknown = [name for name in table.names if name not in store.columns[table.name]]
    options: dict[str, Any] = {"dtype": "str", "keep_default_na": False, "encoding": "utf-8"}
    try:
        with pd.read_csv(path, chunksize=_ROWS_AT_ONCE, **options) as texts:
            for some in texts:
                yield from_text(table, some.assign(**dict.fromkeys(unknown, "")))
    except ValueError as error:
        raise DamagedStore(store.folder, path.name, f"does not fit its table ({error})") from error
