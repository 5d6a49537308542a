r"""Names and messages from files as printable text: one line, no controls, nothing that UTF-8 cannot encode.

A file's name on Linux is bytes. Bytes that are no UTF-8 are shown as `\xb9`, controls and marks that turn the
direction of writing as `\u202e`, and a backslash as two, so that `original_name` finds the file again.
"""

from __future__ import annotations

import os
import re
import traceback
from pathlib import Path

# A detail is one line in the terminal and one cell in a table, never a passage.
MAX_DETAIL = 400

# Bytes that Python could not decode (PEP 383), and other halves of pairs.
_UNDECODED = range(0xDC80, 0xDD00)
_UNPRINTABLE = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ESCAPED = re.compile(r"\\(?:\\|x([0-9a-f]{2})|u([0-9a-f]{4}))")


def printable_name(name: str) -> str:
    r"""The name of a file in one line of text: `通报.txt` as it is, GBK bytes as `\xcd\xa8\xb1\xa8.txt`."""
    return _UNPRINTABLE.sub(lambda match: _escape(match[0]), name)


def original_name(printed: str) -> str:
    """The name that `printable_name` printed so."""
    return _ESCAPED.sub(_unescape, printed)


def printable_line(text: str, most: int) -> str:
    """A message in one line of at most `most` characters, … where it was cut."""
    line = " ".join(text.split())
    line = _UNPRINTABLE.sub(lambda match: match[0] if match[0] == "\\" else _escape(match[0]), line)
    return line if len(line) <= most else line[: most - 1] + "…"


def describe_defect(error: BaseException) -> str:
    """An unexpected error in one line: its kind, where it was raised, and its message."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
    return printable_line(f"{type(error).__name__} in {place}: {error}", MAX_DETAIL)


def _escape(character: str) -> str:
    if character == "\\":
        # A folder's separator on Windows, a letter like any other elsewhere.
        return character if os.sep == "\\" else "\\\\"
    code = ord(character)
    return f"\\x{code - 0xDC00:02x}" if code in _UNDECODED else f"\\u{code:04x}"


def _unescape(match: re.Match[str]) -> str:
    byte, character = match.groups()
    if byte:
        return chr(0xDC00 + int(byte, 16))
    return chr(int(character, 16)) if character else "\\"
