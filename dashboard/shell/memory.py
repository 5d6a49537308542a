"""Memory that was freed, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_C = ctypes.CDLL(None) if sys.platform == "linux" else None
_trim, _set = getattr(_C, "malloc_trim", None), getattr(_C, "mallopt", None)

# Numbers of glibc's malloc.h: bytes from which memory is the system's own, and regions that threads share.
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
_LARGE, _REGIONS = 1_000_000, 2


@cache
def keep_little() -> None:
    """Every reader is a thread, and the C library of Linux would have a region for each, in which what one of
    them keeps holds what was freed around it: large arrays are freed at once instead."""
    if _set is not None:
        _set(_MMAP_THRESHOLD, _LARGE)
        _set(_ARENA_MAX, _REGIONS)


def give_back() -> None:
    """The C library of Linux keeps what threads freed: some hundred megabytes after a search."""
    if _trim is not None:
        _trim(0)
