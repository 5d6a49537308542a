"""Named files and folders to the list of files a build reads."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analysis.read import ARCHIVE, ReadError, suffix_of
from analysis.read.archive import open_archive
from analysis.read.ignored_files import is_ignored
from analysis.text.printable import printable_name

# An id is part of keys (`<id>#<seq>`), URLs and file names: letters of any script, digits, - _ and .
_UNSAFE = re.compile(r"[^\w.\-]+")


# A file, or one file of an archive.
_Place = tuple[Path, str | None]


class NoSuchSource(ValueError):
    """A named file or folder does not exist."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: where it is, what the tables call it, and the key its notice gets."""

    path: Path
    name: str
    notice_id: str
    member: str | None = None  # the file's name in the zip archive at `path`


def find_files(sources: Iterable[str | Path], *, without: Path | None = None) -> list[Found]:
    """Every file of the named files, folders and zip archives, once, sorted by name.

    Hidden files and files of the system (`ignored_files`) inside folders are ignored; every other file is
    listed, readable or not. The folder `without` (that of the tables) is not searched. An archive that cannot
    be opened is listed itself.

    A file is named by its path below the named folder, one in an archive by its name below the archive's;
    names that two files share get the folders above them, too. All names are printable. The notice_id is the
    stem with unsafe characters replaced by `_`; of files with one stem the first by name keeps it and the
    others get -2, -3, ...

    Raises:
        NoSuchSource: a named file or folder does not exist.
    """
    places: dict[_Place, PurePosixPath] = {}
    for source in map(Path, sources):
        if not os.path.lexists(source):
            raise NoSuchSource(f"There is no file or folder {printable_name(str(source))}.")
        for path, name in _below(source, without):
            for member in _members(path):
                printed = PurePosixPath(printable_name(str(name)))
                places.setdefault((_absolute(path), member), printed / member if member else printed)
    named = sorted((name, place) for place, name in _distinct(places).items())
    ids = notice_ids([name for name, _ in named])
    return [
        Found(path, name, notice_id, member)
        for (name, (path, member)), notice_id in zip(named, ids, strict=True)
    ]


def _members(path: Path) -> Sequence[str | None]:
    """The files of an archive; of any other file, and of an archive that is refused, the file itself."""
    if suffix_of(path) != ARCHIVE or not path.is_file():
        return [None]
    try:
        archive = open_archive(path)
    except ReadError:
        return [None]
    return [None] if archive.is_document else archive.names


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
        folders[:] = sorted(f for f in folders if not is_ignored(f))
        for file in files:
            if not is_ignored(file):
                path = Path(folder, file)
                yield path, PurePosixPath(path.relative_to(source).as_posix())
    for error in errors:
        path = Path(str(error.filename))
        yield path, PurePosixPath(path.relative_to(source).as_posix() if path != source else source.name)


def _distinct(places: dict[_Place, PurePosixPath]) -> dict[_Place, str]:
    names = {place: str(name) for place, name in places.items()}
    while True:
        sharing: dict[str, list[_Place]] = defaultdict(list)
        for place, name in names.items():
            sharing[name].append(place)
        clashes = [place for group in sharing.values() if len(group) > 1 for place in group]
        if not clashes:
            return names
        for path, member in clashes:
            parts = (*map(printable_name, path.parts), *PurePosixPath(member or "").parts)
            depth = len(PurePosixPath(names[path, member]).parts) + 1
            names[path, member] = PurePosixPath(*parts[-depth:]).as_posix()


def notice_ids(names: list[str]) -> list[str]:
    """The key of each name, in their order and without two alike."""
    stems = [_slug(PurePosixPath(name)) for name in names]
    # Stems without a number go first, so that a file really called x-2 keeps its name.
    reserved, ids = set(stems), []
    used: set[str] = set()
    last: dict[
        str, int
    ] = {}  # the number given last for a stem: each is tried once, however many files have it
    for stem in stems:
        notice_id, number = stem, last.get(stem, 1)
        while notice_id in used or (number > 1 and notice_id in reserved):
            number += 1
            notice_id = f"{stem}-{number}"
        last[stem] = number
        used.add(notice_id)
        ids.append(notice_id)
    return ids


def _slug(name: PurePosixPath) -> str:
    stem = name.stem if suffix_of(name) else name.name
    return _UNSAFE.sub("_", unicodedata.normalize("NFC", stem)).strip("_.") or "notice"
