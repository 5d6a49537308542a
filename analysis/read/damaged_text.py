"""Text with damaged bytes: each costs a character, shown as U+FFFD, not the text."""

from __future__ import annotations

import codecs
import re

_MAX_DAMAGE = 0.02  # of the characters beyond ASCII; more is no damage but another encoding
_LOST = "\ufffd"
_LONGEST_LINE = 2_000  # bytes of a line in which a lost byte is looked for
_MOST_LINES = 100  # are mended so; a file with more of them is no slip
_ONE_SIGN = "one sign a character"
_CONTINUED = re.compile(rb"[\x80-\xc1\xf5-\xff]*")
# The characters used most, first in GB2312, and its signs: what bytes out of step give is mostly elsewhere.
_USUAL = re.compile("[\u3001-\u3011\uff01-\uff5e“”‘’—…0-9]")


def decode_damaged(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding where nearly all bytes are UTF-8 or GB18030; None where they are neither."""
    rough = data.decode("gb18030", "replace")
    read = [(data.decode("utf-8", _ONE_SIGN), "utf-8"), (rough, "gb18030")]
    text, encoding = min(read, key=lambda pair: _damage(pair[0]))
    if _damage(text) > _MAX_DAMAGE:
        return None
    return (_gb18030(data) if text is rough else text), encoding


def decode_damaged_utf(data: bytes, encoding: str) -> str | None:
    """The text of bytes in a known encoding, a few of them damaged or the last one cut off."""
    text = data.decode(encoding, _ONE_SIGN if encoding == "utf-8" else "replace")
    return text if _damage(text) <= _MAX_DAMAGE else None


def _one_sign(error: UnicodeError) -> tuple[str, int]:
    """One sign for all that is left of a character of UTF-8."""
    assert isinstance(error, UnicodeDecodeError)
    rest = _CONTINUED.match(error.object, error.start + 1)
    return _LOST, max(error.end, rest.end() if rest else 0)


codecs.register_error(_ONE_SIGN, _one_sign)


def _damage(text: str) -> float:
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text.count(_LOST) / beyond if beyond else 0.0


def _gb18030(data: bytes) -> str:
    lines, mended = [], 0
    for line in data.splitlines(keepends=True):
        try:
            lines.append(line.decode("gb18030"))
        except UnicodeDecodeError as error:
            mended += 1
            near = mended <= _MOST_LINES and len(line) <= _LONGEST_LINE
            lines.append(_mend(line, error.start) if near else line.decode("gb18030", "replace"))
    return "".join(lines)


def _mend(line: bytes, misfit: int) -> str:
    """The reading in which most characters are usual: a byte was lost or changed at the misfit or before
    it.
    """
    gaps = ((at, at + n) for at in range(misfit + 2) for n in (1, 2, 0))
    readings = [text for gap in gaps if (text := _around(line, *gap)) is not None]
    return max([line.decode("gb18030", "replace"), *readings], key=_usual)


def _around(data: bytes, start: int, end: int) -> str | None:
    try:
        return data[:start].decode("gb18030") + _LOST + data[end:].decode("gb18030")
    except UnicodeDecodeError:
        return None


def _usual(text: str) -> int:
    return sum(_is_usual(c) for c in text) - 2 * text.count(_LOST)


def _is_usual(character: str) -> bool:
    if _USUAL.match(character):
        return True
    try:
        return 0xB0 <= character.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
