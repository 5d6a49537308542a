"""Words together with the longer terms that contain them: 监督 with 监督检查.

The tokenizer cuts the longest term, so a word has two rates: as a word of its own, and with the longer terms.
What lies across the borders of words (the end of one and the beginning of the next) is in the texts only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import Group
from analysis.compare.word_rows.by_notice import ByNotice
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers
from analysis.compare.word_rows.groups import OF_ISSUES, Groups


def count_with_longer(
    tables: Tables,
    selection: Selection,
    terms: Sequence[str],
    *,
    part: str | None = None,
    by: Group = "notice_id",
) -> pd.DataFrame:
    """One row per term of `terms` that occurs in the selection, alone or inside a longer term.

    Columns: term, with_longer (tokens that are the term or contain it), with_longer_per_10k,
    with_longer_groups (groups `by` with such a token).
    """

    def count() -> pd.DataFrame:
        chosen = Chosen.of(tables, selection, part)
        if by in OF_ISSUES:  # words outside issues are in no group
            chosen = chosen.in_issues
        found = chosen.words.find(terms)
        groups = None if by == "notice_id" else Groups.of(tables, chosen, by)
        counted = pd.DataFrame({"term": chosen.words.terms[found], **with_longer(chosen, found, groups)})
        kept = counted[counted["with_longer"] > 0].sort_values("term", ignore_index=True)
        return kept.rename(columns={"with_longer_notices": "with_longer_groups"})

    return tables.remember(count, "with longer", selection, sorted(terms), part, by)


def with_longer(
    chosen: Chosen, terms: Numbers, groups: Groups | None = None
) -> dict[str, NDArray[np.number[Any]]]:
    """Columns of count_with_longer for these terms; without groups with_longer_notices."""
    inside, begins = chosen.words.containing(terms)
    n = np.add.reduceat(chosen.counts[inside], begins) if len(terms) else np.zeros(0, np.int64)
    if groups is None:
        counts = ByNotice.of(chosen).counts
        there = [longer[chosen.counts[longer] > 0] for longer in np.split(inside, begins[1:])]
        n_with: Numbers = np.array(
            [np.count_nonzero(counts(longer)) for longer in there[: len(terms)]], np.int64
        )
    else:
        n_with = groups.n_with(inside, begins)
    return {
        "with_longer": n,
        "with_longer_per_10k": 10_000 * n / max(1, chosen.tokens),
        "with_longer_notices": n_with,
    }
