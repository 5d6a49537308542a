"""Answers of tables, kept: the tables never change, readers go back and forth between selections, and many
readers use the same one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock

import pandas as pd
from cachetools import LRUCache

from analysis.compare.kept_answers import KeptAnswers

# Bytes of answers; the least recently used are dropped first.
_KEPT_BYTES = 32_000_000


class Answers:
    """Frames by key. Safe to share between threads."""

    def __init__(self, keep: Path | None = None) -> None:
        """`keep`: where those that take long are kept, too."""
        self._files = KeptAnswers(keep) if keep else None
        self._lock = Lock()
        self._kept: LRUCache[str, pd.DataFrame] = LRUCache(_KEPT_BYTES, getsizeof=_size)

    def once(self, key: str, make: Callable[[], pd.DataFrame], *, lasts: bool = True) -> pd.DataFrame:
        """What `make` returns, from the answers where it is there; the caller may change the frame. `lasts`:
        it is the same after another start."""
        with self._lock:
            answer = self._kept.get(key)
        if answer is None:
            answer = self._files.once(key, make) if self._files and lasts else make()
            if _size(answer) < _KEPT_BYTES // 4:
                with self._lock:
                    self._kept[key] = answer
        return answer.copy(deep=False)  # pandas copies what is written to, not what is read


def _size(answer: pd.DataFrame) -> int:
    """About how many bytes; each cell of text as one pointer and a short text."""
    return 200 + len(answer) * sum(8 if values.dtype.kind in "biufM" else 40 for _, values in answer.items())
