"""Named files and folders to the list of files a build reads."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analysis.read import suffix_of

# What operating systems and office programs leave behind; nobody put it there to be read.
_LITTER = {"thumbs.db", "desktop.ini", "icon\r", "__macosx"}

# An id stands in keys (`<id>#<seq>`), URLs and file names: letters of any script, digits, - _ and .
_UNSAFE = re.compile(r"[^\w.\-]+")


class NoSuchSource(ValueError):
    """A named file or folder does not exist."""


@dataclass(frozen=True)
class Found:
    """One file to read: where it is, what the tables call it, and the key its notice gets."""

    path: Path
    name: str
    notice_id: str


def find_files(sources: Iterable[str | Path], *, without: Path | None = None) -> list[Found]:
    """Every file of the named files and folders, once, sorted by name; raises NoSuchSource.

    Hidden files and system litter inside folders are passed over; every other file is listed,
    readable or not. `without` is a folder not to walk into (the tables' own).
    A file is named by its path below the named folder; names that two files share are lengthened
    by the folders above them. Its notice_id is its stem with unsafe characters made `_`; of files
    with one stem the first by name keeps it and the others get -2, -3, ...
    """
    paths: dict[Path, PurePosixPath] = {}
    for source in map(Path, sources):
        if not os.path.lexists(source):
            raise NoSuchSource(f"There is no file or folder {source}.")
        for path, name in _below(source, without):
            paths.setdefault(_absolute(path), name)
    named = sorted((name, path) for path, name in _distinct(paths).items())
    ids = _ids([name for name, _ in named])
    return [Found(path, name, notice_id) for (name, path), notice_id in zip(named, ids, strict=True)]


def _absolute(path: Path) -> Path:
    # The folder's links are followed, the file's own is not: two links are two sources.
    return path.parent.resolve() / path.name


def _below(source: Path, without: Path | None) -> Iterator[tuple[Path, PurePosixPath]]:
    if not source.is_dir():
        yield source, PurePosixPath(source.name)
        return
    seen: set[Path] = {without.resolve()} if without else set()
    errors: list[OSError] = []
    for folder, folders, files in os.walk(source, followlinks=True, onerror=errors.append):
        if (real := Path(folder).resolve()) in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(f for f in folders if not _is_litter(f))
        for file in files:
            if not _is_litter(file):
                path = Path(folder, file)
                yield path, PurePosixPath(path.relative_to(source).as_posix())
    for error in errors:
        path = Path(str(error.filename))
        yield path, PurePosixPath(path.relative_to(source).as_posix() if path != source else source.name)


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _distinct(paths: dict[Path, PurePosixPath]) -> dict[Path, str]:
    names = {path: str(name) for path, name in paths.items()}
    while True:
        sharing: dict[str, list[Path]] = defaultdict(list)
        for path, name in names.items():
            sharing[name].append(path)
        clashes = [path for group in sharing.values() if len(group) > 1 for path in group]
        if not clashes:
            return names
        for path in clashes:
            depth = len(PurePosixPath(names[path]).parts) + 1
            names[path] = PurePosixPath(*path.parts[-depth:]).as_posix()


def _ids(names: list[str]) -> list[str]:
    stems = [_slug(PurePosixPath(name)) for name in names]
    # The plain stems are given out first, so that a file really called x-2 keeps its name.
    taken, ids = set(stems), []
    used: set[str] = set()
    for stem in stems:
        notice_id, number = stem, 1
        while notice_id in used or (number > 1 and notice_id in taken):
            number += 1
            notice_id = f"{stem}-{number}"
        used.add(notice_id)
        ids.append(notice_id)
    return ids


def _slug(name: PurePosixPath) -> str:
    stem = name.stem if suffix_of(name) else name.name
    return _UNSAFE.sub("_", unicodedata.normalize("NFC", stem)).strip("_.") or "notice"
