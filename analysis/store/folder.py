"""A folder that changes as a whole: written next to its place, then exchanged with it in one step.

Next to `tables` are `.tables.lock` (locked by the one writer), `.tables.next` (being written) and,
only where the system cannot exchange two folders, `.tables.previous` for an instant.
A process killed at any moment leaves the folder with all of its old files or all of its new ones.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.store.contents import OWN_FILES, STORED
from analysis.store.errors import FolderInUse, NotOurFolder, StoreError
from analysis.store.find import is_ours, lock_of, next_to, previous_of
from analysis.store.parts import has_parts, sync_folder

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def locked(folder: Path) -> Iterator[Path]:
    """The folder's real path, for its only writer; what a killed build left is repaired first.

    Raises:
        FolderInUse: another build is writing there.
        NotOurFolder: the folder contains something else, which would be overwritten.
        StoreError: nothing can be written there.
    """
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_of(folder), timeout=0)
        lock.acquire()
    except Timeout as error:
        raise FolderInUse(f"Another build is writing to {folder}; nothing was written.") from error
    except OSError as error:
        raise StoreError(f"Nothing can be written to {folder.parent}: {error.strerror}.") from error
    try:
        recover(folder)
        _refuse_other_files(folder)
        yield folder
    finally:
        lock.release()


def recover(folder: Path) -> None:
    """Undo what a killed build left next to the folder; call only while it is locked."""
    if previous_of(folder).exists():
        if folder.exists():
            shutil.rmtree(previous_of(folder))
        else:
            previous_of(folder).rename(folder)
    shutil.rmtree(next_to(folder), ignore_errors=True)


def _refuse_other_files(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotOurFolder(f"{folder} is a file; tables need a folder.")
    visible = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    if visible and not is_ours(folder):
        raise NotOurFolder(
            f"{folder} is not empty and contains no tables of this program; name another folder."
        )


def replace(folder: Path, made: Path) -> None:
    """Replace the folder by `made`; other files in it are copied over, the old tables removed last."""
    if folder.exists():
        _copy_other_files(folder, made)
        shutil.copymode(folder, made)
    sync_folder(made)
    if not folder.exists():
        made.rename(folder)
    elif not _exchange(made, folder):
        folder.rename(previous_of(folder))
        made.rename(folder)
    sync_folder(folder.parent)
    shutil.rmtree(made, ignore_errors=True)
    shutil.rmtree(previous_of(folder), ignore_errors=True)


def _copy_other_files(folder: Path, made: Path) -> None:
    parts = set(STORED) if has_parts(folder) else set()
    for entry in folder.iterdir():
        if entry.name in OWN_FILES or entry.name in parts:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, made / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, made / entry.name, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    # Kernels or file systems without the call; anything else is a failure.
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
