"""Co-occurrence of words in the same issues: a network of the selection, and the collocates of one word.

The unit is the issue: a word occurs in it or not, however often. Words outside issues are ignored.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers
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

    def count() -> pd.DataFrame:
        present = Chosen.of(tables, selection).in_issues
        wanted = _frequent(present, layers, terms) if among is None else present.words.find(among)
        pairs = _pairs(present, wanted[present.in_units[wanted] >= min_issues], min_issues)
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

    return tables.remember(count, "network", selection, layers, terms, min_issues, limit, among)


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

    def count() -> pd.DataFrame:
        present = Chosen.of(tables, selection).in_issues
        words, node = present.words, present.words.find([term])
        beside = present.with_term(node)
        kept = words.kept(layers) & (beside.in_units >= max(1, min_issues))
        kept[node] = False
        terms = np.flatnonzero(kept)
        issues, nodes = present.n_units, beside.n_units
        together, word = beside.in_units[terms], present.in_units[terms]
        expected = word * nodes / max(1, issues)
        cells = (together, word - together, nodes - together, issues - word - nodes + together)
        scored = present.named(terms).assign(
            together=together,
            term_issues=word,
            node_issues=nodes,
            issues=issues,
            expected=expected,
            g2=log_likelihood(*cells),
            mi=mutual_information(*cells),
            more=together > expected,
        )
        return scored.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)

    ranked = tables.remember(count, "collocates", selection, term, layers, min_issues)
    return ranked if limit is None else ranked.head(limit)


def _frequent(present: Chosen, layers: Sequence[str], limit: int) -> Numbers:
    """The terms that occur in most issues."""
    terms = np.flatnonzero(present.words.kept(layers) & (present.in_units > 0))
    return terms[np.lexsort((present.words.by_term[terms], -present.in_units[terms]))][:limit]


def _pairs(present: Chosen, terms: Numbers, min_issues: int) -> pd.DataFrame:
    """The pairs of these terms that share more issues than expected."""
    rows = []
    in_issues, issues = present.in_units, present.n_units
    ordered = terms[np.lexsort((present.words.by_term[terms], -in_issues[terms]))]
    bits = present.bits(ordered)
    for place, source in enumerate(ordered):
        together = np.bitwise_count(bits[place] & bits[place + 1 :]).sum(axis=1, dtype=np.int64)
        targets = ordered[place + 1 :]
        expected = in_issues[source] * in_issues[targets] / max(1, issues)
        for other in np.flatnonzero((together >= min_issues) & (together > expected)):
            of = in_issues[source], in_issues[targets[other]], issues, expected[other]
            rows.append((source, targets[other], together[other], *of))
    columns = ["source", "target", "together", "source_issues", "target_issues", "issues", "expected"]
    pairs = pd.DataFrame(rows, columns=columns)
    names = {
        name: pd.Series(present.words.terms[pairs[name].astype(int)], dtype="str") for name in columns[:2]
    }
    return pairs.assign(**names).astype(dict.fromkeys(columns[2:6], int) | {"expected": float})
