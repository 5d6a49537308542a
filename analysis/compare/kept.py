"""What is made once of large tables and kept as files: folders that appear whole.

One process makes a folder, others wait for it. A folder that was removed, or whose files are not as they were
written, is made again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.store import StoreError
from analysis.store.parts import checksum, verify_file

_LIST = "files.json"  # per file its size and checksum
_PAUSE = 0.2  # seconds between two looks whether another process has made it


def once(folder: Path, make: Callable[[Path], None]) -> None:
    """Let `make` write the files of the folder, unless they are there."""
    while not is_whole(folder):
        try:
            with making(folder.parent, timeout=_PAUSE):
                if not is_whole(folder):
                    _make(folder, make)
        except Timeout:
            continue


@contextmanager
def making(place: Path, *, timeout: float = -1) -> Iterator[None]:
    """While this process alone makes folders in the place.

    Raises:
        Timeout: another one did, for so many seconds.
    """
    place.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place / ".making.lock", is_singleton=True)  # which one thread may acquire twice
    with lock.acquire(timeout=timeout):
        yield


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    made = folder.with_name(f".{folder.name}.next")
    for left in (made, folder):  # by a process that was killed, or damaged
        shutil.rmtree(left, ignore_errors=True)
    made.mkdir()
    make(made)
    listed = {path.name: [path.stat().st_size, checksum(path)] for path in sorted(made.iterdir())}
    with (made / _LIST).open("w", encoding="utf-8") as file:
        json.dump(listed, file)
        file.flush()
        os.fsync(file.fileno())
    made.rename(folder)


def is_whole(folder: Path) -> bool:
    """Whether all files are there with their sizes."""
    try:
        return all((folder / name).stat().st_size == size for name, (size, _) in _files(folder).items())
    except (OSError, ValueError, TypeError):
        return False


def remove_damaged(folder: Path) -> None:
    """Remove the folder where a file is not as it was written."""
    with suppress(OSError, ValueError, TypeError):
        try:
            for name, (size, sha256) in _files(folder).items():
                verify_file(folder, name, size, sha256)
        except StoreError:
            shutil.rmtree(folder, ignore_errors=True)


def _files(folder: Path) -> dict[str, tuple[int, str]]:
    listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    return {str(name): (int(size), str(sha256)) for name, (size, sha256) in listed.items()}
