"""A number in a counter style of CSS, with what is printed around it in a list."""

from __future__ import annotations

import re

from analysis.read.css import Declarations
from analysis.text.list_numbers import printed_number

# Predefined styles (CSS Counter Styles 3, 6 and 7) -> formats of word processors.
_FORMATS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    **dict.fromkeys(("upper-roman", "I"), "upperRoman"),
    **dict.fromkeys(("lower-roman", "i"), "lowerRoman"),
    **dict.fromkeys(("upper-alpha", "upper-latin", "A"), "upperAlpha"),
    **dict.fromkeys(("lower-alpha", "lower-latin", "a"), "lowerAlpha"),
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), "chineseCounting"),
    **dict.fromkeys(("japanese-informal", "chinese"), "chineseCounting"),
    "simp-chinese-formal": "chineseLegalSimplified",
    **dict.fromkeys(("trad-chinese-formal", "japanese-formal"), "ideographLegalTraditional"),
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "fullwidth-decimal": "decimalFullWidth",
    "circled-decimal": "decimalEnclosedCircle",
    "parenthesized-decimal": "decimalEnclosedParen",
    "dotted-decimal": "decimalEnclosedFullstop",
    "circled-ideograph": "ideographEnclosedCircle",
    "parenthesized-ideograph": "ideographEnclosedParen",
    "1": "decimal",
}
_HAN = {"chineseCounting", "chineseLegalSimplified", "ideographLegalTraditional", "ideographDigital"}
_HAN |= {"ideographTraditional", "ideographZodiac"}
_ENCLOSED = {"decimalEnclosedCircle", "decimalEnclosedParen", "decimalEnclosedFullstop"}
_ENCLOSED |= {"ideographEnclosedCircle", "ideographEnclosedParen"}
_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'|(\S+)")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")


def unquoted(words: str) -> str:
    """A string of CSS without its quotes, escapes resolved."""
    inside = words.strip()[1:-1] if words.strip()[:1] in "\"'" else words
    return _ESCAPE.sub(lambda m: _character(m[1]) if m[1] else m[2], inside)


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


class CounterStyles:
    """The predefined styles and those that a page defines."""

    def __init__(self, defined: dict[str, Declarations]) -> None:
        self._defined = defined

    def number(self, value: int, style: str) -> str:
        """The number alone, as `counter()` prints it; empty for bullets."""
        if style in self._defined:
            return self._own(value, self._defined[style])
        known = _FORMATS.get(style)
        return printed_number(value, known) if known else ""

    def marker(self, value: int, style: str) -> str:
        """The number as a list prints it, without the space after it."""
        number = self.number(value, style)
        if not number:
            return ""
        if style in self._defined:
            own = self._defined[style]
            suffix = unquoted(own["suffix"]) if "suffix" in own else "."
            return f"{unquoted(own.get('prefix', ''))}{number}{suffix}".strip()
        known = _FORMATS[style]
        return number + ("" if known in _ENCLOSED else "、" if known in _HAN else ".")

    def _own(self, value: int, style: Declarations) -> str:
        system, _, base = style.get("system", "symbolic").partition(" ")
        if system == "extends":
            return self.number(value, base.strip()) if base.strip() not in self._defined else ""
        symbols = [unquoted(a or b or c) for a, b, c in _STRING.findall(style.get("symbols", ""))]
        if not symbols or value < 1:
            return ""
        if system == "numeric":
            return "".join(symbols[int(d)] for d in str(value)) if len(symbols) == 10 else ""
        if value <= len(symbols):
            return symbols[value - 1]
        return symbols[(value - 1) % len(symbols)] if system == "cyclic" else str(value)
