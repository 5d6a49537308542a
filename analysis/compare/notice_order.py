"""The order of notices on every page: the user's own first, then the newest feedback first."""

from __future__ import annotations

from collections.abc import Collection

from analysis.compare.tables import Tables


def order_notices(tables: Tables, *, own: Collection[str] = ()) -> list[str]:
    """Every notice_id in the order to show them; without a date of feedback last. `own`: the user's."""
    found = tables.query(
        "SELECT notice_id FROM notices ORDER BY list_contains($own::VARCHAR[], notice_id) DESC, "
        "feedback_date DESC NULLS LAST, notice_id",
        {"own": sorted(own)},
    )
    return list(found["notice_id"])
