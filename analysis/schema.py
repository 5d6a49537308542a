"""What one row of each table is: columns, types, units, allowed values and keys, defined once.

Labels and meanings are in `locales/<language>/tables.yaml`. The data dictionary, `datapackage.json`, the
checks and
the readers of the store are made from both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "number", "boolean", "date"]

# Raised when a table or a column is added, removed or changes its type: older programs refuse newer tables,
# newer ones know what older tables lack.
SCHEMA_VERSION = 1

# A date may be reduced to its month or year: 2024-03, 2024.
DATE_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"

# The unit of sums of money, wherever a table has a `unit`.
MONEY = "元"


@dataclass(frozen=True)
class Column:
    """One column. `domain` names the codebook file whose codes are its allowed values."""

    name: str
    type: Type
    unit: str = ""
    domain: str = ""
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, its key, and the tables it points to."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    parents: tuple[tuple[str, str], ...] = ()  # (column here, table it is the key of)

    @property
    def names(self) -> list[str]:
        return [c.name for c in self.columns]


_NOTICE = Column("notice_id", "string", required=True)
_ISSUE = Column("issue_id", "string")  # empty outside every issue
_CHARS = Column("n_chars", "integer", unit="characters", required=True)
_SPAN = (
    Column("start", "integer", unit="characters", required=True),
    Column("end", "integer", unit="characters", required=True),
)

_IN_NOTICE = ("notice_id", "notices")
_IN_ISSUE = ("issue_id", "issues")

NOTICES = Table(
    "notices",
    (
        _NOTICE,
        Column("organisation", "string"),
        Column("province", "string"),
        Column("city", "string"),
        Column("district", "string"),
        Column("level", "string", domain="level"),
        Column("kind", "string", domain="kind"),
        Column("inspecting_team", "string"),
        Column("inspection_start", "date"),
        Column("inspection_end", "date"),
        Column("feedback_date", "date"),
        Column("report_date", "date"),
        Column("page_date", "date"),
        Column("latest_done", "date"),
        _CHARS,
        Column("sha256", "string", required=True),
        Column("source", "string", required=True),
        Column("title", "string"),
        Column("rectification_chars", "integer", unit="characters", required=True),
        Column("source_quality", "string", domain="source_quality", required=True),
    ),
    key=("notice_id",),
)

TOTALS = Table(
    "totals",
    (
        _NOTICE,
        Column("counted", "string", domain="counted", required=True),
        Column("state", "string", domain="state", required=True),
        Column("statistic", "string", domain="statistic", required=True),
        Column("value", "number", required=True),
        Column("scope", "string", domain="scope", required=True),
        *_SPAN,
    ),
    parents=(_IN_NOTICE,),
)

ISSUES = Table(
    "issues",
    (
        _NOTICE,
        Column("issue_id", "string", required=True),
        Column("seq", "integer", required=True),
        Column("section", "string"),
        Column("section_title", "string"),
        Column("number", "string"),
        Column("title", "string", required=True),
        Column("issue_type", "string", domain="issue_type"),
        Column("focus", "string", domain="focus"),
        Column("status", "string", domain="status", required=True),
        Column("status_basis", "string", domain="status_basis", required=True),
        Column("n_measures", "integer", unit="measures", required=True),
        _CHARS,
        *_SPAN,
    ),
    key=("issue_id",),
    parents=(_IN_NOTICE,),
)

MEASURES = Table(
    "measures",
    (
        _NOTICE,
        Column("issue_id", "string", required=True),
        Column("measure_id", "string", required=True),
        Column("seq", "integer", required=True),
        Column("marker", "string"),
        Column("action", "string", domain="action", required=True),
        _CHARS,
        *_SPAN,
    ),
    key=("measure_id",),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

_MEASURE = Column("measure_id", "string", required=True)
_IN_MEASURE = (_IN_NOTICE, _IN_ISSUE, ("measure_id", "measures"))

ACTIONS = Table(
    "actions",
    (
        _NOTICE,
        Column("issue_id", "string", required=True),
        _MEASURE,
        Column("seq", "integer", required=True),
        Column("action", "string", domain="action", required=True),
        *_SPAN,
    ),
    key=("measure_id", "seq"),
    parents=_IN_MEASURE,
)

MEASURE_TERMS = Table(
    "measure_terms",
    (
        _NOTICE,
        Column("issue_id", "string", required=True),
        _MEASURE,
        Column("term", "string", required=True),
        Column("count", "integer", unit="tokens", required=True),
    ),
    key=("measure_id", "term"),
    parents=_IN_MEASURE,
)

EVENTS = Table(
    "events",
    (
        _NOTICE,
        _ISSUE,
        Column("event", "string", domain="event", required=True),
        Column("date", "date", required=True),
        Column("year_inferred", "boolean", required=True),
        *_SPAN,
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

DOCUMENTS = Table(
    "documents",
    (
        _NOTICE,
        _ISSUE,
        Column("name", "string", required=True),
        Column("role", "string", domain="role", required=True),
        *_SPAN,
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

FIGURES = Table(
    "figures",
    (
        _NOTICE,
        _ISSUE,
        Column("value", "number", required=True),
        Column("unit", "string", required=True),
        *_SPAN,
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

OUTCOMES = Table(
    "outcomes",
    (
        _NOTICE,
        _ISSUE,
        Column("outcome", "string", domain="outcome", required=True),
        Column("value", "number", required=True),
        Column("unit", "string", required=True),
        *_SPAN,
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

KEYWORDS = Table(
    "keywords",
    (
        _NOTICE,
        _ISSUE,
        Column("part", "string", domain="part", required=True),
        Column("term", "string", required=True),
        Column("pos", "string", required=True),
        Column("count", "integer", unit="tokens", required=True),
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

DOUBTS = Table(
    "doubts",
    (
        _NOTICE,
        Column("doubt", "string", domain="doubt", required=True),
        Column("grade", "string", domain="grade", required=True),
        Column("start", "integer", unit="characters"),  # empty where the whole notice is meant
        Column("end", "integer", unit="characters"),
        Column("detail", "string"),
    ),
    parents=(_IN_NOTICE,),
)

REJECTED = Table(
    "rejected",
    (
        Column("source", "string", required=True),
        Column("reason", "string", domain="reason", required=True),
        Column("detail", "string", required=True),
    ),
    key=("source",),
)

TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        NOTICES,
        TOTALS,
        ISSUES,
        MEASURES,
        EVENTS,
        DOCUMENTS,
        FIGURES,
        OUTCOMES,
        KEYWORDS,
        ACTIONS,
        MEASURE_TERMS,
        DOUBTS,
        REJECTED,
    )
}
