"""The order of notices on every page: the user's own first, then the newest feedback first."""

from __future__ import annotations

from analysis.compare.tables import Tables

# SQL over rows with notice_id and feedback_date; those without a date of feedback come last.
PAGE_ORDER = "notice_id IN (FROM own_notices) DESC, feedback_date DESC NULLS LAST, notice_id"


def order_notices(tables: Tables) -> list[str]:
    """Every notice_id in the order to show them."""
    return list(tables.query(f"SELECT notice_id FROM notices ORDER BY {PAGE_ORDER}")["notice_id"])
