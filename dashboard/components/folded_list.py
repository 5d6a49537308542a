"""A list of everything under a chart: open if it is short, else folded until a reader asks for it."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.shell import url
from dashboard.shell.page_run import Listing, current_run, show_title

SHORT = 30  # rows that a reader takes in without asking


def show_folded(key: str, title: str, show: Callable[[], object], *, n: int | None = None) -> None:
    """The title of the list `key` of `n` rows; those of a list that is long, or of unknown length, are asked
    for and drawn only where it is open."""
    if n is not None and n <= SHORT:
        show_title(title, anchor=f"{key}-all")
        show()
        return
    place = url.fold(f"{key}-all", title)
    if place is not None:
        current_run().add(Listing(title))
        with place:
            show()
