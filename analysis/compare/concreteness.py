"""How concretely rectification is reported: dates, figures and issued documents for the length of the text.

Three rates over one base, never added up to a score: a text may be full of figures and name no date.
"""

from __future__ import annotations

import pandas as pd

from analysis.compare.grouping import Group, grouped_issues
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

COMPONENTS = ("dates", "figures", "documents")
PER = 1000  # characters
# The columns that say what a mention prints.
PRINTED = {"dates": ("date", "event"), "figures": ("value", "unit"), "documents": ("name",)}


def concreteness(tables: Tables, selection: Selection, *, by: Group | None) -> pd.DataFrame:
    """One row per group of the chosen issues: <by>, issues, n_chars (the issues' characters, white space aside: the
    base), dates, figures, documents (printed in these issues: dated events, quantities with a unit, names of
    documents the organisation issued) and dates_per_1000, figures_per_1000, documents_per_1000 (per 1,000
    characters of the base). Every mention counts. Without `by` there is one group and no column for it."""
    with_, parameters = selection.with_clause()
    found = tables.query(f"{with_} {grouped_issues(by)} {_QUERY}", parameters)
    return found.rename(columns={"grp": by}) if by else found.drop(columns="grp")


def list_mentions(
    tables: Tables, selection: Selection, component: str, *, limit: int | None = None
) -> pd.DataFrame:
    """One row per mention of the component that `concreteness` counts, in the order of the text: notice_id,
    issue_title, what is printed (dates: date and event; figures: value and unit; documents: name), start, end."""
    with_, parameters = selection.with_clause()
    cut = f" LIMIT {int(limit)}" if limit else ""
    return tables.query(
        f'{with_} SELECT m.notice_id, i.title AS issue_title, {", ".join(PRINTED[component])}, m.start, m."end" '
        f"FROM (SELECT * FROM {_SOURCES[component]}) m JOIN chosen_issues i USING (issue_id) ORDER BY m.notice_id, m.start{cut}",
        parameters,
    )


_SOURCES = {"dates": "events", "figures": "figures", "documents": "documents WHERE role = 'issued'"}

_MENTIONS = " UNION ALL ".join(
    f"SELECT issue_id, '{component}' AS component FROM {source}" for component, source in _SOURCES.items()
)

_COUNTED = ", ".join(
    f"coalesce(m.{component}, 0) AS {component}" for component in COMPONENTS
)  # an issue without a mention has none: that is a count, not an unknown

_RATES = ", ".join(
    f"{PER} * {component} / nullif(n_chars, 0) AS {component}_per_{PER}" for component in COMPONENTS
)

_QUERY = f"""
, mentions AS (
    SELECT p.grp, {", ".join(f"count(*) FILTER (component = '{c}') AS {c}" for c in COMPONENTS)}
    FROM ({_MENTIONS}) JOIN placed p USING (issue_id) GROUP BY p.grp),
bases AS (SELECT grp, count(*) AS issues, sum(n_chars)::BIGINT AS n_chars FROM placed GROUP BY grp),
counted AS (SELECT b.*, {_COUNTED} FROM bases b LEFT JOIN mentions m USING (grp))
SELECT *, {_RATES} FROM counted ORDER BY grp
"""
