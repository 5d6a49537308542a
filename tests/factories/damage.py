"""Ways in which a notice's text gets damaged between its author and its reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from analysis import paths

INVENTED = sorted(
    [*paths.SAMPLE.glob("*.txt"), *(Path(__file__).parent.parent).glob("corpus*/*.txt")],
    key=lambda path: path.name,
)
# What the rules look for, and what no rule expects.
PIECES = [
    "一、",
    "（一）",
    "1.",
    "(1)",
    "①",
    "③",
    "一是",
    "第一",
    "问题1：",
    "措施1：",
    "◆",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "、",
    "。",
    "关于",
    "问题",
    "整改",
    "已完成",
    "反馈",
    "月",
    "年",
    "2023年",
    "1月",
    "2023年2月29日",
    "13月45日",
    "99999999年",
    "二〇二三年",
    "3个问题",
    "约谈3人",
    "0元",
    "百万",
    "十百",
    "制定《办法》",
    "人",
    "不",
    "的",
    "9",
    " ",
    "\n",
    "\r\n",
    "\u2028",
    "\x00",
    "²",
    "٣",
    "𝟗",
]
# A longer text takes longer and shows nothing new.
_LONGEST = 12_000


def _cut(text: str, random: Random) -> str:
    start = random.randrange(len(text))
    return text[start:] if random.random() < 0.5 else text[: start + 1]


def _shuffle_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    random.shuffle(lines)
    return "\n".join(lines)


def _shuffle_marks(text: str, random: Random) -> str:
    marks = "一二三四五六123456、。，；：（）“”《》"
    swap = dict(zip(marks, random.sample(marks, len(marks)), strict=True))
    return "".join(swap.get(c, c) for c in text)


def _double_newlines(text: str, random: Random) -> str:
    return text.replace("\n", "\n" * random.randint(2, 4))


def _lose_newlines(text: str, random: Random) -> str:
    return text.replace("\n", random.choice(["", " ", "\u3000"]))


def _carriage_returns(text: str, random: Random) -> str:
    return text.replace("\n", random.choice(["\r\n", "\r"]))


def _swap_widths(text: str, random: Random) -> str:
    return "".join(_other_width(c) if random.random() < 0.7 else c for c in text)


def _other_width(character: str) -> str:
    code = ord(character)
    if 0x21 <= code < 0x7F:
        return chr(code + 0xFEE0)
    return chr(code - 0xFEE0) if 0xFF01 <= code < 0xFF5F else character


def _drop_characters(text: str, random: Random) -> str:
    share = random.choice([0.01, 0.1, 0.3])
    return "".join(c for c in text if random.random() > share)


def _replace_characters(text: str, random: Random) -> str:
    share = random.choice([0.01, 0.1, 0.3])
    return "".join(c if random.random() > share else random.choice(text) for c in text)


def _strange_characters(text: str, random: Random) -> str:
    ranges = [(0, 0x100), (0x2000, 0x3000), (0x4E00, 0xA000), (0xF900, 0x10000), (0x1D400, 0x20000)]
    return _insert(text, "".join(chr(random.randrange(*random.choice(ranges))) for _ in range(60)), random)


def _wrong_encoding(text: str, random: Random) -> str:
    encoded = text.encode(random.choice(["utf-8", "gb18030", "utf-16-le"]))[random.randrange(3) :]
    return encoded.decode(random.choice(["utf-8", "gb18030", "latin-1"]), "replace")


def _repeat_stretch(text: str, random: Random) -> str:
    start = random.randrange(len(text))
    stretch = text[start : start + random.choice([1, 5, 50, 500])]
    return text[:start] + stretch * random.randint(2, 20) + text[start:]


def _open_brackets(text: str, random: Random) -> str:
    return _insert(text, random.choice("（“《‘【「") * random.randint(1, 200), random)


def _scatter_pieces(text: str, random: Random) -> str:
    for _ in range(random.randint(1, 40)):
        text = _insert(text, random.choice(PIECES), random)
    return text


def _insert_pieces(text: str, random: Random) -> str:
    return _insert(text, "".join(random.choices(PIECES, k=random.randint(1, 60))), random)


def _insert(text: str, what: str, random: Random) -> str:
    place = random.randrange(len(text) + 1)
    return text[:place] + what + text[place:]


DAMAGES: list[Callable[[str, Random], str]] = [
    _cut,
    _shuffle_lines,
    _shuffle_marks,
    _double_newlines,
    _lose_newlines,
    _carriage_returns,
    _swap_widths,
    _drop_characters,
    _replace_characters,
    _strange_characters,
    _wrong_encoding,
    _repeat_stretch,
    _open_brackets,
    _scatter_pieces,
    _insert_pieces,
]


def damaged(text: str, damages: list[Callable[[str, Random], str]], random: Random) -> str:
    """The text after all the damages, one after the other."""
    for damage in damages:
        text = damage(text, random)[:_LONGEST] or "。"
    return text
