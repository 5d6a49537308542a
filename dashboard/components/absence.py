"""Whether a word is absent elsewhere: alone, inside longer terms, and in the texts across the borders of
words."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare.vocabulary import count_with_longer, notices_outside, selected_issue_ids
from analysis.compare.vocabulary.token_query import Group
from analysis.text.folded import fold
from analysis.text.reading import reading_copy
from analysis.words.concordance import find_substring
from analysis.words.texts import limit_words
from dashboard.components.word_texts import texts_of, words_in
from dashboard.shell.view import View

MOST_TEXTS = 40  # searched unasked: each takes some milliseconds


@dataclass(frozen=True)
class Elsewhere:
    """The other groups of the selection that have a term.

    as_word: as a word of its own. in_longer: only inside longer terms. in_text: only across the borders of
    words, in texts read. unread: notices whose text was not searched.
    """

    as_word: int
    in_longer: int = 0
    in_text: int = 0
    unread: int = 0


def find_elsewhere(
    view: View, term: str, *, group: str, groups_with: int, by: Group = "notice_id", part: str | None = None
) -> Elsewhere:
    """Where else the term of this group occurs. `groups_with`: groups that have it as a word."""
    longer = count_with_longer(view.tables, view.selection, [term], part=part, by=by)
    with_longer = int(longer["with_longer_groups"].iloc[0])
    counted = Elsewhere(groups_with - 1, with_longer - groups_with)
    if with_longer > 1:
        return counted  # a claim of absence is out of the question
    others = notices_outside(view.tables, view.selection, by=by, group=group, part=part, limit=MOST_TEXTS + 1)
    holding, unread = _search(view, term, others.head(MOST_TEXTS), part)
    return Elsewhere(0, 0, len(holding), unread + max(0, len(others) - MOST_TEXTS))


def _search(view: View, term: str, notices: pd.DataFrame, part: str | None) -> tuple[set[str], int]:
    """The groups with a text that has the characters, and how many texts are not here."""
    issues = selected_issue_ids(view.tables, view.selection)
    wanted, holding, unread = fold(term), set(), 0
    pairs = list(zip(notices["notice_id"].astype(str), notices["sha256"].astype(str), strict=True))
    for (notice_id, text), (_, sha256), group in zip(texts_of(pairs), pairs, notices["grp"], strict=True):
        if text is None:
            unread += 1
        elif wanted in fold(reading_copy(text).text):
            words = words_in(text, notice_id, sha256)
            if words is None:
                unread += 1
            elif len(find_substring(limit_words([words], issue_ids=issues, part=part), term)):
                holding.add(str(group))
    return holding, unread
