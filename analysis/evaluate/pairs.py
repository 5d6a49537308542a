"""Hand-coded rows and ours, paired one to one."""

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
    """The notice's rows of a table, in its order."""
    rows = table[table["notice_id"] == notice_id].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


@dataclass(frozen=True)
class Pairing:
    """Pairs (hand-coded, ours), and the rows of either side that found no partner."""

    pairs: list[tuple[Row, Row]]
    missed: list[Row]
    surplus: list[Row]


def pair(gold: Sequence[Row], ours: Sequence[Row], keys: Sequence[Key]) -> Pairing:
    """Pair rows with equal keys, the strictest key first; every row is paired at most once."""
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
    """A value as it is compared: width and white space do not matter, 37.0 is 37, yes is true."""
    if value is None or value != value:
        return ""
    text = "".join(fold(str(value)).split())
    if text.lower() in ("yes", "true"):
        return "true"
    if text.lower() in ("no", "false"):
        return "false"
    return _number(text)


def _number(text: str) -> str:
    # Dates and numbers like 1. are no figures.
    if text.count(".") == 1 and text.replace(".", "").isdigit() and not text.endswith("."):
        return text.rstrip("0").rstrip(".")
    return text
