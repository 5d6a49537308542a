"""One file read: its text, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A file read: its text and where it came from."""

    name: str  # path as given, POSIX style, relative to the folder the user named
    text: str  # decoded, not normalised in any way
    sha256: str  # of the decoded text in UTF-8: the same notice in another encoding is the same notice
    format: str  # name in analysis.read.formats
    encoding: str  # as found: utf-8, gb18030, utf-16-le ...
    quality: str = "text"  # a code of the codebook's `source_quality`
