"""A doubt before it is a row, and how its codes and numbers are written into one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from analysis.columns import Row, Rows
from analysis.outline.document import Document
from analysis.text.folded import Span


@dataclass(frozen=True)
class Doubted:
    """The notice in question: its text with outline, and the rows of all other tables."""

    document: Document
    rows: Rows

    @property
    def notice(self) -> Row:
        return self.rows["notices"][0]


@dataclass(frozen=True)
class Doubt:
    """One reason: `values` are codes, numbers and dates, never words of the text; no `span`: all of it."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    span: Span | None = None


def format_detail(values: Mapping[str, Any]) -> str:
    """`listed=3 figures=10,12`: names and values without blanks."""
    return " ".join(f"{name}={_printed(value)}" for name, value in values.items())


def _printed(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ",".join(map(_printed, value))
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def parse_detail(detail: Any) -> dict[str, str]:
    """The values by name, as printed; none where the cell is empty."""
    pairs = (pair.partition("=") for pair in detail.split()) if isinstance(detail, str) else ()
    return {name: value for name, _, value in pairs}
