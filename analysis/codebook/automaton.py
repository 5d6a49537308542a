"""Many strings found in a text in one pass, byte by byte.

An automaton tries what may come next one after the other: of characters there are hundreds at its root, of
bytes at most 64.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ahocorasick


def automaton(values: Mapping[str, Any]) -> ahocorasick.Automaton:
    """Finds the strings in a text `in_bytes`, each with its value."""
    made = ahocorasick.Automaton()
    for string, value in values.items():
        made.add_word(in_bytes(string), value)
    made.make_automaton()
    return made


def in_bytes(text: str) -> str:
    """The bytes of the text in UTF-8, each as a character."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")
