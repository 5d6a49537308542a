"""A number as a word processor or a browser prints it before a paragraph."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ENCLOSED_HAN = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_BRACKETED_HAN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def printed_number(value: int, style: str) -> str:
    """`value` in a numFmt of WordprocessingML (ECMA-376, 17.18.59); decimal where the style cannot print
    it.
    """
    if style in ("none", "bullet"):
        return ""
    printer = _PRINTERS.get(style)
    return (printer(value) if printer and value > 0 else "") or str(value)


def _row(characters: str) -> Callable[[int], str]:
    """A style with one character a number."""
    return lambda value: characters[value - 1] if value <= len(characters) else ""


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + i) for i in range(count))


_CIRCLED = _run("①", 20) + _run("㉑", 15) + _run("㊱", 15)


def _counted(digits: str, units: tuple[str, str, str], *, bare_ten: bool) -> Callable[[int], str]:
    """十二, 一百零五; with legal digits 壹拾贰. Nothing from ten thousand on."""
    ten, hundred, thousand = units

    def printed(value: int) -> str:
        if value >= 10_000:
            return ""
        parts: list[str] = []
        gap = False
        for unit, name in ((1000, thousand), (100, hundred), (10, ten), (1, "")):
            digit = value // unit % 10
            if digit:
                parts.append(("零" if gap and parts else "") + digits[digit] + name)
            gap = not digit
        text = "".join(parts)
        return text[1:] if bare_ten and 10 <= value < 20 else text

    return printed


def _by_digits(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(d)] for d in str(value))


def _roman(value: int) -> str:
    parts = []
    for worth, letters in _ROMAN if value < 4000 else ():
        parts.append(letters * (value // worth))
        value %= worth
    return "".join(parts)


def _letter(value: int) -> str:
    """a to z, then aa, bb: as word processors go on."""
    repeated, place = divmod(value - 1, 26)
    return chr(97 + place) * (repeated + 1) if repeated < 30 else ""


def _bijective(value: int) -> str:
    """a to z, then aa, ab: as browsers go on."""
    letters = ""
    while value > 0:
        value, place = divmod(value - 1, 26)
        letters = chr(97 + place) + letters
    return letters


def _ordinal(value: int) -> str:
    return f"{value}{'th' if value % 100 in (11, 12, 13) else _ORDINALS.get(value % 10, 'th')}"


def _stem_and_branch(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if value <= 60 else ""


_CHINESE = _counted(_DIGITS, ("十", "百", "千"), bare_ten=True)
_LEGAL_NUMBER = _counted(_LEGAL, ("拾", "佰", "仟"), bare_ten=False)
_TRADITIONAL_NUMBER = _counted(_LEGAL_TRADITIONAL, ("拾", "佰", "仟"), bare_ten=False)
_FULL_WIDTH = _by_digits("０１２３４５６７８９")

_COUNTING = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting")
_PRINTERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys((*_COUNTING, "taiwaneseCountingThousand"), _CHINESE),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"),
        _by_digits(_DIGITS),
    ),
    "chineseLegalSimplified": _LEGAL_NUMBER,
    **dict.fromkeys(("ideographLegalTraditional", "japaneseLegal"), _TRADITIONAL_NUMBER),
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
    "ideographEnclosedCircle": _row(_ENCLOSED_HAN),
    "ideographEnclosedParen": _row(_BRACKETED_HAN),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _row(_CIRCLED)),
    "decimalEnclosedFullstop": _row(_run("⒈", 20)),
    "decimalEnclosedParen": _row(_run("⑴", 20)),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _FULL_WIDTH),
    "decimalZero": lambda value: f"{value:02}",
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerAlpha": _bijective,
    "upperAlpha": lambda value: _bijective(value).upper(),
}
