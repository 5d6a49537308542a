"""Pages that are drawn at the same time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier, Event, Lock

import pytest

from dashboard.shell import turns


def test_few_pages_are_drawn_at_once_and_all_in_the_end() -> None:
    drawn: list[int] = []
    lock, busy, most = Lock(), 0, 0
    full = Barrier(turns.AT_ONCE)

    def draw(number: int) -> None:
        nonlocal busy, most
        with turns.in_turn():
            with lock:
                busy += 1
                most = max(most, busy)
            full.wait(timeout=20)  # as many as may be drawn are drawn beside each other
            with lock:
                busy -= 1
                drawn.append(number)

    with ThreadPoolExecutor(20) as readers:
        list(readers.map(draw, range(5 * turns.AT_ONCE)))
    assert (sorted(drawn), most) == (list(range(5 * turns.AT_ONCE)), turns.AT_ONCE)


def test_a_page_that_takes_long_keeps_nobody_waiting_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    done, inside = Event(), Barrier(turns.AT_ONCE + 1)

    def read_files() -> None:
        with turns.in_turn():
            inside.wait(timeout=20)
            done.wait(timeout=20)

    with ThreadPoolExecutor(turns.AT_ONCE) as readers:
        reading = [readers.submit(read_files) for _ in range(turns.AT_ONCE)]
        inside.wait(timeout=20)
        with turns.in_turn():
            done.set()
        for each in reading:
            each.result()


def test_a_page_with_a_defect_gives_its_turn_back() -> None:
    for _ in range(2 * turns.AT_ONCE):
        with pytest.raises(ValueError, match="defect"), turns.in_turn():
            raise ValueError("defect")


def test_pages_that_wait_for_another_process_take_no_turn() -> None:
    with ExitStack() as waiting:
        for _ in range(2 * turns.AT_ONCE):
            waiting.enter_context(turns.in_turn(is_ready=False))
        began = time.monotonic()
        with turns.in_turn():
            assert time.monotonic() - began < turns.PATIENCE / 2
