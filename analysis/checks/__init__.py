"""Invariants that every build must satisfy.

`notice`: one notice's rows against its text; a notice that violates one is rejected as an error.
`columns`, `tables`: whole tables, from any source; a build that violates one writes nothing.
"""

from analysis.checks.columns import check_columns
from analysis.checks.notice import NOTICE_CHECKS, check_notice
from analysis.checks.rows import check_rows
from analysis.checks.tables import TABLE_CHECKS, check_relations, check_sources, check_tables
from analysis.checks.violation import Violation

__all__ = [
    "NOTICE_CHECKS",
    "TABLE_CHECKS",
    "Violation",
    "check_columns",
    "check_notice",
    "check_relations",
    "check_rows",
    "check_sources",
    "check_tables",
]
