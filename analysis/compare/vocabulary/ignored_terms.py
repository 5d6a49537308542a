"""The effective list of stop words: the terms of the selection that the layers hide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.words.stopwords import LAYERS


def ignored_terms(
    tables: Tables, selection: Selection, *, layers: Sequence[str] = LAYERS, part: str | None = None
) -> pd.DataFrame:
    """One row per term of the selection that a layer stops, most frequent first.

    Columns: term, pos, count, and one per layer (general, boilerplate, places): whether it stops the term, by
    list, tag or form. These rows and those of `term_frequencies` with the same layers are all terms of the
    selection.
    """

    def count() -> pd.DataFrame:
        chosen = Chosen.of(tables, selection, part)
        terms = chosen.most_frequent(np.flatnonzero(~chosen.words.kept(layers) & (chosen.counts > 0)))
        stopped = {layer: stops[terms] for layer, stops in chosen.words.stopped_by.items()}
        return chosen.named(terms).assign(count=chosen.counts[terms], **stopped)

    return tables.remember(count, "ignored", selection, layers, part)
