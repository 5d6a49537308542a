"""The effective list of stop words: the terms of the selection that the layers hide."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import counted_rows, not_stopped, word_clauses
from analysis.words.stopwords import LAYERS


def ignored_terms(
    tables: Tables, selection: Selection, *, layers: Sequence[str] = LAYERS, part: str | None = None
) -> pd.DataFrame:
    """One row per term of the selection that a layer stops, most frequent first.

    Columns: term, pos, count, and one per layer (general, boilerplate, places): whether it stops the term, by
    list, tag or form. These rows and those of `term_frequencies` with the same layers are all terms of the
    selection.
    """
    with_, parameters, summed = word_clauses(selection, part=part)
    counted, kept = counted_rows(selection, summed), not_stopped(tables, layers)
    return tables.query(
        f"{with_} SELECT term, any_value(v.pos) AS pos, sum(count)::BIGINT AS count, "
        f"{', '.join(f'any_value(v.{layer}) AS {layer}' for layer in LAYERS)} "
        f"FROM {counted} JOIN vocabulary v USING (term) WHERE NOT ({kept}) "
        "GROUP BY term ORDER BY count DESC, term",
        parameters,
    )
