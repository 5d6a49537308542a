"""What each notice reports as completed, on whichever basis it has: one row per notice."""

from __future__ import annotations

import pandas as pd

COLUMNS = ("notice_id", "done_basis", "done_unit", "done", "done_of", "done_rate", "done_high")

# The rate in the text first, then the statuses of the issues, then a count that is no rate.
_ORDER = (
    ("stated", "problem"),
    ("listed", "issue"),
    ("stated", "task"),
    ("stated", "measure"),
    ("count", "problem"),
    ("count", "task"),
    ("count", "measure"),
)


def reported_done(
    rates: pd.DataFrame, counts: pd.DataFrame, *, prefer: tuple[str, str] | None = None
) -> pd.DataFrame:
    """One row per notice of `rates` (completion_rates), in their order. `counts`: counts_without_total.

    Columns: notice_id; done_basis: `stated` (a rate in the text), `listed` (statuses of issues), `count` (a
    number without a total) or `none`; done_unit; done (completed), done_of (total); done_rate (0 to 1, absent
    for a count), done_high (bound where issues have no stated status). A notice with several has the first of
    _ORDER, or `prefer` (basis and unit) where it has that.
    """
    known = rates[rates["rate"].notna()].rename(
        columns={
            "rate_basis": "done_basis",
            "rate_unit": "done_unit",
            "completed": "done",
            "total": "done_of",
            "rate": "done_rate",
            "high": "done_high",
        }
    )
    bare = counts[counts["state"] == "completed"].rename(columns={"counted": "done_unit", "value": "done"})
    found = pd.concat([known, bare.assign(done_basis="count")]).reindex(columns=COLUMNS)
    kinds = list(zip(found["done_basis"], found["done_unit"], strict=True))
    order = [prefer, *_ORDER]
    best = found.assign(place=[order.index(kind) for kind in kinds]).sort_values("place", kind="stable")
    one = best.drop_duplicates("notice_id").set_index("notice_id").drop(columns="place")
    every = one.reindex(rates["notice_id"].drop_duplicates()).rename_axis("notice_id").reset_index()
    return every.assign(done_basis=every["done_basis"].fillna("none"))[list(COLUMNS)]


def kinds_of_rates(rates: pd.DataFrame) -> list[tuple[str, str]]:
    """Basis and unit of the rates that at least two notices have, most notices first."""
    known = rates[rates["rate"].notna()]
    sizes = known.groupby(["rate_basis", "rate_unit"], sort=False)["notice_id"].nunique()
    several = sizes[sizes > 1].sort_values(ascending=False, kind="stable")
    return [(str(basis), str(unit)) for basis, unit in several.index]


def median_days(notices: pd.DataFrame) -> tuple[float, float, int]:
    """Median days from feedback to report of the notices with both dates, as low and high end, and how many
    these are. `notices`: summarise_notices."""
    dated = notices[notices["rectification_max"].notna()]
    return dated["rectification_min"].median(), dated["rectification_max"].median(), len(dated)
