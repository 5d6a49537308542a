"""The interface in the reader's language: texts, labels, and how it writes dates and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from numbers import Integral
from string import Formatter
from typing import Any

import pandas as pd

from analysis.compare.selection import NO_CITY, UNKNOWN
from analysis.schema import TABLES, Table
from dashboard.i18n.names import translate_place
from locales import DOCUMENTATION, NOTICES, describe, glosses_of, languages, texts

PLACES = ("city", "province")  # columns of names, no codes


def _written(value: Any) -> Any:
    """Counts with thousands marked."""
    return f"{value:,}" if isinstance(value, Integral) else value


class _Counting(Formatter):
    """`{n:notice|notices}` is the form that fits the number, which `{n}` itself prints."""

    def __init__(self, language: str) -> None:
        self.language = describe(language)

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" not in format_spec:
            return str(super().format_field(_written(value), format_spec))
        choices = dict(zip(self.language.forms, format_spec.split("|"), strict=True))
        return choices[self.language.form(value)]


@cache
def find_table(column: str) -> Table | None:
    """The first table that has the column; None for a column that the dashboard makes."""
    return next((table for table in TABLES.values() if column in table.names), None)


def browser_language(locale: str | None) -> str:
    """The language to greet with: the browser's; that of the notices where it names none; else that of the
    documentation."""
    if locale is None:
        return NOTICES
    asked = locale.lower().split("-")[0]
    return asked if asked in languages() else DOCUMENTATION


@dataclass(frozen=True)
class Translator:
    """All words of one language. Called with a key it returns the text, filled with the named values."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:
        text = texts(self.language)[key]
        if isinstance(text, dict):
            text = text[describe(self.language).form(values.get("n"))]
        if not values:
            return text
        if "|" in text:
            return _Counting(self.language).format(text, **values)
        return text.format(**{name: _written(value) for name, value in values.items()})

    def label(self, name: str, code: Any) -> str:
        """A code of the codebook domain `name` in words, or a place (`city`, `province`); an absent one is
        unknown."""
        if pd.isna(code) or code == UNKNOWN:
            return self("unknown")
        if name in PLACES:
            return self("no_city") if code == NO_CITY else self.place(str(code))
        return str(texts(self.language).get(f"domains.{name}.codes.{code}.label", code))

    def place(self, name: str) -> str:
        """A place as readers of the language know it, the Chinese name beside it."""
        translated = translate_place(name, self.language)
        return name if translated == name else f"{translated} {name}"

    def glossed(self, word: str) -> str:
        """A word of the notices, and what it means in short where the language explains it."""
        gloss = glosses_of(self.language).get(word)
        return f"{word} {gloss}" if gloss else word

    def column(self, name: str) -> str:
        """A column's heading: from the locale where the dashboard makes the column, else from the tables."""
        if made := texts(self.language).get(f"columns.{name}"):
            return str(made)
        table = find_table(name)
        return self(f"tables.{table.name}.columns.{name}.label") if table else name

    def domain_of(self, column: str) -> str:
        """The codebook domain of the column's codes; empty for none."""
        table = find_table(column)
        return next((known.domain for known in table.columns if known.name == column), "") if table else ""

    def day(self, iso: Any) -> str:
        """An ISO date, maybe reduced, in the language's form; a dash where absent."""
        return self("absent") if pd.isna(iso) else describe(self.language).write_date(str(iso))

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
            return self("unknown")  # "at least 0 days" means nothing
        if pd.isna(high):
            return self("days.at_least", n=int(low))
        return (
            self("days.exact", n=int(low))
            if low == high
            else self("days.range", low=int(low), high=int(high))
        )

    def listing(self, items: list[str]) -> str:
        """Items in one line, as the language lists them; Chinese has no comma between quotations."""
        return (
            describe(self.language).list_separator.join(items).replace("\u201d\u3001\u201c", "\u201d\u201c")
        )
