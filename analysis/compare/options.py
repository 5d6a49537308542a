"""What can be chosen: the different values in the tables, and the notices."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.compare.group_keys import KEYS, NOTICE_KEYS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

_INVENTED = "[（(]虚构"  # in a title


@dataclass(frozen=True)
class Options:
    """What occurs in the tables: `codes` by key (analysis.compare.group_keys), `cities` by province, and the
    number of notices."""

    codes: dict[str, frozenset[str]]
    cities: dict[str, frozenset[str]]
    notices: int


def list_options(tables: Tables) -> Options:
    """All codes that can be chosen; absent values are `unknown`, and the city of provincial and central
    bodies is `no_city`."""
    of_notices = [f"{NOTICE_KEYS[key]} AS {key}" for key in ("province", "city", "level", "kind", "year")]
    found = tables.query(f"SELECT {', '.join(of_notices)}, count(*) AS n FROM notices GROUP BY ALL")
    of_issues = tables.query(
        f"SELECT DISTINCT {KEYS['issue_type']} AS issue_type, {KEYS['status']} AS status FROM issues"
    )
    codes = {
        str(key): frozenset(map(str, values))
        for frame in (found.drop(columns="n"), of_issues)
        for key, values in frame.items()
    }
    cities = {str(province): frozenset(rows["city"]) for province, rows in found.groupby("province")}
    return Options(codes, cities, int(found["n"].sum()))


def notice_options(tables: Tables) -> pd.DataFrame:
    """One row per notice, by place: notice_id, organisation, province, city, district, level.

    Absent values are as in a selection; an absent organisation or district stays absent.
    """
    known = ", ".join(f"{NOTICE_KEYS[key]} AS {key}" for key in ("province", "city", "level"))
    return tables.query(
        f"SELECT notice_id, organisation, district, {known} FROM notices "
        "ORDER BY province, city, district, notice_id"
    )


def newest_notices(tables: Tables, selection: Selection, limit: int) -> list[str]:
    """notice_ids of the selection, the newest feedback first; without a date last."""
    found = selection.query(
        tables,
        "SELECT notice_id FROM chosen_notices ORDER BY feedback_date DESC NULLS LAST, notice_id LIMIT $most",
        most=limit,
    )
    return list(found["notice_id"])


def invented_notice_ids(tables: Tables, sha256s: Collection[str]) -> frozenset[str]:
    """notice_ids of the notices whose title says that they are invented, or whose text has one of these
    checksums."""
    found = tables.query(
        "SELECT notice_id FROM notices WHERE list_contains($texts::VARCHAR[], sha256) "
        "OR regexp_matches(title, $mark)",
        {"texts": [*sha256s], "mark": _INVENTED},
    )
    return frozenset(found["notice_id"])
