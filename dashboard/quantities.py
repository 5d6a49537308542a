"""Quantities with their unit, as the language writes them."""

from __future__ import annotations

from dashboard.words import Words, read_locale


def say_unit(unit: str, words: Words) -> str:
    """A printed unit in the language; as printed where the locale has no word for it."""
    return str(read_locale(words.language).get(f"quantity.unit.{unit}", unit))


def say_quantity(value: float, unit: str, words: Words) -> str:
    """A value with its unit; large sums of money in the language's larger unit, to two decimals of it."""
    if unit == words("quantity.money_unit"):
        large = int(words("quantity.large"))
        if value >= large:
            return words("quantity.large_money", n=_trimmed(value / large))
        return words("quantity.money", n=_trimmed(value))
    return words("quantity.counted", n=_trimmed(value), unit=say_unit(unit, words))


def _trimmed(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
