"""One fact about one side of a comparison: a row of the long table of everything compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, cast

import pandas as pd


@dataclass(frozen=True, kw_only=True)
class SideFact:
    """`section` and `attribute` name the fact, `item` the code it is about (a type, an action, a term).

    value: the number in `unit`, absent where unknown. at_least, at_most: its bounds or, in a group, the
    range over notices. share: value ÷ n (0 to 1) where it is a part. text: codes, names or ISO dates
    (`first/last` of several dates, `|` between several names). n: size of the base, counted in `n_of`.
    basis: a code, where facts differ in it.
    """

    section: str
    attribute: str
    side: str
    item: str = ""
    unit: str = ""
    value: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    share: float | None = None
    text: str | None = None
    n: float | None = None
    n_of: str = ""
    basis: str | None = None


COLUMNS = (
    "section",
    "attribute",
    "item",
    "unit",
    "side",
    "value",
    "at_least",
    "at_most",
    "share",
    "text",
    "n",
    "n_of",
    "basis",
)
_NUMBERS = ("value", "at_least", "at_most", "share", "n")


def facts_frame(facts: Iterable[SideFact]) -> pd.DataFrame:
    """One row per fact: COLUMNS."""
    frame = pd.DataFrame([asdict(fact) for fact in facts], columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(_NUMBERS, "float64") | {"text": "str", "basis": "str"})


def to_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as dictionaries."""
    return cast(list[dict[str, Any]], frame.to_dict("records"))
