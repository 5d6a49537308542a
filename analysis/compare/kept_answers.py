"""Answers about large tables that took long, kept as files for later starts: each with a checksum."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pandas as pd

_SLOW = 0.03  # seconds from which an answer is kept
_LARGE = 5_000_000  # bytes from which it is not
_MOST = 500  # files, beyond which the oldest are removed
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True)
class KeptAnswers:
    """folder: of the same tables and the same program."""

    folder: Path

    def once(self, key: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """What `make` returns, from its file where there is a whole one."""
        path = self.folder / hashlib.sha256(key.encode()).hexdigest()[:32]
        if (kept := _read(path)) is not None:
            return kept
        began = perf_counter()
        made = make()
        if perf_counter() - began > _SLOW:
            with suppress(OSError):  # nothing can be written there
                self._write(path, made)
        return made

    def _write(self, path: Path, answer: pd.DataFrame) -> None:
        data = _to_bytes(answer)
        if data is None or len(data) > _LARGE:
            return
        if not self.folder.exists():
            for other in self.folder.parent.glob("answers-*"):  # of another program
                shutil.rmtree(other, ignore_errors=True)
            self.folder.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f".{path.name}.{os.getpid()}")
        made.write_bytes(hashlib.sha256(data).digest() + data)
        made.replace(path)
        files = sorted(self.folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        for old in files[:-_MOST]:
            old.unlink(missing_ok=True)


def _read(path: Path) -> pd.DataFrame | None:
    """None where there is no such file, or it is not as it was written."""
    try:
        read = path.read_bytes()
    except OSError:
        return None
    data = read[_DIGEST:]
    return pd.read_parquet(io.BytesIO(data)) if hashlib.sha256(data).digest() == read[:_DIGEST] else None


def _to_bytes(answer: pd.DataFrame) -> bytes | None:
    """The answer as Parquet; None where it would be read with other cells or types."""
    file = io.BytesIO()
    try:
        answer.to_parquet(file)
    except (ValueError, TypeError):  # Arrow has no such type, or the cells of a column have several
        return None
    again = pd.read_parquet(io.BytesIO(file.getvalue()))
    is_same = again.dtypes.equals(answer.dtypes) and again.equals(answer)
    return file.getvalue() if is_same and "object" not in map(str, answer.dtypes) else None
