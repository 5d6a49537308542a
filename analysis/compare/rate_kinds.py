"""Kinds of rates of groups: each has a basis and a unit, and groups are compared by one kind only."""

from __future__ import annotations

import pandas as pd

from analysis.compare.reported_done import Kind

# Of kinds that as many groups have, the first one.
_ORDER: tuple[Kind, ...] = (
    ("stated", "problem"),
    ("listed", "issue"),
    ("stated", "task"),
    ("stated", "measure"),
)


def kinds_of_groups(rates: pd.DataFrame) -> list[Kind]:
    """The kinds that any group has, that of most groups first. `rates`: group_rates."""
    sizes = {
        kind: int(((rates["rate_basis"] == kind[0]) & (rates["rate_unit"] == kind[1])).sum())
        for kind in _ORDER
    }
    return sorted((kind for kind in _ORDER if sizes[kind]), key=lambda kind: -sizes[kind])


def groups_by_kind(rates: pd.DataFrame, kind: Kind, *, by: str) -> pd.DataFrame:
    """One row per group: its rate of this kind, with the basis `none` where it has none. Columns as in
    `rates` (group_rates)."""
    basis, unit = kind
    chosen = rates[(rates["rate_basis"] == basis) & (rates["rate_unit"] == unit)]
    groups = rates[[by, "of_notices"]].drop_duplicates(by)
    found = groups.merge(chosen.drop(columns="of_notices"), on=by, how="left")
    counts = {column: found[column].fillna(0).astype("int64") for column in ("notices", "counted_notices")}
    return found.assign(rate_basis=found["rate_basis"].fillna("none"), **counts)[list(rates.columns)]
