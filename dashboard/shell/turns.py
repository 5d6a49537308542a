"""Few pages are drawn at once: with many readers each would get a slice of one processor, and all be late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

AT_ONCE = 3
PATIENCE = 20.0  # seconds after which a page is drawn beside the others
WITHOUT_TURN = frozenset({"add"})  # pages that read files: for minutes, while others are drawn
_turns = BoundedSemaphore(AT_ONCE)
# Texts are read one after another, whoever adds them: each takes a processor from the pages.
one_text_at_a_time = Lock()


@contextmanager
def in_turn(*, is_ready: bool = True) -> Iterator[None]:
    """While this page is drawn; those that came before it are drawn first. One that is not ready, but waits
    for another process, takes no turn from others."""
    has_turn = is_ready and _turns.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _turns.release()
