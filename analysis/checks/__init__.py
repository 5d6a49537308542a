"""Invariants every build passes or stops at.

`notice`: one notice's rows against its text; a notice that breaks one is rejected as an error.
`columns`, `tables`: whole tables, whoever made them; a build that breaks one writes nothing.
"""

from analysis.checks.columns import check_columns
from analysis.checks.notice import NOTICE_CHECKS, check_notice, doubtful_dates
from analysis.checks.tables import TABLE_CHECKS, check_sources, check_tables
from analysis.checks.violation import Violation

__all__ = [
    "NOTICE_CHECKS",
    "TABLE_CHECKS",
    "Violation",
    "check_columns",
    "check_notice",
    "check_sources",
    "check_tables",
    "doubtful_dates",
]
