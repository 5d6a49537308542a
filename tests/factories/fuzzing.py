"""How hostile texts are tried: a few, the same on every run; ever new ones, many times more, in `make
soak`."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

from analysis.checks import Violation, check_notice
from analysis.ingest.extract import extract_rows
from analysis.outline.notice import NotANotice, read_document
from analysis.read.source import Source

# How many times more examples are tried.
SOAK = int(os.environ.get("SOAK", "0"))


def examples(n: int) -> Any:
    """Settings for `n` examples: a failure is one of the change at hand, and its blob repeats it anywhere."""
    return settings(
        max_examples=n * max(1, SOAK),
        derandomize=not SOAK,
        print_blob=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def rounds(n: int) -> range:
    """So many repetitions of what happens at a moment of chance; many times more in `make soak`."""
    return range(n * max(1, SOAK))


def broken(text: str) -> list[Violation]:
    """What the rows of the text break; nothing where it is refused."""
    try:
        document = read_document(Source("damaged.txt", text, "0", "txt", "utf-8"), "damaged")
    except NotANotice:
        return []
    return check_notice(document, extract_rows(document))
