"""Doubts in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.doubts.doubt import parse_detail
from dashboard.i18n.translator import Translator


def describe_doubts(doubts: pd.DataFrame, tr: Translator) -> list[str]:
    """Every row of `doubts` as a sentence, in their order: the most serious first; equal sentences once."""
    sentences = (
        _describe(row["doubt"], parse_detail(row["detail"]), tr) for row in doubts.to_dict("records")
    )
    return list(dict.fromkeys(sentences))


def add_sign(name: str, grave: int, tr: Translator) -> str:
    """A notice's name, with a sign and the number of its grave doubts where it has any."""
    return tr("doubts.sign", name=name, n=grave) if grave else name


def inferred_dates(doubts: pd.DataFrame) -> list[str]:
    """The notice's key dates (columns) whose year is not printed with them."""
    details = doubts.loc[doubts["doubt"] == "key_years_inferred", "detail"]
    return [column for detail in details for column in parse_detail(detail)["columns"].split(",")]


def _describe(code: str, values: dict[str, str], tr: Translator) -> str:
    return tr(f"doubts.sentence.{code}", **{name: _value(name, value, tr) for name, value in values.items()})


def _value(name: str, value: str, tr: Translator) -> Any:
    if name == "columns":
        return tr.listing([tr.column(column) for column in value.split(",")])
    if name == "figures":
        return tr.listing([tr.number(float(figure)) for figure in value.split(",")])
    if name in ("column", "before"):
        return tr.column(value)
    if name in ("date", "other"):
        return tr.day(value)
    if name == "counted":
        return tr.label("counted", value)
    if name in ("printed", "recomputed", "share"):
        return tr.percent(float(value))
    return int(value) if name == "n" else tr.number(float(value))
