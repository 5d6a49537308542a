"""Co-occurrence of words in the same issues: a network of the selection, and the collocates of one word.

The unit is the issue: a word occurs in it or not, however often. Words outside issues are ignored.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import issue_clauses, not_stopped
from analysis.words.association import log_likelihood, mutual_information
from analysis.words.stopwords import LAYERS


def cooccurrence_network(
    tables: Tables,
    selection: Selection,
    *,
    layers: Sequence[str] = LAYERS,
    terms: int = 60,
    min_issues: int = 2,
    limit: int = 120,
    among: Sequence[str] | None = None,
) -> pd.DataFrame:
    """One row per pair of words that share more issues than expected by chance, highest G² first.

    Pairs are made of the `terms` words that occur in most issues of the selection, or of the words in
    `among`, stop words or not. Both words occur together in at least `min_issues` issues.

    Columns: source, target (source occurs in at least as many issues as target), together (issues with
    both), source_issues, target_issues, issues (of the selection), expected (source_issues × target_issues ÷
    issues), g2 (log-likelihood over the four cells of issues with and without either word, Dunning 1993),
    jaccard (together ÷ issues with either, as in KH Coder), tied (pairs with this G², to nine decimals, also
    beyond `limit`).
    """
    with_, parameters = issue_clauses(selection)
    condition = not_stopped(tables, layers) if among is None else "list_contains($among::VARCHAR[], term)"
    parameters |= {"min_issues": min_issues, "terms": terms if among is None else len(among)}
    parameters |= {} if among is None else {"among": list(among)}
    pairs = tables.query(f"{with_} {_PAIRS.format(not_stopped=condition)}", parameters)
    together, source, target = (pairs[c] for c in ("together", "source_issues", "target_issues"))
    rest = pairs["issues"] - source - target + together
    scored = pairs.assign(
        g2=log_likelihood(together, source - together, target - together, rest),
        jaccard=together / (source + target - together),
    )
    return (
        scored.sort_values(["g2", "source", "target"], ascending=[False, True, True])
        .assign(tied=scored.groupby(scored["g2"].round(9))["source"].transform("size"))
        .head(limit)
        .reset_index(drop=True)
    )


def cooccurring_terms(
    tables: Tables,
    selection: Selection,
    term: str,
    *,
    layers: Sequence[str] = LAYERS,
    min_issues: int = 2,
    limit: int | None = None,
) -> pd.DataFrame:
    """One row per word that shares at least `min_issues` issues with `term`, highest G² first.

    Columns: term, pos, together, term_issues (issues with the word), node_issues (issues with `term`),
    issues, expected, g2 (as in the network; also high for words that share fewer issues than expected), mi
    (log₂ of together ÷ expected, Church & Hanks 1990), more (whether together > expected). The window is the
    issue, so no text is needed.
    """
    with_, parameters = issue_clauses(selection)
    query = _COLLOCATES.format(not_stopped=not_stopped(tables, layers))
    found = tables.query(f"{with_} {query}", parameters | {"term": term, "min_issues": min_issues})
    together, word, node = (found[c] for c in ("together", "term_issues", "node_issues"))
    cells = (together, word - together, node - together, found["issues"] - word - node + together)
    scored = found.assign(
        g2=log_likelihood(*cells), mi=mutual_information(*cells), more=together > found["expected"]
    )
    ranked = scored.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)
    return ranked if limit is None else ranked.head(limit)


_PAIRS = """
, top AS (
    SELECT term, count(*) AS in_issues FROM present WHERE {not_stopped}
    GROUP BY term HAVING count(*) >= $min_issues ORDER BY in_issues DESC, term LIMIT $terms),
placed AS (SELECT issue, term, in_issues FROM present JOIN top USING (term)),
pairs AS (
    SELECT a.term AS source, b.term AS target, count(*) AS together, any_value(a.in_issues) AS source_issues,
        any_value(b.in_issues) AS target_issues
    FROM placed a JOIN placed b
        ON a.issue = b.issue AND (a.in_issues, b.term) > (b.in_issues, a.term)
    GROUP BY a.term, b.term HAVING count(*) >= $min_issues)
SELECT *, source_issues * target_issues / issues AS expected
FROM pairs CROSS JOIN whole WHERE together > source_issues * target_issues / issues
"""

_COLLOCATES = """
, node AS (SELECT issue FROM present WHERE term = $term),
counted AS (
    SELECT term, min(pos) AS pos, count(*) AS term_issues,
        count(*) FILTER (issue IN (SELECT issue FROM node)) AS together
    FROM present WHERE term <> $term AND {not_stopped} GROUP BY term)
SELECT term, pos, together, term_issues, (SELECT count(*) FROM node) AS node_issues, issues,
    term_issues * (SELECT count(*) FROM node) / issues AS expected
FROM counted CROSS JOIN whole WHERE together >= $min_issues
"""
