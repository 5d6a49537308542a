"""Quantities with their unit, as the language writes them."""

from __future__ import annotations

from collections import Counter
from functools import cache

from analysis.schema import MONEY
from dashboard.i18n.translator import Translator
from locales import describe, texts

_SHARES = ("%", "‰")  # written with no space before them


def label_unit(unit: str, tr: Translator, *, n: float | None = None) -> str:
    """A printed unit in the language, in the form for `n` of it; as printed where the locale has no word for
    it. Without `n`, a word for several units has the printed one behind it: they are not added up."""
    key = f"quantity.unit.{unit}"
    if key not in texts(tr.language):
        return unit
    word = tr(key, n=n)
    return f"{word} ({unit})" if n is None and word in _shared_words(tr.language) else word


@cache
def _shared_words(language: str) -> frozenset[str]:
    """The words that mean more than one printed unit."""
    tr, keys = Translator(language), [key for key in texts(language) if key.startswith("quantity.unit.")]
    counts = Counter(tr(key) for key in keys)
    return frozenset(word for word, n in counts.items() if n > 1)


def format_quantity(value: float, unit: str, tr: Translator) -> str:
    """A value with its unit; large sums of money in the language's larger unit, to two decimals of it."""
    if unit == MONEY:
        large = describe(tr.language).large_sum
        if value >= large:
            return tr("quantity.large_money", n=_trimmed(value / large))
        return tr("quantity.money", n=_trimmed(value))
    if unit in _SHARES:
        return f"{_trimmed(value)}{unit}"
    return tr("quantity.counted", n=_trimmed(value), unit=label_unit(unit, tr, n=value))


def _trimmed(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
