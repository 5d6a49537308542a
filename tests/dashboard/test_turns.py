"""Pages that are drawn at the same time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier, Event, Lock

import pytest

from dashboard.pages.add import drafts
from dashboard.pages.add.draft import Draft
from dashboard.pages.add.drafts import Adding
from dashboard.shell import turns
from tests.factories.opened import OpenPage


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


def test_a_page_that_reads_files_needs_no_turn(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 1000)
    with ExitStack() as drawn:
        for _ in range(turns.AT_ONCE):
            drawn.enter_context(turns.in_turn())
        assert open_page("add").title[0].value


def test_texts_that_several_readers_add_are_read_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, lock, most = 0, Lock(), 0

    def make_draft(name: str, _: object, *, notice_id: str) -> Draft:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.02)
        with lock:
            at_once -= 1
        return Draft(name, reason=notice_id)

    monkeypatch.setattr(drafts, "make_draft", make_draft)
    with ThreadPoolExecutor(4) as readers:
        list(readers.map(lambda n: drafts.read_pasted(Adding(), "通报", name=str(n)), range(8)))
    assert most == 1
