"""Memory after many sessions: caches have bounds.

Only in `make soak`, alone in its process: what other tests left would be measured with it.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from pathlib import Path

import psutil
import pyarrow as pa
import pytest

from benchmarks.many_tables import make_batches, write_store
from tests.factories.fuzzing import SOAK
from tests.factories.opened import CHART_PAGES, OpenPage

ROUNDS = 10
NOTICES = 2500
LEVELS = ("county", "prefecture", "unit", "provincial")


def _give_back() -> None:
    """Only what is kept counts, not what allocators have in reserve."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)


if SOAK:

    @pytest.mark.soak
    def test_the_tenth_round_of_sessions_needs_no_more_memory_than_the_second(
        open_page: OpenPage, own_folders: Path
    ) -> None:
        """Each round opens every page with charts with other filters, so that no answer is the same."""
        tables = own_folders / "many"
        write_store(tables, make_batches(NOTICES, words=60))
        resident: list[int] = []
        for number in range(ROUNDS):
            for page in CHART_PAGES:
                query = {"level": LEVELS[number % 4], "year": str(2016 + number)}
                open_page(page, tables=tables, **query)
            _give_back()
            resident.append(psutil.Process().memory_info().rss)
        assert resident[-1] <= 1.1 * resident[1], [f"{size / 1e6:.0f} MB" for size in resident]
