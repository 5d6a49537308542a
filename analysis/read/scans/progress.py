"""Who wants to know which page of a scan is being read: a page takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_Report = Callable[[int, int], object]
_report: ContextVar[_Report | None] = ContextVar("report", default=None)


@contextmanager
def pages_reported(report: _Report) -> Iterator[None]:
    """Inside the block, `report(n, of)` is called before page n of a scan is read."""
    token = _report.set(report)
    try:
        yield
    finally:
        _report.reset(token)


def report_page(number: int, of: int) -> None:
    """Tell whoever wants to know."""
    if (report := _report.get()) is not None:
        report(number, of)
