"""What lasts as long as the program: Streamlit searches all objects for unused ones after every run, and the
browser waits meanwhile."""

from __future__ import annotations

import atexit
import gc
from functools import cache


@cache
def leave_out_of_searches() -> None:
    """Once, when libraries and tables are loaded: later searches look only at what has come since."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # else DuckDB reports at the end what was left out
