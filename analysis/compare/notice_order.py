"""The order of notices on every page: the user's own first, then the newest feedback first."""

from __future__ import annotations

from analysis.compare.tables import Tables


def page_order(of: str = "") -> str:
    """SQL for rows of notices, those without a date of feedback last. `of`: `n.` for columns of n."""
    return f"{of}notice_id IN (FROM own_notices) DESC, {of}feedback_date DESC NULLS LAST, {of}notice_id"


PAGE_ORDER = page_order()


def order_notices(tables: Tables) -> list[str]:
    """Every notice_id in the order to show them."""
    return list(tables.query(f"SELECT notice_id FROM notices ORDER BY {PAGE_ORDER}")["notice_id"])
