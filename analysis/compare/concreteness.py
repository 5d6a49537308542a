"""How specific the reports are: dates, figures and issued documents per 1,000 characters of text.

There are three rates and no total score: a text may have many figures and no date.
"""

from __future__ import annotations

import pandas as pd

from analysis.compare.first_rows import first_rows
from analysis.compare.grouping import ALL, Group
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

COMPONENTS = ("dates", "figures", "documents")
PER = 1000  # characters
# The columns of a mention that show what is printed.
PRINTED = {"dates": ("date", "event"), "figures": ("value", "unit"), "documents": ("name",)}


def concreteness(tables: Tables, selection: Selection, *, by: Group | None) -> pd.DataFrame:
    """One row per group of the chosen issues.

    Columns: <by>, issues, n_chars (characters of the issues without white space: the base of the rates),
    dates, figures, documents (dated events, quantities with a unit and names of documents issued by the
    organisation, printed in these issues), dates_per_1000, figures_per_1000, documents_per_1000 (per 1,000
    characters). Repeated mentions count. Without `by` there is one group and no column for it.
    """
    found = selection.query_cells(tables, _QUERY.format(grp=by or f"'{ALL}'"))
    return found.rename(columns={"grp": by}) if by else found.drop(columns="grp")


def list_mentions(
    tables: Tables, selection: Selection, component: str, *, limit: int | None = None
) -> pd.DataFrame:
    """One row per mention of the component that `concreteness` counts, in the order of the text.

    Columns: notice_id, issue_title, the printed values (dates: date, event; figures: value, unit; documents:
    name), start, end.
    """
    sql = (
        f'SELECT m.notice_id, i.title AS issue_title, {", ".join(PRINTED[component])}, m.start, m."end" '
        f"FROM (SELECT * FROM {_SOURCES[component]}) m JOIN chosen_issues i USING (issue_id) "
        f"ORDER BY m.notice_id, m.start"
    )
    return first_rows(tables, selection, sql, limit=limit, rows=component)


_SOURCES = {"dates": "events", "figures": "figures", "documents": "documents WHERE role = 'issued'"}

# An issue without a mention has none: that is a count, not an unknown.
_COUNTED = ", ".join(f"sum({component})::BIGINT AS {component}" for component in COMPONENTS)

_RATES = ", ".join(
    f"{PER} * {component} / nullif(n_chars, 0) AS {component}_per_{PER}" for component in COMPONENTS
)

_QUERY = f"""
, counted AS (
    SELECT {{grp}} AS grp, sum(issues)::BIGINT AS issues, sum(n_chars)::BIGINT AS n_chars, {_COUNTED}
    FROM chosen_cells GROUP BY grp)
SELECT *, {_RATES} FROM counted ORDER BY grp
"""
