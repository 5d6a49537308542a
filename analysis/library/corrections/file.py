"""corrections.csv in the user's folder: written whole in one step, by one writer at a time."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.library.corrections.correction import FIELDS, Correction, is_sound
from analysis.store import StoreError

_TIMEOUT = 10  # seconds that one writer waits for another
_NEEDED = set(FIELDS) - {"notice_id"}


class CannotCorrect(StoreError):
    """Nothing was written; `code`: not_writable, busy, not_readable, damaged, unfit."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"corrections.csv: {detail}")
        self.code, self.detail = code, detail


def read_corrections(path: Path) -> list[Correction]:
    """Every correction in the order of writing; none where there is no file.

    Raises:
        CannotCorrect: the file is there and cannot be read.
    """
    try:
        return parse_corrections(path.read_bytes())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotCorrect("not_readable", str(error.strerror or error)) from error


def parse_corrections(data: bytes) -> list[Correction]:
    """The corrections in the bytes of a CSV file; its columns may be in any order.

    Raises:
        CannotCorrect: they are no such file.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise CannotCorrect("damaged", f"no CSV in UTF-8: {error}") from error
    for number, row in enumerate(rows, start=1):
        if not set(row) >= _NEEDED or None in row.values() or None in row:
            raise CannotCorrect("damaged", f"row {number} has not the columns {', '.join(FIELDS)}")
    return [Correction(**{name: row.get(name) or "" for name in FIELDS}) for row in rows]


def format_corrections(corrections: Iterable[Correction]) -> bytes:
    """The corrections as the bytes of a CSV file."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([getattr(c, name) for name in FIELDS] for c in corrections)
    return written.getvalue().encode("utf-8", "replace")


def add_corrections(path: Path, added: Iterable[Correction]) -> int:
    """Append those that are not there yet; returns how many.

    Raises:
        CannotCorrect: one does not fit its table, or nothing can be written.
    """
    added = list(dict.fromkeys(added))
    for number, correction in enumerate(added, start=1):
        if not is_sound(correction):
            raise CannotCorrect("unfit", f"row {number} does not fit the table {correction.table!r}")

    def append(there: list[Correction]) -> list[Correction]:
        return there + [c for c in added if c not in there]

    return _rewrite(path, append)


def undo_correction(path: Path, correction: Correction) -> bool:
    """Remove this one; False where it is not there (any more).

    Raises:
        CannotCorrect: nothing can be written.
    """
    return _rewrite(path, lambda there: [c for c in there if c != correction]) < 0


def can_write(path: Path) -> bool:
    """Whether the file, or the nearest folder that is there, can be written."""
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def stamp(path: Path) -> str:
    """Changes when the file changes; empty where there is none. For caches."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_ino}-{status.st_size}-{status.st_mtime_ns}"


def _rewrite(path: Path, change: Callable[[list[Correction]], list[Correction]]) -> int:
    """Write the changed list if it differs; returns by how many it is longer. Read and written under one
    lock: of two sessions neither loses what the other wrote."""
    if not can_write(path):
        raise CannotCorrect("not_writable", f"{path.parent} cannot be written")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=_TIMEOUT):
            there = read_corrections(path)
            changed = change(there)
            if changed != there:
                _replace(path, format_corrections(changed))
            return len(changed) - len(there)
    except Timeout as error:
        raise CannotCorrect("busy", "another session is writing") from error
    except OSError as error:
        raise CannotCorrect("not_writable", str(error.strerror or error)) from error


def _replace(path: Path, data: bytes) -> None:
    """One name for all unfinished files: the next writer overwrites what a killed one left."""
    made = path.with_name(f".{path.name}.part")
    with made.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
