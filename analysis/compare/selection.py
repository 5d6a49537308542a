"""The selection: which notices and issues a comparison covers, and its SQL."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.group_keys import KEYS, NO_CITY, UNKNOWN
from analysis.compare.tables import Tables

__all__ = ["NO_CITY", "UNKNOWN", "Selection"]

# Field of the selection -> key whose values it lists (analysis.compare.group_keys).
_OF_NOTICES = {
    "provinces": "province",
    "cities": "city",
    "levels": "level",
    "kinds": "kind",
    "years": "year",
    "notices": "notice_id",
}
_OF_ISSUES = {"issue_types": "issue_type", "statuses": "status"}


@dataclass(frozen=True)
class Selection:
    """Codes chosen per field; an empty field chooses everything.

    `unknown` chooses absent values, the city `no_city` provincial and central bodies. The first six fields
    choose notices (`years` by the feedback date). The last two choose issues; where one of them is set, a
    notice without such an issue is not chosen.
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
        """This selection with the named fields set to one code: `narrowed(issue_types="safety_risk")`."""
        return replace(self, **{field: (code,) for field, code in codes.items()})

    def query(self, tables: Tables, sql: str, **parameters: Any) -> pd.DataFrame:
        """The rows of `sql`, which follows the clauses `chosen_notices` and `chosen_issues`."""
        with_, own = self.with_clause()
        return tables.query(f"{with_} {sql}", own | parameters)

    def with_clause(self, *before: str) -> tuple[str, dict[str, Any]]:
        """The start of a query, `WITH chosen_notices AS …, chosen_issues AS …`, and its parameters; `before`:
        clauses that those may use."""
        sql, parameters = self.named_clauses("chosen")
        return f"WITH {', '.join([*before, sql])} ", parameters

    def named_clauses(self, name: str) -> tuple[str, dict[str, Any]]:
        """`<name>_notices AS …, <name>_issues AS …` and parameters, for several selections in one query."""
        notice = _conditions(self, _OF_NOTICES, name)
        issue = _conditions(self, _OF_ISSUES, name)
        fitting = (
            f" AND notice_id IN (SELECT notice_id FROM issues WHERE {issue})" if self.limits_issues else ""
        )
        sql = (
            f"{name}_notices AS (SELECT * FROM notices WHERE {notice}{fitting}), "
            f"{name}_issues AS (SELECT * FROM issues WHERE {issue} "
            f"AND notice_id IN (SELECT notice_id FROM {name}_notices))"
        )
        return sql, self._parameters(name)

    def query_cells(self, tables: Tables, sql: str, **parameters: Any) -> pd.DataFrame:
        """As `query`, after the clauses of `cell_clauses("chosen")`."""
        clauses, own = self.cell_clauses("chosen")
        return tables.query(f"WITH {clauses} {sql}", own | parameters)

    def cell_clauses(self, name: str) -> tuple[str, dict[str, Any]]:
        """`<name>_cells AS …` and parameters: sums of the chosen issues (analysis.compare.rollups).

        One row per notice, issue type and status, with the keys of the notice. `<name>_numbers`: the notices.
        """
        notice = _conditions(self, _OF_NOTICES, name, of_keys=True)
        issue = _conditions(self, _OF_ISSUES, name, of_keys=True)
        fitting = f" AND nr IN (SELECT nr FROM issue_cells WHERE {issue})" if self.limits_issues else ""
        sql = (
            f"{name}_numbers AS (SELECT * FROM notice_keys WHERE {notice}{fitting}), "
            f"{name}_cells AS (SELECT * FROM issue_cells JOIN {name}_numbers USING (nr) WHERE {issue})"
        )
        return sql, self._parameters(name)

    def notice_numbers(self, tables: Tables) -> NDArray[np.int64]:
        """Numbers in `notice_keys` of the notices that fit what is chosen of notices."""
        sql = f"SELECT nr FROM notice_keys WHERE {_conditions(self, _OF_NOTICES, 'chosen', of_keys=True)}"
        parameters = replace(self, issue_types=(), statuses=())._parameters("chosen")
        return tables.arrow(sql, parameters).column("nr").to_numpy().astype(np.int64)

    @property
    def of_cells(self) -> str:
        """SQL condition on rows with issue_type and status: they are of a chosen issue; where issues are
        chosen, rows outside every issue are not."""
        return _conditions(self, _OF_ISSUES, "chosen", of_keys=True)

    def _parameters(self, name: str) -> dict[str, Any]:
        chosen = [field for field in (*_OF_NOTICES, *_OF_ISSUES) if getattr(self, field)]
        return {f"{name}_{field}": list(getattr(self, field)) for field in chosen}


def _conditions(selection: Selection, chosen_by: dict[str, str], name: str, *, of_keys: bool = False) -> str:
    """SQL conditions on the columns of the tables, or on the keys made of them."""
    chosen = [
        f"list_contains(${name}_{field}::VARCHAR[], {key if of_keys else KEYS[key]})"
        for field, key in chosen_by.items()
        if getattr(selection, field)
    ]
    return " AND ".join(chosen) or "true"
