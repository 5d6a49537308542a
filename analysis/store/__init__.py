"""Tables on disk: typed frames in and out of a folder, which is always one whole build."""

from analysis.store.folder import FolderInUse, NotOurFolder, StoreError, locked
from analysis.store.frames import empty_tables, make_frame
from analysis.store.read import fingerprint, read_tables
from analysis.store.write import write_tables

__all__ = [
    "FolderInUse",
    "NotOurFolder",
    "StoreError",
    "empty_tables",
    "fingerprint",
    "locked",
    "make_frame",
    "read_tables",
    "write_tables",
]
