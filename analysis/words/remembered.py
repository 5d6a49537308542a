"""What was found out about each term or number, looked up a thousand times a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
_MOST = 1 << 16


class Remembered(dict[Key, Value]):
    """A function's values by argument, found faster than by `lru_cache`; too many are all forgotten."""

    def __init__(self, function: Callable[[Key], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: Key) -> Value:
        if len(self) >= _MOST:
            self.clear()
        value = self[key] = self._function(key)
        return value
