"""The notices that contain a term: the texts that a concordance has to open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import Group
from analysis.compare.word_rows.by_notice import ByNotice
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.groups import Groups
from analysis.compare.word_rows.notices import Notices


def notices_with_term(
    tables: Tables, selection: Selection, term: str, *, part: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """One row per notice of the selection that contains the term, most occurrences first.

    Columns: notice_id, sha256 (of the text), count, per_10k (of the notice's chosen tokens), tokens, issues
    (with the term).
    """

    def count() -> pd.DataFrame:
        chosen, notices = Chosen.of(tables, selection, part), Notices.of(tables)
        terms, by_notice = chosen.words.find([term]), ByNotice.of(chosen)
        here = by_notice.counts(terms)
        order = np.lexsort((notices.places(chosen.numbers), -here))
        listed = order[: np.count_nonzero(here)][:limit]
        tokens, n = chosen.sizes[listed].astype(int), here[listed].astype(int)
        issues = by_notice.issues(terms)[listed].astype(int)
        found = notices.named(chosen.numbers[listed])
        return found.assign(count=n, per_10k=10_000 * n / tokens, tokens=tokens, issues=issues)

    return tables.remember(count, "notices with term", selection, term, part, limit)


def notices_with_terms(
    tables: Tables, selection: Selection, terms: Sequence[str], *, part: str | None = None
) -> pd.DataFrame:
    """One row per notice of the selection that contains all of the terms: notice_id, sha256, tokens.

    Only these can contain a phrase of the terms. Without terms, every notice of the selection with tokens.
    """
    chosen, notices = Chosen.of(tables, selection, part), Notices.of(tables)
    counts, there = ByNotice.of(chosen).counts, np.ones(len(chosen.sizes), bool)
    for term in terms:
        there &= counts(chosen.words.find([term])) > 0
    listed = np.flatnonzero(there)
    listed = listed[np.argsort(notices.places(chosen.numbers[listed]))]
    return notices.named(chosen.numbers[listed]).assign(tokens=chosen.sizes[listed].astype(int))


def notices_outside(
    tables: Tables, selection: Selection, *, by: Group, group: str, part: str | None = None, limit: int
) -> pd.DataFrame:
    """One row per notice of the selection with tokens in another group `by` than this one.

    Columns: notice_id, sha256, grp (its group). At most `limit` rows.
    """
    notices = Notices.of(tables)
    groups = Groups.of(tables, Chosen.of(tables, selection, part), by)
    own = groups.codes.index(group) if group in groups.codes else -1
    numbers, found = groups.pairs(without=own)
    order = np.argsort(notices.places(numbers), kind="stable")
    order = order[np.unique(notices.places(numbers)[order], return_index=True)[1]][:limit]
    codes = pd.Series([groups.codes[grp] for grp in found[order]], dtype="str")
    return notices.named(numbers[order]).assign(grp=codes)
