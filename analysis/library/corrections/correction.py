"""One correction: which row of which text, what was read there and what a person put in its place."""

from __future__ import annotations

import hashlib
import json
import math
import re
from calendar import monthrange
from dataclasses import dataclass, fields
from typing import Any, Literal

from analysis import codebook
from analysis.schema import DATE_PATTERN, TABLES, Column

Operation = Literal["change", "add", "strike"]
Passage = tuple[int, int]

# Table -> its columns that can be corrected, the one that names a row first.
CORRECTABLE: dict[str, tuple[str, ...]] = {
    "notices": (
        "organisation",
        "title",
        "province",
        "city",
        "district",
        "level",
        "kind",
        "inspecting_team",
        "inspection_start",
        "inspection_end",
        "feedback_date",
        "report_date",
        "page_date",
    ),
    "issues": ("title", "issue_type", "focus", "status"),
    "measures": ("marker",),
    "actions": ("action",),
    "events": ("date", "event"),
    "documents": ("name", "role"),
    "totals": ("value", "counted", "state", "statistic", "scope"),
    "outcomes": ("value", "outcome", "unit"),
    "figures": ("value", "unit"),
}
# A passage is recognised by its first characters: its end is a matter of the rules.
_WORDS = 200
_LONGEST = 1_000  # characters of a value


@dataclass(frozen=True)
class Correction:
    """One line of corrections.csv, in the order of its columns; every value as text, empty: absent.

    words_sha256: checksum of the first characters of the passage (`words_of`). column: of a change, the
    column; of a strike, the one that names the row. value_given: of an added row, its values as JSON.
    notice_id: the notice's key when it was corrected, by which a changed text is recognised.
    """

    sha256: str
    file_sha256: str = ""
    table: str = ""
    operation: str = ""
    start: str = ""
    end: str = ""
    words_sha256: str = ""
    column: str = ""
    value_read: str = ""
    value_given: str = ""
    by: str = ""
    on: str = ""
    note: str = ""
    notice_id: str = ""

    @property
    def passage(self) -> Passage | None:
        return (int(self.start), int(self.end)) if self.start and self.end else None

    @property
    def row(self) -> dict[str, Any]:
        """The values of an added row, typed.

        Raises:
            ValueError: they do not fit the table.
        """
        given = json.loads(self.value_given)
        if not isinstance(given, dict) or set(given) - set(CORRECTABLE[self.table]):
            raise ValueError("values")
        names = {CORRECTABLE[self.table][0]: None} | given  # a row without its name is refused
        return {name: parse(self.table, name, str(given.get(name, ""))) for name in names}


FIELDS = tuple(field.name for field in fields(Correction))


def words_of(text: str, passage: Passage) -> str:
    """The words by which a passage is recognised in another text."""
    return text[passage[0] : min(passage[1], passage[0] + _WORDS)]


def checksum(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def n_words(passage: Passage) -> int:
    """Characters of `words_of` this passage."""
    return min(passage[1] - passage[0], _WORDS)


def column_of(table: str, name: str) -> Column:
    return next(column for column in TABLES[table].columns if column.name == name)


def parse(table: str, name: str, text: str) -> Any:
    """The value of a cell from its text; None where it is empty.

    Raises:
        ValueError: it does not fit the column.
    """
    column, text = column_of(table, name), text.strip()
    if not text:
        if column.required:
            raise ValueError("empty")
        return None
    if column.domain and text not in codebook.domain(column.domain).codes:
        raise ValueError("code")
    if column.type == "date" and not _is_date(text):
        raise ValueError("date")
    if column.type == "number" and not math.isfinite(float(text)):
        raise ValueError("number")
    if len(text) > _LONGEST or not text.isprintable():
        raise ValueError("text")
    return float(text) if column.type == "number" else text


def _is_date(text: str) -> bool:
    if not re.fullmatch(DATE_PATTERN, text, re.ASCII):
        return False
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def is_sound(correction: Correction) -> bool:
    """Whether the line can be applied at all: known table, operation and column, a value that fits."""
    c = correction
    try:
        if not c.sha256 or c.table not in CORRECTABLE or c.operation not in ("change", "add", "strike"):
            return False
        if c.table == "notices":
            return c.operation == "change" and _has_sound_value(c)
        return c.passage is not None and 0 <= c.passage[0] < c.passage[1] and _has_sound_value(c)
    except (ValueError, TypeError):
        return False


def _has_sound_value(c: Correction) -> bool:
    """Raises ValueError where the value does not fit."""
    if c.operation == "add":
        return bool(c.row)
    if c.column not in CORRECTABLE[c.table]:
        return False
    if c.operation == "change":
        parse(c.table, c.column, c.value_given)
    return True
