"""What a folder of tables is, by its descriptor with the program's name.

CSV: `datapackage.json` and a file per table. Parquet: `manifest.json` and a folder of parts per table. Older
folders have one Parquet file per table and `datapackage.json`; they are still read.
"""

from __future__ import annotations

from typing import Literal, get_args

from analysis.schema import TABLES, Column, Table
from analysis.store import datapackage

Format = Literal["csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

MANIFEST = "manifest.json"  # of a folder of parts
READ = "build.json"  # what the last build read, beside tables as CSV
JOURNAL = ".journal"  # what an unfinished build has read

# One row per file that was read; a table of the store only, for it is about this machine.
SOURCES = Table(
    "sources",
    (
        Column("source", "string", required=True),
        Column("place", "string", required=True),  # path relative to the store
        Column("member", "string"),  # name in the archive at `place`
        Column("notice_id", "string", required=True),
        Column("size", "integer", required=True),
        Column("mtime_ns", "integer", required=True),
        Column("sha256", "string"),  # of the text
        Column("file_sha256", "string"),  # of the file's bytes
        Column("reason", "string"),
        Column("detail", "string"),
    ),
    key=("source",),
)

STORED = {**TABLES, "sources": SOURCES}

# What a build replaces; everything else in the folder is the user's.
OWN_FILES = {datapackage.FILE, READ, MANIFEST, JOURNAL}
OWN_FILES |= {f"{name}.{format_}" for name in TABLES for format_ in FORMATS}
