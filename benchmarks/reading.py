"""What reading notices costs, from text to typed and checked rows, beside one pass of a segmenter.

    python -m benchmarks.reading [--copies 5]

Everything is measured in one run of one process, in seconds of processor time, over the same texts; what is
loaded once (dictionaries, rules, gazetteer) is loaded before. NOTICES_DIR adds a folder of texts.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any
from unittest import mock

import jieba
import rjieba

from analysis import facts
from analysis.ingest import extract as extraction
from analysis.ingest import tables
from analysis.read.source import Source
from benchmarks.distinct_notices import notices

_BATCH = 32  # notices whose columns are checked together, as in a build
_WARM = 12  # notices read before, so that dictionaries are loaded and patterns compiled
_SENTENCE = re.compile(r"[^。！？；\n]+")
# The parts of a reading, and where each is called.
_PARTS: tuple[tuple[str, Any, str], ...] = (
    ("outline", extraction, "read_document"),
    *((f"facts: {name.split('_', 1)[1]}", facts, name) for name in facts.__all__),
    ("doubts", extraction, "find_doubts"),
    ("checks: passages", extraction, "check_notice"),
    ("offsets", extraction, "place_rows"),
    ("typed columns", tables, "make_frame"),
    ("checks: columns", tables, "_fit"),
)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the work, garbage of the work before it collected."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def read_all(texts: Sequence[str]) -> int:
    """Every text read to checked tables, in batches; the number of rows."""
    rows = 0
    for first in range(0, len(texts), _BATCH):
        batch = enumerate(texts[first : first + _BATCH], first)
        read = extraction.extract_all((_source(n, text), f"n{n}") for n, text in batch)
        made, _ = tables.make_tables([r for r in read if isinstance(r, extraction.Extracted)])
        rows += sum(map(len, made.values()))
    return rows


def _source(number: int, text: str) -> Source:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(f"n{number}.txt", text, sha256, "txt", "utf-8")


@contextmanager
def _timed_parts() -> Iterator[dict[str, float]]:
    """The seconds spent in each part while the context is open."""
    spent: dict[str, float] = defaultdict(float)
    with ExitStack() as patched:
        for part, module, name in _PARTS:
            patched.enter_context(mock.patch.object(module, name, _timed(getattr(module, name), part, spent)))
        yield spent


def _timed(function: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*args: Any, **options: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[part] += time.process_time() - start

    return timed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--copies", type=int, default=5, help="copies of each text, in other words (default: 5)"
    )
    texts = notices(parser.parse_args().copies)
    size = sum(len(text.encode()) for text in texts) / 1e6
    jieba.initialize()
    rjieba.cut(texts[0])
    read_all(texts[:_WARM])
    bare = seconds(lambda: [jieba.lcut(text) for text in texts])
    others = {
        "rjieba.cut": seconds(lambda: [rjieba.cut(text) for text in texts]),
        "one regular expression": seconds(lambda: [_SENTENCE.findall(text) for text in texts]),
    }
    with _timed_parts() as parts:
        whole = seconds(lambda: read_all(texts))
    print(f"{len(texts)} notices, {size:.1f} MB of UTF-8, Python {sys.version.split()[0]}")
    for name, spent in {"jieba.lcut": bare, **others, "reading, whole": whole, **parts}.items():
        rate = size / spent if spent else 0
        print(f"{name:28} {spent:7.2f} s  {spent / bare:6.2f} x jieba.lcut  {rate:8.2f} MB/s")
    print(f"{'largest memory':28} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
