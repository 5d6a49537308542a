"""The user's folder of texts: each text once, added under a safe name, never over another; removed again."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from analysis.read import ReadError, read_bytes, read_file, suffix_of
from analysis.read.quality import mark_of, named_quality
from analysis.read.source import Source
from analysis.text.printable import printable_name

_UNSAFE = re.compile(r"[^\w\-]+")
_LONGEST_STEM = 80  # characters; 240 bytes in UTF-8, below the 255 of common file systems
# Windows opens devices under these names, whatever the suffix.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
_UNFINISHED = ".*.part"
_TIMEOUT = 10  # seconds that one writer waits for another


class CannotKeep(RuntimeError):
    """The text was not written; `code`: not_writable, busy or altered (it would be read back different)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Kept:
    """The file of a kept text; `is_new` is False where it was there before."""

    path: Path
    is_new: bool


def keep_text(source: Source, folder: Path) -> Kept:
    """Write the decoded text as UTF-8 into `folder`, or find it there.

    The file is named after `source.name`, and its name states the quality. Its text has the checksum of
    `source`: offsets stay valid.

    Raises:
        CannotKeep: the text was not written.
    """
    data = _encoded(source)
    lock = FileLock(folder.with_name(f".{folder.name}.adding.lock"), timeout=_TIMEOUT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock:
            _remove_unfinished(folder)
            if there := find_text(source.sha256, folder):
                return Kept(there, is_new=False)
            return Kept(_put(data, folder, safe_stem(source.name), mark_of(source.quality)), is_new=True)
    except Timeout as error:
        raise CannotKeep("busy") from error
    except OSError as error:
        raise CannotKeep("not_writable", str(error.strerror or error)) from error


def find_text(sha256: str, folder: Path) -> Path | None:
    """The file of `folder` whose text has this checksum."""
    for path in kept_files(folder):
        try:
            if read_file(path).sha256 == sha256:
                return path
        except ReadError:
            continue
    return None


def kept_files(folder: Path) -> list[Path]:
    """The files directly in `folder` that are not hidden, by name."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def remove_text(name: str, folder: Path) -> bool:
    """Remove the file with this printable name from `folder`; False where there is none (any more).

    Raises:
        CannotKeep: the file cannot be removed.
    """
    path = next((path for path in kept_files(folder) if printable_name(path.name) == name), None)
    if path is None:
        return False
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CannotKeep("not_writable", str(error.strerror or error)) from error
    return True


def safe_stem(name: str) -> str:
    """A file's stem of letters, digits, - and _ for any name: no folders, no devices, never hidden."""
    path = PurePosixPath(name.replace("\\", "/"))
    stem = path.stem if suffix_of(path) else path.name
    stem = stem.removesuffix(mark_of(named_quality(path.name)))
    safe = _UNSAFE.sub("_", unicodedata.normalize("NFC", stem))[:_LONGEST_STEM].strip("_-")
    while len(safe.encode()) > 3 * _LONGEST_STEM:
        safe = safe[:-1]
    return f"{safe}_text" if not safe or _DEVICES.fullmatch(safe) else safe


def _encoded(source: Source) -> bytes:
    # The mark protects a first character that is one itself, and shows every program that this is UTF-8.
    try:
        data = source.text.encode("utf-8-sig")
        same = read_bytes(data, name="text.txt").sha256 == source.sha256
    except (UnicodeEncodeError, ReadError) as error:
        raise CannotKeep("altered") from error
    if not same:
        raise CannotKeep("altered")
    return data


def _put(data: bytes, folder: Path, stem: str, mark: str) -> Path:
    """Write the whole file under a free name in one step."""
    made = folder / f".{stem}.{os.getpid()}.part"
    try:
        with made.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        for number in count(1):
            target = folder / (f"{stem}{mark}.txt" if number == 1 else f"{stem}-{number}{mark}.txt")
            if _link(made, target):
                return target
    finally:
        made.unlink(missing_ok=True)
    raise AssertionError("unreachable")


def _remove_unfinished(folder: Path) -> None:
    """Remove what killed writers left; call only while nobody else writes."""
    for part in folder.glob(_UNFINISHED):
        part.unlink(missing_ok=True)


def _link(made: Path, target: Path) -> bool:
    """Name the file, unless another file has that name."""
    try:
        os.link(made, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if target.exists():
            return False
        made.rename(target)
    return True
