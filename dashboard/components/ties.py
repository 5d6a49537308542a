"""Which ones are the most or the least: all of them where several are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from dashboard.i18n.translator import Translator

_NAMED = 3
_SAME = 1e-9  # of a value: measures of the same counts may differ in their last digit


def equals(values: pd.Series, best: float | pd.Series) -> pd.Series:
    """Which values are that one, or the one beside them."""
    return (values - best).abs() <= _SAME * np.abs(best)


def list_tied(values: pd.Series, best: float) -> list[str]:
    """Codes in the index whose value is the best one, in the order of the index."""
    return [str(code) for code in values.index[equals(values, best)]]


def format_tied(
    codes: Sequence[str], tr: Translator, *, label: Callable[[str], str], of: int = 0, most: int = _NAMED
) -> str:
    """The codes in words; of more than `most` the first of them, and how many more there are.

    `of`: how many there are in all, where `codes` are the first of them.
    """
    named = tr.listing([label(code) for code in codes[:most]])
    rest = max(of, len(codes)) - len(codes[:most])
    return named if rest <= 0 else tr("and_more", names=named, n=rest)


def count_tied_beyond(values: pd.Series, shown: int, tied: pd.Series | None = None) -> int:
    """How many after the first `shown` have the value of the last of these.

    `values`: in order, the first ones of a longer list, where `tied` is how many entries of that list have
    the same value.
    """
    first = values.iloc[:shown]
    last = first.iloc[-1]
    in_all = len(list_tied(values, last)) if tied is None else int(tied.iloc[len(first) - 1])
    return in_all - len(list_tied(first, last))


def format_first(
    values: pd.Series,
    tr: Translator,
    *,
    label: Callable[[str], str],
    named: int = _NAMED,
    tied: pd.Series | None = None,
) -> str:
    """The first few codes of the index in words.

    Where more have the value of the last named, those of this value are named as equals, with how many more
    there are.
    """
    first, more = values.iloc[:named], count_tied_beyond(values, named, tied)
    labels = [label(str(code)) for code in first.index]
    if not more:
        return tr.listing(labels)
    rank = len(first) - len(list_tied(first, first.iloc[-1]))
    counted = {"names": tr.listing(labels[rank:]), "n": more, "m": len(first) - rank + more}
    if not rank:
        return tr("words.all_tied", **counted)
    return tr("words.then_tied", before=tr.listing(labels[:rank]), **counted)


def describe_ties(values: pd.Series, shown: int, tr: Translator, *, tied: pd.Series | None = None) -> str:
    """A sentence where a chart of the first `shown` ends among equal ones; empty where it does not."""
    more = count_tied_beyond(values, shown, tied)
    return tr("words.cut_tied", n=more) if more else ""
