"""How a text came about: from a file's own text, without the numbers that the file counts, or recognised
in a picture.

A kept text has its quality in its name (通报.recognised.txt): a name survives copying, packing and uploading
again, and neither
the text nor its offsets change.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from analysis.codebook import domain

TEXT, NUMBERS_LOST, RECOGNISED = "text", "numbers_lost", "recognised"


def named_quality(name: str) -> str:
    """The quality that a file's name states before its suffix; `text` where it states none."""
    word = PurePosixPath(PurePosixPath(name).stem).suffix[1:]
    return word if word in domain("source_quality").codes else TEXT


def mark_of(quality: str) -> str:
    """What the name of a kept text has before its suffix: .recognised; nothing for an ordinary text."""
    return "" if quality == TEXT else f".{quality}"
