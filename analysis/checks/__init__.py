"""Invariants every build passes or stops at.

`notice`: one notice's rows against its text; a notice that breaks one is rejected as an error.
`columns`, `tables`: whole tables, whoever made them; a build that breaks one writes nothing.
"""

from analysis.checks.columns import broken_columns
from analysis.checks.notice import NOTICE_CHECKS, broken_notice, doubtful_dates
from analysis.checks.tables import TABLE_CHECKS, broken_tables, unaccounted
from analysis.checks.violation import Violation

__all__ = [
    "NOTICE_CHECKS",
    "TABLE_CHECKS",
    "Violation",
    "broken_columns",
    "broken_notice",
    "broken_tables",
    "doubtful_dates",
    "unaccounted",
]
