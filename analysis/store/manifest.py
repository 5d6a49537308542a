"""The one file that says which parts a store is: small, replaced in one step at the end of a build."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis import __version__
from analysis.schema import SCHEMA_VERSION
from analysis.store.contents import MANIFEST, STORED
from analysis.store.datapackage import NAME
from analysis.store.errors import DamagedStore, NewerStore
from analysis.store.parts import Part, has_parts, sync_folder

FORMAT = 1  # raised when parts or this file change their form


@dataclass(frozen=True)
class Manifest:
    """Parts per table in the order of their rows, and the versions that wrote them.

    rules: checksum of the program that read the sources; empty for tables of another origin. named: the
    files and folders that the build was given, relative to the store.
    """

    parts: dict[str, tuple[Part, ...]]
    columns: dict[str, tuple[str, ...]]
    rules: str = ""
    named: tuple[str, ...] = ()
    schema: int = SCHEMA_VERSION
    version: str = __version__

    @property
    def counts(self) -> dict[str, int]:
        return {name: sum(part.rows for part in parts) for name, parts in self.parts.items()}

    @property
    def files(self) -> set[str]:
        return {part.file for parts in self.parts.values() for part in parts}


def make_manifest(parts: Iterable[Part], rules: str = "", named: Iterable[str] = ()) -> Manifest:
    """The manifest of parts of the present schema, in their order."""
    listed: dict[str, list[Part]] = {name: [] for name in STORED}
    for part in parts:
        listed[part.file.partition("/")[0]].append(part)
    columns = {name: tuple(table.names) for name, table in STORED.items()}
    return Manifest({name: tuple(found) for name, found in listed.items()}, columns, rules, tuple(named))


def put_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the folder's manifest in one step; its parts are there before.

    Raises:
        OSError: it cannot be written; the previous one is unchanged.
    """
    for name in {part.partition("/")[0] for part in manifest.files}:
        sync_folder(folder / name)
    made = folder / f".{MANIFEST}.part"
    try:
        with made.open("wb") as file:
            file.write(json.dumps(_as_dict(manifest), ensure_ascii=False, indent=1).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        made.replace(folder / MANIFEST)
    finally:
        made.unlink(missing_ok=True)
    sync_folder(folder)


def _as_dict(manifest: Manifest) -> dict[str, Any]:
    return {
        "name": NAME,
        "format": FORMAT,
        "schema_version": manifest.schema,
        "version": manifest.version,
        "rule_version": manifest.rules,
        "named": manifest.named,
        "counts": manifest.counts,
        "columns": manifest.columns,
        "tables": {name: [asdict(part) for part in parts] for name, parts in manifest.parts.items()},
    }


def parse_manifest(data: bytes, folder: Path) -> Manifest | None:
    """The manifest in these bytes; None where it is not one of this program.

    Raises:
        NewerStore: a newer version of the program wrote it.
        DamagedStore: it is not as it was written.
    """
    try:
        read = json.loads(data)
    except ValueError as error:
        if has_parts(folder):
            raise DamagedStore(folder, MANIFEST, "cannot be read") from error
        return None
    if not isinstance(read, dict) or read.get("name") != NAME:
        return None
    try:
        if read["format"] > FORMAT or read["schema_version"] > SCHEMA_VERSION:
            raise NewerStore(folder, str(read["version"]))
        return Manifest(
            {name: tuple(Part(**part) for part in parts) for name, parts in read["tables"].items()},
            {name: tuple(columns) for name, columns in read["columns"].items()},
            str(read["rule_version"]),
            tuple(map(str, read["named"])),
            int(read["schema_version"]),
            str(read["version"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DamagedStore(folder, MANIFEST, "is incomplete") from error
