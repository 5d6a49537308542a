"""Columns of numbers: in memory, or in files of which only what is asked for is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.integer[Any]]


class Column(Protocol):
    """Read by slices."""

    @property
    def dtype(self) -> np.dtype[Any]: ...

    def __getitem__(self, part: slice, /) -> Numbers: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True)
class FileColumn:
    """A column in a file. Not mapped into memory, where everything read would stay."""

    path: Path
    dtype: np.dtype[Any]
    length: int

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, part: slice, /) -> Numbers:
        first, last, _ = part.indices(self.length)
        return np.fromfile(self.path, self.dtype, max(0, last - first), offset=first * self.dtype.itemsize)


def read_parts(column: Column, parts: Sequence[tuple[int, int]]) -> Numbers:
    """The values from the one to before the other of each part, one after another."""
    if not isinstance(column, FileColumn):
        return np.concatenate([column[:0], *(column[first:last] for first, last in parts)])
    if len(parts) == 1:
        return column[slice(*parts[0])]
    nothing = np.zeros(0, column.dtype)
    if not len(column):
        return nothing
    # Until it is copied: faster than to read each.
    mapped = np.asarray(np.memmap(column.path, column.dtype, "r"))
    return np.concatenate([nothing, *(mapped[first:last] for first, last in parts)])


@dataclass(frozen=True)
class Place:
    """Where columns are made: in a folder, one file each, or in memory."""

    folder: Path | None

    def write(self, name: str, values: Numbers) -> Column:
        return values if self.folder is None else self._write(self.folder, name, values)

    def _write(self, folder: Path, name: str, values: Numbers) -> Column:
        path = _path(folder, name, values.dtype)
        values.tofile(path)
        return FileColumn(path, values.dtype, len(values))

    def empty(self, name: str, dtype: np.dtype[Any], length: int) -> Numbers:
        """A column to be filled."""
        if self.folder is None or not length:
            return np.empty(length, dtype)
        return np.memmap(_path(self.folder, name, dtype), dtype, "w+", shape=(length,))

    def forget(self, column: Column) -> None:
        if isinstance(column, FileColumn):
            column.path.unlink()


def columns_in(folder: Path) -> dict[str, Column]:
    """The columns that were made in a folder, by name."""
    found: dict[str, Column] = {}
    for path in folder.glob("*.u[1248]"):
        dtype = np.dtype(path.suffix[1:])
        found[path.stem] = FileColumn(path, dtype, path.stat().st_size // dtype.itemsize)
    return found


def _path(folder: Path, name: str, dtype: np.dtype[Any]) -> Path:
    return folder / f"{name}.{dtype.str[1:]}"


def smallest(values: Numbers) -> Numbers:
    """The same numbers, none negative, in as few bytes each as the largest needs."""
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))
