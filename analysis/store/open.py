"""Opening a folder of tables: which version wrote it, and whether every file is as it was written."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.schema import SCHEMA_VERSION, TABLES
from analysis.store import datapackage
from analysis.store.contents import JOURNAL, MANIFEST, STORED, Format
from analysis.store.errors import DamagedStore, NewerStore, NoTables, StoreError
from analysis.store.find import PAUSE, FoundBuild, find_build, parse_descriptor
from analysis.store.manifest import Manifest, parse_manifest
from analysis.store.parts import has_parts, verify_file

# Opening begins again where a build ended meanwhile, for this many seconds.
TIMEOUT = 30.0


@dataclass(frozen=True)
class Store:
    """A folder of tables that were verified when it was opened.

    files: per table its files in the order of rows, relative to the folder. columns: those that they have.
    manifest: of a folder of parts. counts: rows per table, known of a folder of parts only.
    """

    folder: Path
    format: Format
    files: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    schema: int
    rules: str
    version: str
    identity: tuple[str, int, int]
    manifest: Manifest | None = None

    def parts(self, table: str) -> list[Path]:
        """The files of one table, all of one format; none where it has no rows or is unknown."""
        return [self.folder / file for file in self.files.get(table, ())]

    @property
    def counts(self) -> dict[str, int]:
        return self.manifest.counts if self.manifest else {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Tables and columns of the schema that an older version did not write: `events`, `issues.focus`."""
        return tuple(
            name if name not in self.columns else f"{name}.{column}"
            for name, table in TABLES.items()
            for column in (table.names if name in self.columns else [""])
            if column not in self.columns.get(name, ())
        )

    @property
    def note(self) -> str:
        """One sentence about what older tables lack; empty where nothing is missing."""
        if not self.missing:
            return ""
        return (
            f"The tables in {self.folder} were written by an older version of this program and lack "
            f"{', '.join(self.missing)}; build them again from their texts."
        )


def open_store(folder: str | Path) -> Store:
    """The tables of a folder, verified: versions, and presence, sizes and checksums of all files.

    What an older version did not write is listed in `missing`; readers show it as unknown.

    Raises:
        NoTables: there are none.
        NewerStore: a newer version of the program wrote them.
        DamagedStore: a file is missing or has changed since it was written.
    """
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        found = find_build(Path(folder))
        if found is None:
            raise _nothing(Path(folder))
        try:
            return _verified(found)
        except StoreError:
            again = find_build(Path(folder))
            if again is not None and again.identity == found.identity:
                raise
        time.sleep(PAUSE)
    raise StoreError(f"The tables in {folder} are being replaced all the time; none could be opened.")


def _nothing(folder: Path) -> StoreError:
    # Parts without a manifest are a first build that goes on, or are all that is left of a store.
    if has_parts(folder) and not (folder / JOURNAL).is_dir():
        return DamagedStore(folder, MANIFEST, "is missing")
    return NoTables(folder)


def _verified(found: FoundBuild) -> Store:
    if found.file == MANIFEST:
        return _of_parts(found)
    return _of_package(found)


def _of_parts(found: FoundBuild) -> Store:
    manifest = parse_manifest(found.data, found.folder)
    assert manifest is not None  # it was found by its name
    parts = [part for parts in manifest.parts.values() for part in parts]
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # checksums are counted outside Python's lock
        list(threads.map(lambda part: verify_file(found.folder, part.file, part.bytes, part.sha256), parts))
    files = {name: tuple(part.file for part in parts) for name, parts in manifest.parts.items()}
    return Store(
        found.folder,
        "parquet",
        files,
        manifest.columns,
        manifest.schema,
        manifest.rules,
        manifest.version,
        found.identity,
        manifest,
    )


def _of_package(found: FoundBuild) -> Store:
    described = parse_descriptor(found.data) or {}
    try:
        schema = int(described.get("schema_version", 1))
        if schema > SCHEMA_VERSION:
            raise NewerStore(found.folder, str(described.get("version")))
        resources = list(_resources(described))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedStore(found.folder, datapackage.FILE, "is incomplete") from error
    for _, file, size, sha256, _ in resources:
        verify_file(found.folder, file, size, sha256)
    return Store(
        found.folder,
        "parquet" if any(file.endswith(".parquet") for _, file, *_ in resources) else "csv",
        {name: (file,) for name, file, *_ in resources},
        {name: columns for name, *_, columns in resources},
        schema,
        "",
        str(described.get("version", "")),
        found.identity,
    )


def _resources(described: dict[str, Any]) -> Iterator[tuple[str, str, int, str, tuple[str, ...]]]:
    """Per table its name, file, size, checksum and columns."""
    for one in described["resources"]:
        columns = tuple(field["name"] for field in one["schema"]["fields"])
        if one["name"] in STORED:
            yield one["name"], one["path"], int(one["bytes"]), one["hash"].removeprefix("sha256:"), columns


def fingerprint(folder: str | Path) -> str:
    """Changes when the tables in the folder change; empty where there are none. For caches."""
    found = find_build(Path(folder))
    if found is None:
        return ""
    return "-".join(map(str, (*found.identity, *_stamps(found))))


def _stamps(found: FoundBuild) -> Iterator[int]:
    """Sizes and times of tables as one file each, which change when a table is edited by hand."""
    described = parse_descriptor(found.data) or {}
    for one in described.get("resources", []):
        with suppress(OSError, KeyError, TypeError):  # replaced since the build was found
            status = (found.folder / one["path"]).stat()
            yield from (status.st_size, status.st_mtime_ns)
