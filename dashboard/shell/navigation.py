"""Which pages there are, in the order readers find them."""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).resolve().parent.parent / "pages"

# Sections of the navigation -> their pages, with an icon each.
SECTIONS: dict[str, dict[str, str]] = {
    "compare": {
        "overview": "overview",
        "cities": "map",
        "issues": "grid_on",
        "completion": "task_alt",
        "timeline": "view_timeline",
        "measures": "build",
        "compare": "compare_arrows",
    },
    "words": {
        "keywords": "sell",
        "distinctive": "balance",
        "context": "segment",
    },
    "look_up": {
        "search": "search",
        "notice": "article",
    },
    "data": {
        "add": "note_add",
        "method": "menu_book",
    },
}


def script(page: str) -> Path:
    """The page's file."""
    return PAGES / page / f"{page}.py"
