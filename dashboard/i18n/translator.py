"""The interface in two languages: texts from the locale files, labels from the codebook and the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import Any

import pandas as pd
import yaml

from analysis.codebook import domain
from analysis.compare.selection import NO_CITY, UNKNOWN
from analysis.paths import PROJECT
from analysis.schema import TABLES

LANGUAGES = ("zh", "en")
PLACES = ("city", "province")  # columns of names, which are the same in both languages
FOLDER = PROJECT / "locales"


class _Counting(Formatter):
    """`{n:notice|notices}` gives the form that goes with the number, which `{n}` itself prints."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, other = format_spec.partition("|")
        if bar:
            return one if str(value) == "1" else other
        return str(super().format_field(value, format_spec))


_COUNTING = _Counting()


@lru_cache(maxsize=None)
def read_locale(language: str) -> dict[str, Any]:
    """The language's files (one per page or part) flattened: dotted key -> text, or {one, other} where it counts."""
    files = sorted((FOLDER / language).glob("*.yaml"))
    loaded = [yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for file in files]
    return dict(entry for part in loaded for entry in _flat(part, ""))


def _flat(node: Mapping[str, Any], above: str) -> list[tuple[str, Any]]:
    entries = []
    for key, value in node.items():
        is_branch = isinstance(value, dict) and set(value) != {"one", "other"}
        entries += _flat(value, f"{above}{key}.") if is_branch else [(f"{above}{key}", value)]
    return entries


@lru_cache(maxsize=None)
def _columns() -> dict[str, tuple[str, str, str]]:
    """Column name -> (zh, en, domain) as the schema first defines it."""
    found: dict[str, tuple[str, str, str]] = {}
    for table in TABLES.values():
        for column in table.columns:
            found.setdefault(column.name, (column.zh, column.en, column.domain))
    return found


def browser_language(locale: str | None) -> str:
    """The language to greet with: Chinese for a Chinese browser or where none is told, else English."""
    return "zh" if locale is None or locale.lower().startswith("zh") else "en"


@dataclass(frozen=True)
class Translator:
    """All words of one language. Called with a key it gives the text, filled with the named values."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:
        text = read_locale(self.language)[key]
        if isinstance(text, dict):
            text = text["one" if values.get("n") == 1 else "other"]
        if not values:
            return text
        return _COUNTING.format(text, **values) if "|" in text else text.format(**values)

    def pick(self, *, zh: str, en: str) -> str:
        """Of a text given in both languages the one in this."""
        return zh if self.language == "zh" else en

    def label(self, name: str, code: Any) -> str:
        """A code of the codebook domain `name` in words, or a place (`city`, `province`); an absent one is unknown."""
        if pd.isna(code) or code == UNKNOWN:
            return self("unknown")
        if name in PLACES:
            return self("no_city") if code == NO_CITY else str(code)
        codes = domain(name).codes
        return domain(name).label(code, self.language) if code in codes else str(code)

    def column(self, name: str) -> str:
        """A column's heading: from the locale where the dashboard makes the column, else from the schema."""
        made = read_locale(self.language).get(f"columns.{name}")
        if made:
            return str(made)
        zh, en, _ = _columns().get(name, (name, name, ""))
        return zh if self.language == "zh" else en

    def domain_of(self, column: str) -> str:
        """The codebook domain whose codes the column holds; empty for none."""
        return _columns().get(column, ("", "", ""))[2]

    def day(self, iso: Any) -> str:
        """An ISO date, maybe reduced, in the language's form; a dash where absent."""
        if pd.isna(iso):
            return self("absent")
        parts = [int(p) for p in str(iso)[:10].split("-")]
        if self.language == "zh":
            return "".join(f"{p}{u}" for p, u in zip(parts, "年月日", strict=False))
        month = f"{date(2000, parts[1], 1):%b} " if len(parts) > 1 else ""
        return (f"{parts[2]} " if len(parts) > 2 else "") + month + str(parts[0])

    def number(self, value: Any) -> str:
        """A count with thousands marked; a dash where absent."""
        return self("absent") if pd.isna(value) else f"{value:,.0f}"

    def decimal(self, value: Any) -> str:
        """A number with up to three decimals; a dash where absent."""
        return self("absent") if pd.isna(value) else f"{value:,.3f}".rstrip("0").rstrip(".")

    def percent(self, share: Any) -> str:
        """A share of 0 to 1 with one decimal; a dash where absent."""
        return self("absent") if pd.isna(share) else f"{100 * share:.1f}%"

    def days(self, low: Any, high: Any) -> str:
        """A duration: exact, a range, or a lower bound."""
        if pd.isna(low) or (low == 0 and pd.isna(high)):
            return self("unknown")  # at least 0 days says nothing
        if pd.isna(high):
            return self("days.at_least", n=int(low))
        return (
            self("days.exact", n=int(low))
            if low == high
            else self("days.range", low=int(low), high=int(high))
        )

    def listing(self, items: list[str]) -> str:
        """Items in one line, as the language lists them."""
        return self("list_separator").join(items)
