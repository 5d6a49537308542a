"""Text with damaged bytes: each costs a character, shown as U+FFFD, not the text."""

from __future__ import annotations

import codecs
import re

_MAX_DAMAGE = 0.02  # of the characters beyond ASCII; more is no damage but another encoding
_LOST = "\ufffd"
_LONGEST_RUN = 400  # bytes in which a lost one is looked for
_AFTER = 60  # bytes behind the misfit, by which readings are compared
_MOST_LINES = 20  # are mended so; a file with more of them is no slip
_STEADY = re.compile(rb"[\x00-\x2f\x3a-\x3f]")  # no part of a character: what follows is in step
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
            lines.append(_mend(line, error.start if mended <= _MOST_LINES else 0))
    return "".join(lines)


def _mend(line: bytes, misfit: int) -> str:
    """A line in whose run of Chinese characters up to the misfit a byte was lost or changed.

    The reading is the one in which most characters are usual; in a long run the damage is only marked.
    """
    plain = line.decode("gb18030", "replace")
    start = max((match.end() for match in _STEADY.finditer(line, 0, misfit)), default=0)
    if not 0 < misfit - start <= _LONGEST_RUN:
        return plain
    gaps = [(at, at + n) for at in range(start, misfit + 2) for n in (1, 2, 0)]
    end = min(misfit + _AFTER, len(line))
    best = max(
        gaps, key=lambda gap: _usual(_around(line[start:end], gap[0] - start, gap[1] - start) or _LOST)
    )
    found = _around(line, *best)
    return found if found is not None and _usual(found) > _usual(plain) else plain


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
