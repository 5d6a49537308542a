"""What a folder of tables is: a descriptor with the program's name, and one CSV or Parquet file per table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, get_args

from analysis.schema import TABLES
from analysis.store import datapackage

Format = Literal["csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

MANIFEST = "build.json"  # what the last build read
OWN_FILES = {datapackage.FILE, MANIFEST} | {f"{name}.{format_}" for name in TABLES for format_ in FORMATS}


def parse_descriptor(data: bytes) -> dict[str, Any] | None:
    """The descriptor in these bytes of `datapackage.json`; None where it is not one of this program."""
    try:
        described = json.loads(data)
    except ValueError:
        return None
    ours = isinstance(described, dict) and described.get("name") == datapackage.NAME
    return described if ours else None


def read_descriptor(folder: Path) -> dict[str, Any] | None:
    """The folder's descriptor; None where the folder contains no tables of this program."""
    try:
        return parse_descriptor((folder / datapackage.FILE).read_bytes())
    except OSError:
        return None


def table_file(folder: Path, table: str) -> tuple[Path, Format] | None:
    """The file of one table and its format; None where the folder does not contain the table."""
    for format_ in FORMATS:
        if (path := folder / f"{table}.{format_}").is_file():
            return path, format_
    return None
