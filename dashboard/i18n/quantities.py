"""Quantities with their unit, as the language writes them."""

from __future__ import annotations

from analysis.schema import MONEY
from dashboard.i18n.translator import Translator
from locales import describe, texts

_SHARES = ("%", "‰")  # written with no space before them


def label_unit(unit: str, tr: Translator) -> str:
    """A printed unit in the language; as printed where the locale has no word for it."""
    return str(texts(tr.language).get(f"quantity.unit.{unit}", unit))


def format_quantity(value: float, unit: str, tr: Translator) -> str:
    """A value with its unit; large sums of money in the language's larger unit, to two decimals of it."""
    if unit == MONEY:
        large = describe(tr.language).large_sum
        if value >= large:
            return tr("quantity.large_money", n=_trimmed(value / large))
        return tr("quantity.money", n=_trimmed(value))
    if unit in _SHARES:
        return f"{_trimmed(value)}{unit}"
    return tr("quantity.counted", n=_trimmed(value), unit=label_unit(unit, tr))


def _trimmed(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
