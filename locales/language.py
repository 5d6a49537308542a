"""What a language is called and how it writes dates, lists and the words that go with numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Language:
    """The content of `_language.yaml`.

    name: as its readers call it. tag: for HTML (BCP 47). dates: `day`, `month` and `year`, with the
    blanks {year},
    {month} (a name of `months`) and {day}. large_sum: from which number of yuan a sum is written in the
    larger unit.
    plurals: form -> the numbers that take it, as a regular expression; all others take `other`.
    """

    code: str
    name: str
    tag: str
    list_separator: str
    dates: Mapping[str, str]
    months: Sequence[str]
    large_sum: int
    plurals: Mapping[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of a word that goes with a number, in order."""
        return (*self.plurals, "other")

    def form(self, number: Any) -> str:
        """The form that goes with a number, or with its text (thousands marked)."""
        digits = f"{number:.10g}" if isinstance(number, float) else str(number).replace(",", "")
        return next((form for form, which in self.plurals.items() if re.fullmatch(which, digits)), "other")

    def write_date(self, iso: str) -> str:
        """An ISO date, maybe reduced to its month or year."""
        year, *rest = (int(part) for part in iso[:10].split("-"))
        unit = ("year", "month", "day")[len(rest)]
        month = self.months[rest[0] - 1] if rest else ""
        return self.dates[unit].format(year=year, month=month, day=rest[1] if unit == "day" else "")


@dataclass(frozen=True)
class Names:
    """The content of `_names.yaml`: how Chinese names are written, and what is written otherwise.

    places: place without its suffix -> its name. suffixes: last character of a place of two -> word. kinds:
    end of a body's short name -> word. words: of own names -> word. around: beginning of a name whose place
    follows -> word behind the place.
    """

    sounds: str
    places: Mapping[str, str]
    suffixes: Mapping[str, str]
    kinds: Mapping[str, str]
    words: Mapping[str, str]
    around: Mapping[str, str]

    @cached_property
    def long_words(self) -> dict[str, str]:
        """Kinds and words of two characters or more, as they are written."""
        return {word: text for word, text in {**self.kinds, **self.words}.items() if len(word) > 1}
