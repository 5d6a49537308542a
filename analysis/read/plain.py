"""Plain text in the encodings of Chinese notices: UTF-8, UTF-16, UTF-32 and GB18030."""

from __future__ import annotations

import codecs
import re

from analysis.read.damaged_text import decode_damaged, decode_damaged_utf
from analysis.read.file_format import Decoded, ReadError

# The longer mark first: the one of UTF-32 begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Controls that no text editor writes; one of them in a text is damage, many are a binary.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005

# ASCII, Latin-1, general and CJK punctuation, Han, and half- and full-width forms.
_EXPECTED = re.compile(
    r"[\t\n\r\x20-\x7e\xa0-\xff\u2000-\u206f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
)
# GB18030 pairs read as UTF-16 fall into Hangul and private use: the shares lie far apart.
_MIN_EXPECTED_SHARE = 0.9


def decode(data: bytes) -> Decoded:
    """The text of `data`: byte-order mark, strict UTF-8, UTF-16, GB18030, in this order; a few damaged
    bytes cost a
    character each.

    Line breaks stay as they are.

    Raises:
        ReadError: the bytes are no text (`unreadable`).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = decode_damaged_utf(data[len(mark) :], encoding)
            break
    else:
        text, encoding = _guess(data)
    if text is None:
        raise ReadError("unreadable", f"Its bytes are no {encoding}.")
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise ReadError("unreadable", "Its bytes are no text but binary data.")
    return Decoded(text, encoding)


def _guess(data: bytes) -> tuple[str | None, str]:
    if b"\0" not in data and (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8"
    for encoding in ("utf-16-le", "utf-16-be"):
        text = decode_damaged_utf(data, encoding)
        if text and _expected_share(text) >= _MIN_EXPECTED_SHARE:
            return text, encoding
    if (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8"
    # Before strict GB18030, which many bytes of damaged UTF-8 are, too.
    if text := decode_damaged_utf(data, "utf-8"):
        return text, "utf-8"
    if (text := _strict(data, "gb18030")) is not None:
        return text, "gb18030"
    return decode_damaged(data) or (None, "UTF-8, UTF-16 or GB18030")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _expected_share(text: str) -> float:
    # The beginning is enough: the share over megabytes is no better evidence.
    beginning = text[:20_000]
    return len(_EXPECTED.findall(beginning)) / len(beginning)
