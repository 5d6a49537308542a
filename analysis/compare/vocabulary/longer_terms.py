"""Words together with the longer terms that contain them: 监督 with 监督检查.

The tokenizer cuts the longest term, so a word has two rates: as a word of its own, and with the longer terms.
What lies across the borders of words (the end of one and the beginning of the next) is in the texts only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.compare.rollup_sql import WORD_GROUPS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import Group, word_clauses


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
    with_, parameters, summed = word_clauses(selection, part=part, by=by)
    tokens = "chosen_tokens"
    if summed and selection.is_everything and by in WORD_GROUPS:
        tokens = f"(SELECT term, grp, count FROM term_groups WHERE grouped_by = '{by}')"
    query = _COUNTS.format(contained=contained(tokens), total=_TOTAL[summed])
    return tables.query(with_ + query, parameters | named(terms))


def add_longer(
    found: pd.DataFrame, tables: Tables, selection: Selection, *, part: str | None = None
) -> pd.DataFrame:
    """The rows of `found`, which have a term each, with the columns of count_with_longer by notice."""
    longer = count_with_longer(tables, selection, list(found["term"]), part=part)
    return found.merge(longer.rename(columns={"with_longer_groups": "with_longer_notices"}), on="term")


def contained(tokens: str) -> str:
    """SQL of the query `contained`: the rows of `tokens` once for each of `$terms` that their term contains.

    Its column `word` is the term of `$terms`.
    """
    return (
        "wanted AS (SELECT DISTINCT unnest($terms::VARCHAR[]) AS word), "
        # All parts of terms that are as long as one of the words: to look for every word in every term takes
        # longer.
        "lengths AS (SELECT DISTINCT length(word) AS n FROM wanted), "
        "all_terms AS (SELECT DISTINCT term FROM term_groups WHERE grouped_by = 'all'), "
        "part_terms AS (SELECT term, substring(term, unnest(range(1, length(term) - n + 2)), n) AS word "
        "FROM all_terms JOIN lengths ON length(term) >= n), "
        "pairs AS (SELECT DISTINCT word, term FROM part_terms SEMI JOIN wanted USING (word)), "
        f"contained AS (SELECT p.word, k.* FROM {tokens} k JOIN pairs p USING (term))"
    )


def named(terms: Sequence[str]) -> dict[str, Any]:
    """The parameter that `contained` asks for."""
    return {"terms": list(terms)}


_TOTAL = {
    False: "SELECT sum(count) FROM chosen_tokens",
    True: "SELECT sum(tokens) FROM notice_tokens SEMI JOIN chosen_numbers USING (nr)",
}
_COUNTS = """
, {contained}
SELECT word AS term, sum(count)::BIGINT AS with_longer,
    10000 * sum(count) / ({total}) AS with_longer_per_10k,
    count(DISTINCT grp) AS with_longer_groups
FROM contained GROUP BY word ORDER BY word
"""
