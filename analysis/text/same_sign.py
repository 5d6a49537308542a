"""Signs that only look like characters, one for one: radicals, strokes, compatibility ideographs.

Programs that make PDFs write ⽔ (a radical) where 水 is meant; no rule and no search finds it then.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from analysis.text.script import simplified_characters

_RADICALS = Path(__file__).with_name("radicals.tsv")
_COMPATIBILITY = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_BLOCKS = re.compile("[\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\U0002f800-\U0002fa1f]")


def has_look_alikes(text: str) -> bool:
    """Whether the text contains such signs."""
    return bool(_BLOCKS.search(text))


@lru_cache(maxsize=1)
def meant_characters() -> dict[int, str]:
    """Code of each such sign to the right character; enclosed and numbered signs (①, ㈠, ⒈) are marks."""
    lines = _RADICALS.read_text(encoding="utf-8").splitlines()
    pairs = dict(line.split("\t") for line in lines if not line.startswith("#"))
    simplified = simplified_characters()
    # The radical of 户 has the traditional form as its equivalent; texts write one radical for both.
    radicals = {ord(sign): simplified.get(ord(meant), meant) for sign, meant in pairs.items()}
    return radicals | _compatibility()


def _compatibility() -> dict[int, str]:
    codes = (code for block in _COMPATIBILITY for code in block)
    return {code: meant for code in codes if (meant := unicodedata.normalize("NFC", chr(code))) != chr(code)}
