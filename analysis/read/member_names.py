"""Names inside a zip archive: decoded, made relative, and unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath
from zipfile import ZipInfo

from analysis.read.ignored_files import is_ignored
from analysis.text.script import is_in_gb2312

# Controls, and marks that turn the direction of writing.
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")


def member_names(entries: Iterable[ZipInfo]) -> dict[str, ZipInfo]:
    """Name -> entry of every file that is not ignored; of files with one name the later get (2), (3), ..."""
    named: dict[str, ZipInfo] = {}
    # How often a name occurred: a million files of one name are numbered in one pass.
    met: Counter[str] = Counter()
    for entry in entries:
        name = clean_name(decoded_name(entry))
        # `is_dir` fails where the name is empty.
        if not entry.filename.endswith("/") and not any(map(is_ignored, name.split("/"))):
            named[_free(name, named, met)] = entry
    return named


def decoded_name(entry: ZipInfo) -> str:
    """The name in UTF-8, else in GBK as Chinese Windows writes it, else in cp437 as the format defines it."""
    packed = entry.orig_filename.encode("cp437")
    for encoding in ("utf-8", "gb18030"):
        try:
            name = packed.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Letters with accents in cp437 pair up to rare characters of GBK, never to a common one alone.
        if encoding == "utf-8" or any(not c.isascii() and is_in_gb2312(c) for c in name):
            return name
    return entry.orig_filename


def clean_name(name: str) -> str:
    """The name without steps upwards, drives and roots: no file is written, but tables show the name."""
    parts = _UNPRINTED.sub("_", name).replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part)]
    return "/".join(kept) or "file"


def _free(name: str, used: dict[str, ZipInfo], met: Counter[str]) -> str:
    path, free = PurePosixPath(name), name
    while free in used:
        met[name] += 1
        free = str(path.with_name(f"{path.stem} ({met[name] + 1}){path.suffix}"))
    return free
