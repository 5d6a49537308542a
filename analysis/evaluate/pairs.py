"""Hand-coded rows and the program's, paired one to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.text.folded import fold

Row = dict[str, Any]
Key = Callable[[Row], Hashable]


def rows_of_notice(table: pd.DataFrame, notice_id: str) -> list[Row]:
    """The notice's rows of a table, in the table's order."""
    rows = table[table["notice_id"] == notice_id].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def key_of(*names: str) -> Key:
    """A key made of these columns, normalised."""
    return lambda row: tuple(normalise(row.get(name)) for name in names)


@dataclass(frozen=True)
class Pairing:
    """Pairs (hand-coded, the program's), and the rows of either side without a partner."""

    pairs: list[tuple[Row, Row]]
    missed: list[Row]
    surplus: list[Row]


def pair(gold: Sequence[Row], ours: Sequence[Row], keys: Sequence[Key]) -> Pairing:
    """Rows with equal keys in pairs, the strictest key first; every row is in at most one pair."""
    pairs: list[tuple[Row, Row]] = []
    missed, surplus = list(gold), list(ours)
    for key in keys:
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for row in surplus:
            waiting[key(row)].append(row)
        still: list[Row] = []
        for row in missed:
            partners = waiting[key(row)]
            if partners:
                pairs.append((row, partners.pop(0)))
            else:
                still.append(row)
        missed = still
        surplus = [row for rows in waiting.values() for row in rows]
    return Pairing(pairs, missed, surplus)


def normalise(value: Any) -> str:
    """A value as it is compared: without width and white space, 37.0 as 37, yes as true."""
    if value is None or value != value:
        return ""
    text = "".join(fold(str(value)).split())
    if text.lower() in ("yes", "true"):
        return "true"
    if text.lower() in ("no", "false"):
        return "false"
    return _number(text)


def _number(text: str) -> str:
    # Dates and numbers like 1. are no decimals.
    if text.count(".") == 1 and text.replace(".", "").isdigit() and not text.endswith("."):
        return text.rstrip("0").rstrip(".")
    return text
