"""What was found out about each term, looked up a thousand times a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
_MOST = 1 << 16


class Remembered(dict[str, Value]):
    """The values of a function by term, found faster than by `lru_cache`; too many are all forgotten."""

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, term: str) -> Value:
        if len(self) >= _MOST:
            self.clear()
        value = self[term] = self._function(term)
        return value
