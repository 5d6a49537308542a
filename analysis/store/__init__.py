"""Tables on disk: typed frames in and out of a folder, which is always one whole build."""

from analysis.store.errors import DamagedStore, FolderInUse, NewerStore, NoTables, NotOurFolder, StoreError
from analysis.store.folder import locked
from analysis.store.frames import empty_tables, make_frame
from analysis.store.open import Store, fingerprint, open_store
from analysis.store.read import read_tables
from analysis.store.write import write_tables

__all__ = [
    "DamagedStore",
    "FolderInUse",
    "NewerStore",
    "NoTables",
    "NotOurFolder",
    "Store",
    "StoreError",
    "empty_tables",
    "fingerprint",
    "locked",
    "make_frame",
    "open_store",
    "read_tables",
    "write_tables",
]
