"""Shares as text."""

from __future__ import annotations

from dashboard.i18n.translator import Translator


def format_share(part: float, whole: float, share: float, tr: Translator) -> str:
    """`3 / 12 = 25.0%`."""
    return f"{tr.number(part)} / {tr.number(whole)} = {tr.percent(share)}"
