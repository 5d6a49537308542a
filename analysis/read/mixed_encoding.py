"""A text whose pieces are in two encodings, as templates and contents of a site may be."""

from __future__ import annotations

import re

# Bytes that neither UTF-8 nor a character of two bytes in GB18030 contains: a piece ends there.
_PIECE = re.compile(rb"[^\x00-\x2f\x3a-\x3f]+")
# A piece is not in UTF-8 where more of it is damage; one lost byte damages a character or two.
_MAX_DAMAGE = 0.2


def decode_mixed(data: bytes) -> str:
    """Each piece between tags, spaces and signs in UTF-8, else in GB18030; what is neither is marked as
    damage.
    """
    parts, end = [], 0
    for piece in _PIECE.finditer(data):
        parts += [data[end : piece.start()].decode("ascii"), _piece(piece[0])]
        end = piece.end()
    return "".join(parts) + data[end:].decode("ascii")


def _piece(data: bytes) -> str:
    if data.isascii():
        return data.decode("ascii")
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") > _MAX_DAMAGE * len(text):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            other = data.decode("gb18030", "replace")
            return other if other.count("\ufffd") < text.count("\ufffd") else text
    return text
