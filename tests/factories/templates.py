"""Web pages around a notice: `tests/cases/sites/*.html`, with `${title}`, `${text}` and the like to fill
in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "sites"


def fill(name: str, parts: Mapping[str, str]) -> str:
    """The page with its parts."""
    page = (FOLDER / f"{name}.html").read_bytes().decode("utf-8").removesuffix("\n")
    return Template(page).substitute(parts)
