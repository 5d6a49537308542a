"""Doubts about what is coded of each issue: its status and its type."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.doubts.doubt import Doubt, Doubted


def status_doubts(doubted: Doubted) -> Iterator[Doubt]:
    """Statuses from a statement on all issues alike, none stated, and unknown types."""
    issues = doubted.rows["issues"]
    counts = {
        "blanket": sum(row["status_basis"] == "blanket" for row in issues),
        "not_stated": sum(row["status"] == "not_stated" for row in issues),
        "untyped": sum(not row["issue_type"] for row in issues),
    }
    yield from (Doubt(code, {"n": n, "of": len(issues)}) for code, n in counts.items() if n)
