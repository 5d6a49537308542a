"""What is listed of the issues found: their values to narrow by, why they were found, and what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.group_keys import KEYS
from analysis.search.find import Hits
from analysis.search.searched import Searched

Chosen = Mapping[str, Sequence[str]]

# What hits can be narrowed by. An issue has several acts. MATCHES: with all words, some, none.
MATCHES = ("words", "some", "similar")
FACETS = ("match", "body_kind", "issue_type", "status", "action", "level", "city", "year")


def describe_hits(searched: Searched, hits: Hits) -> pd.DataFrame:
    """One row per hit, in the hits' order: to be asked for the hits that are listed.

    Columns: notice_id, title, issue_type, status, status_basis, n_measures, days_min, days_max (from feedback
    to the report; without its date days_min is counted to the last dated act and days_max is absent), match,
    score, body_kind, level, city, year, actions (types of action, the most frequent first), number, seq,
    issue_id, place, start, end.
    """
    rows = searched.issues.rows(searched.tables, _DESCRIBED, hits.places)
    rows = rows.assign(match=_matches(hits).astype(object), score=hits.scores, place=hits.places)
    rows["actions"] = [tuple(codes) for codes in rows["actions"]]
    kinds, names = searched.issues.codes_of("body_kind", hits.places)
    rows["body_kind"] = [names[kind] for kind in kinds]
    return rows[_COLUMNS]


def count_facets(searched: Searched, hits: Hits, chosen: Chosen) -> dict[str, dict[str, int]]:
    """Facet -> code -> number of issues (of notices for kinds of bodies), the most first: each under what is
    chosen in the other facets. `match` counts all hits, the others those that headings count."""
    fits = {facet: _fit(searched, hits, facet, codes) for facet, codes in chosen.items() if codes}
    counts = {}
    for facet in FACETS:
        others = [fit for other, fit in fits.items() if other != facet]
        fitting = hits.part(np.logical_and.reduce(others)) if others else hits
        counted = _count(searched, fitting if facet == "match" else fitting.counted, facet)
        counts[facet] = dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
    return counts


def narrow(searched: Searched, hits: Hits, chosen: Chosen) -> Hits:
    """The hits with one of the chosen codes in each facet; a facet without codes keeps all."""
    fits = [_fit(searched, hits, facet, codes) for facet, codes in chosen.items() if codes]
    return hits.part(np.logical_and.reduce(fits)) if fits else hits


def _fit(searched: Searched, hits: Hits, facet: str, codes: Sequence[str]) -> NDArray[np.bool_]:
    if facet == "match":
        return np.isin(_matches(hits), codes)
    return searched.issues.with_codes(facet, codes, hits.places)


def _count(searched: Searched, hits: Hits, facet: str) -> dict[str, int]:
    if facet == "body_kind":
        return searched.issues.count_codes(facet, searched.issues.one_of_each_notice(hits.places))
    if facet != "match":
        return searched.issues.count_codes(facet, hits.places)
    full, exact = hits.full, hits.exact
    of_each = (full, exact & ~full, ~(full | exact))
    counts = {code: int(np.count_nonzero(fit)) for code, fit in zip(MATCHES, of_each, strict=True)}
    return {code: n for code, n in counts.items() if n}


def _matches(hits: Hits) -> NDArray[np.str_]:
    """For each hit one of MATCHES."""
    return np.select([hits.full, hits.exact], MATCHES[:2], MATCHES[2])


_COLUMNS = [
    *(
        "notice_id",
        "title",
        "issue_type",
        "status",
        "status_basis",
        "n_measures",
        "days_min",
        "days_max",
        "match",
        "score",
    ),
    *(
        "score",
        "body_kind",
        "level",
        "city",
        "year",
        "actions",
        "number",
        "seq",
        "issue_id",
        "place",
        "start",
        "end",
    ),
]

_OF_NOTICES = "WHERE list_contains($notices::VARCHAR[], notice_id)"
_DESCRIBED = f"""
WITH listed AS (SELECT * FROM issues {_OF_NOTICES}),
acts AS (
    SELECT issue_id, list(action ORDER BY n DESC, action) AS actions FROM (
        SELECT issue_id, action, count(*) AS n FROM (
            SELECT issue_id, measure_id, action FROM actions {_OF_NOTICES}
            UNION SELECT issue_id, measure_id, action FROM measures {_OF_NOTICES})
        GROUP BY ALL)
    GROUP BY issue_id)
SELECT i.notice_id, i.issue_id, i.title, {KEYS["issue_type"]} AS issue_type, {KEYS["status"]} AS status,
    i.status_basis, i.n_measures, days_min, days_max, {KEYS["level"]} AS level,
    {KEYS["city"]} AS city, {KEYS["year"]} AS year, coalesce(a.actions, []) AS actions, i.number, i.seq,
    i.start, i."end"
FROM listed i JOIN notices n USING (notice_id) LEFT JOIN acts a USING (issue_id)
    JOIN (SELECT notice_id, days_min, days_max FROM notice_facts JOIN notice_keys USING (nr))
        USING (notice_id)
"""
