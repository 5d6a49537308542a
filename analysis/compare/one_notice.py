"""One notice with all its facts, from the tables or from a text that was just read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.compare.completion import completion_rates
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

# Table -> kind of fact, in the order in which facts with the same passage are listed.
FACT_KINDS = {
    "issues": "issue",
    "measures": "measure",
    "totals": "total",
    "outcomes": "outcome",
    "events": "event",
    "documents": "document",
    "figures": "figure",
}
# The tables of one notice.
NOTICE_TABLES = ("notices", *FACT_KINDS, "actions", "measure_terms", "doubts")


@dataclass(frozen=True)
class OneNotice:
    """The rows of one notice: `tables` has a frame for each of NOTICE_TABLES, `notices` with one row."""

    tables: Mapping[str, pd.DataFrame]

    @cached_property
    def notice(self) -> pd.Series:
        return self.tables["notices"].iloc[0]

    @cached_property
    def rates(self) -> pd.DataFrame:
        """One row per basis with a completion rate (analysis.compare.completion)."""
        named = {name: self.tables[name] for name in ("notices", "totals", "issues")}
        return completion_rates(Tables.from_frames(named), Selection())

    @cached_property
    def facts(self) -> pd.DataFrame:
        """One row per fact with a passage, in the order of the text, enclosing passages first.

        Columns: fact (`<kind>-<place in its table, from 1>`), kind, row (place in its table, from 0),
        issue_id, start, end.
        """
        parts = [_facts(kind, self.tables[table]) for table, kind in FACT_KINDS.items()]
        listed = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
        longest_first = listed.assign(length=listed["start"] - listed["end"])
        ordered = longest_first.sort_values(["start", "length"], kind="stable").drop(columns="length")
        return ordered.reset_index(drop=True)


def _facts(kind: str, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "fact": [f"{kind}-{place}" for place in range(1, len(rows) + 1)],
            "kind": kind,
            "row": range(len(rows)),
            "issue_id": list(rows["issue_id"]) if "issue_id" in rows else None,
            "start": rows["start"].astype("int64").to_numpy(),
            "end": rows["end"].astype("int64").to_numpy(),
        }
    )


def read_notice(tables: Tables, notice_id: str) -> OneNotice | None:
    """The notice with this key; None where the tables have no such notice."""
    found = {
        name: tables.query(f"SELECT * FROM {name} WHERE notice_id = $id", {"id": notice_id})
        for name in NOTICE_TABLES
    }
    return OneNotice(found) if len(found["notices"]) else None
