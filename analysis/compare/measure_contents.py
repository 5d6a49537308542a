"""What the measures of an issue name: their acts, terms, documents, figures and dates, without any text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.compare.tables import Tables

# Tables with passages -> the order in which each lists the rows of a measure.
_PASSAGES = ("documents", "figures", "events")


@dataclass(frozen=True)
class MeasureContents:
    """One measure: its row of `measures`, codes of its acts, its terms, and the rows within its passage."""

    measure: pd.Series
    acts: tuple[str, ...]
    terms: tuple[str, ...]
    rows: Mapping[str, pd.DataFrame]


def list_contents(tables: Tables, issue_id: str) -> list[MeasureContents]:
    """The top-level measures under the issue, in order; what is printed outside them is left out."""
    measures, acts, terms = (
        _rows(tables, name, issue_id, order) for name, order in (("measures", "seq"), *_NAMED)
    )
    within = {name: _rows(tables, name, issue_id, "start") for name in _PASSAGES}
    return [
        MeasureContents(
            measure,
            tuple(acts.loc[acts["measure_id"] == measure["measure_id"], "action"]) or (measure["action"],),
            tuple(terms.loc[terms["measure_id"] == measure["measure_id"], "term"]),
            {name: _inside(rows, measure) for name, rows in within.items()},
        )
        for _, measure in measures.iterrows()
    ]


_NAMED = (("actions", "measure_id, seq"), ("measure_terms", "measure_id, count DESC, term"))


def _rows(tables: Tables, name: str, issue_id: str, order: str) -> pd.DataFrame:
    sql = f"SELECT * FROM {name} WHERE issue_id = $issue_id ORDER BY {order}"
    return tables.query(sql, {"issue_id": issue_id})


def _inside(rows: pd.DataFrame, measure: pd.Series) -> pd.DataFrame:
    return rows[(rows["start"] >= measure["start"]) & (rows["start"] < measure["end"])]
