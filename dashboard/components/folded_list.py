"""A list of everything under a chart, folded until a reader asks for it."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.shell import url
from dashboard.shell.page_run import Listing, current_run


def show_folded(key: str, title: str, show: Callable[[], object]) -> None:
    """The title of the list `key`; the rows are asked for and drawn only where it is open."""
    place = url.fold(f"{key}-all", title)
    if place is not None:
        current_run().lists.append(Listing(title))
        with place:
            show()
