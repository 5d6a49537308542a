"""Texts that were read in a wrong encoding and saved so (mojibake): known by what they say when that is
undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.read.file_format import ReadError

# Written in one encoding, read in another.
_MISTAKES = (
    ("utf-8", "gb18030"),
    ("utf-8", "cp1252"),
    ("gb18030", "cp1252"),
    ("big5", "cp1252"),
    ("utf-8", "big5"),
    ("gb18030", "big5"),
    ("big5", "gb18030"),
    ("utf-8", "shift_jis"),
    ("gb18030", "shift_jis"),
    ("utf-8", "euc_kr"),
    ("gb18030", "euc_kr"),
)
_WORDS = re.compile("整改|巡[察视]|通报|党[组委]|问题|情况|巡視|通報|黨組|問題|情況")
_FEWEST = 3  # more words than chance makes
_BEGINNING = 5_000
_LOST = re.compile("锟斤拷|\ufffd|\\?{3,}")
_MAX_LOST = 0.1


def refuse_garbled(text: str) -> None:
    """Raises ReadError for a text that only has words when a wrong reading is undone, or has lost
    its characters.
    """
    beginning = text[:_BEGINNING]
    if _WORDS.search(beginning):
        return
    for written, read in _MISTAKES:
        undone = _undone(beginning, written, read)
        if _has_words(undone) or _has_words(_undone(undone, written, read)):
            raise ReadError(
                "unreadable",
                f"Its text is garbled (mojibake): {written} was read as {read} when it was saved;"
                " get it again from its source, or save the source as UTF-8.",
            )
    lost = sum(len(match[0]) for match in _LOST.finditer(beginning))
    if lost > _MAX_LOST * len(beginning):
        raise ReadError(
            "unreadable",
            "Its text is garbled: its characters were lost in a wrong encoding; "
            "get it again from its source.",
        )


def _has_words(text: str) -> bool:
    return len(_WORDS.findall(text)) >= _FEWEST


def _undone(text: str, written: str, read: str) -> str:
    if read == "cp1252":
        return b"".join(_western(text)).decode(written, "ignore")
    return text.encode(read, "ignore").decode(written, "ignore")


def _western(text: str) -> Iterator[bytes]:
    """Bytes of characters read as Windows-1252, whose five empty places are read as Latin-1."""
    for character in text:
        try:
            yield character.encode("cp1252")
        except UnicodeEncodeError:
            yield character.encode("latin-1", "ignore")
