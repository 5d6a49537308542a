"""What part of the tables a comparison looks at, and how that becomes SQL."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

UNKNOWN = "unknown"  # stands for an absent value, so that it can be chosen like any other

_NOTICE_COLUMNS = {
    "provinces": "province",
    "cities": "city",
    "levels": "level",
    "kinds": "kind",
    "years": "substr(feedback_date, 1, 4)",
    "notices": "notice_id",
}
_ISSUE_COLUMNS = {"issue_types": "issue_type", "statuses": "status"}


@dataclass(frozen=True)
class Selection:
    """Codes chosen per field; an empty field chooses everything, `unknown` the absent values.

    The first six choose notices (`years` by their feedback date). The last two choose issues; where one of
    them is set, a notice with no such issue drops out.
    """

    provinces: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    issue_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        return not any(getattr(self, field.name) for field in fields(self))

    @property
    def limits_issues(self) -> bool:
        """Whether issues are chosen, not only notices."""
        return bool(self.issue_types or self.statuses)

    def narrowed(self, **codes: str) -> Selection:
        """This selection with the named fields set to one code each: `narrowed(issue_types="safety_risk")`."""
        return replace(self, **{field: (code,) for field, code in codes.items()})

    def with_clause(self) -> tuple[str, dict[str, Any]]:
        """The head of a query, `WITH chosen_notices …, chosen_issues …`, and its parameters."""
        sql, parameters = self.named_clauses("chosen")
        return f"WITH {sql} ", parameters

    def named_clauses(self, name: str) -> tuple[str, dict[str, Any]]:
        """`<name>_notices AS …, <name>_issues AS …` and its parameters: several selections in one query."""
        notice = _conditions(self, _NOTICE_COLUMNS, name)
        issue = _conditions(self, _ISSUE_COLUMNS, name)
        fitting = (
            f" AND notice_id IN (SELECT notice_id FROM issues WHERE {issue})" if self.limits_issues else ""
        )
        sql = (
            f"{name}_notices AS (SELECT * FROM notices WHERE {notice}{fitting}), "
            f"{name}_issues AS (SELECT * FROM issues WHERE notice_id IN (SELECT notice_id FROM {name}_notices) "
            f"AND {issue})"
        )
        columns = {**_NOTICE_COLUMNS, **_ISSUE_COLUMNS}
        return sql, {f"{name}_{f}": list(getattr(self, f)) for f in columns if getattr(self, f)}


def _conditions(selection: Selection, columns: dict[str, str], name: str) -> str:
    chosen = [
        f"list_contains(${name}_{field}::VARCHAR[], coalesce({column}, '{UNKNOWN}'))"
        for field, column in columns.items()
        if getattr(selection, field)
    ]
    return " AND ".join(chosen) or "true"
