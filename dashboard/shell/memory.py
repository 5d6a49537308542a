"""Memory that was freed, given back to the system."""

from __future__ import annotations

import ctypes
import sys

_trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def give_back() -> None:
    """The C library of Linux keeps what threads freed: some hundred megabytes after a search."""
    if _trim is not None:
        _trim(0)
