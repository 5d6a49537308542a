"""Which pages there are, in the order readers find them, and which of them have several views."""

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
        "keywords": "sell",
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

# A page of the navigation -> its further views, with an icon each: scripts of their own, which it links to.
VIEWS: dict[str, dict[str, str]] = {"keywords": {"distinctive": "balance", "context": "segment"}}


def list_scripts() -> list[str]:
    """Every page and, after it, its further views, in the order readers find them."""
    pages = [page for pages in SECTIONS.values() for page in pages]
    return [name for page in pages for name in (page, *VIEWS.get(page, {}))]


def views_of(name: str) -> tuple[str, ...]:
    """The views of the page to which this one belongs, itself among them; empty for a page with one view."""
    return next(((page, *others) for page, others in VIEWS.items() if name in (page, *others)), ())


def script(page: str) -> Path:
    """The page's file."""
    return PAGES / page / f"{page}.py"
