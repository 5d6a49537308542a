"""Codes that can be chosen: the different values in the tables."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.compare.group_keys import NOTICE_KEYS, UNKNOWN
from analysis.compare.tables import Tables


def notice_options(tables: Tables) -> pd.DataFrame:
    """One row per notice, by place: notice_id, organisation, province, city, district, level, kind, year.

    Absent values are `unknown`, as in a selection, and the city of provincial and central bodies is
    `no_city`; an absent organisation stays absent.
    """
    known = ", ".join(f"{key} AS {name}" for name, key in NOTICE_KEYS.items() if name != "notice_id")
    return tables.query(
        f"SELECT notice_id, organisation, district, {known} FROM notices "
        "ORDER BY province, city, district, notice_id"
    )


def issue_options(tables: Tables) -> pd.DataFrame:
    """One row per issue type and status that occur together: issue_type, status, issues."""
    return tables.query(
        f"SELECT coalesce(issue_type, '{UNKNOWN}') AS issue_type, coalesce(status, '{UNKNOWN}') AS status, "
        "count(*) AS issues FROM issues GROUP BY ALL ORDER BY ALL"
    )


def notice_ids_of_texts(tables: Tables, sha256s: Collection[str]) -> frozenset[str]:
    """notice_ids of the notices whose text has one of these checksums."""
    found = tables.query(
        "SELECT notice_id FROM notices WHERE list_contains($texts::VARCHAR[], sha256)", {"texts": [*sha256s]}
    )
    return frozenset(found["notice_id"])
