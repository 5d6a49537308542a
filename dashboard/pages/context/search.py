"""The search for a term in context: the notices that may contain it, and the lines found in texts on this
machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from analysis.compare.vocabulary import (
    issue_headings,
    notices_with_term,
    notices_with_terms,
    selected_issue_ids,
)
from analysis.text.folded import fold
from analysis.text.reading import reading_copy
from analysis.words.concordance import Order, concordance, find_substring, sort_concordance, words_of_term
from analysis.words.running import is_word
from analysis.words.texts import limit_words
from dashboard.components.word_texts import words_in
from dashboard.shell.texts import Shelf
from dashboard.shell.view import View

if TYPE_CHECKING:
    from analysis.words.texts import NoticeWords

MOST_TEXTS = 40  # opened unasked: about a second when none has been read before
WIDTH = 80  # characters kept on either side of a hit

Find = Literal["words", "characters"]
_HEAD = ["notice_id", "part", "number", "title", "left", "hit", "right", "start", "end", "issue_id"]


@dataclass(frozen=True)
class Places:
    """The notices that may contain the term, and their texts.

    term: folded, as the tables write it. kind: `word` (counts are the tables'), `phrase` (several words:
    counted in texts only) or `characters`. notices: one row per notice that contains it or, for a phrase or
    characters, may contain it: notice_id, sha256 and, for a word, count, per_10k. texts: those on this
    machine, whole. missing: notice_ids whose text is not here; unread: those read only if the reader asks.
    n_read: texts searched, with hits or not. is_unfit: the term contains what is no word (space, punctuation,
    numeral, private name), so words in a row can never be it.
    """

    term: str
    kind: Literal["word", "phrase", "characters"]
    notices: pd.DataFrame
    texts: list[NoticeWords]
    missing: list[str]
    unread: list[str]
    n_read: int
    is_unfit: bool = False


def find_places(view: View, term: str, *, find: Find, part: str | None, most: int = MOST_TEXTS) -> Places:
    """The notices of the selection that may contain the term; at most `most` texts are opened, those with
    most hits first."""
    kind, notices = _candidates(view, term, find, part)
    texts: list[NoticeWords] = []
    missing: list[str] = []
    unread: list[str] = []
    notice_ids, sha256s = notices["notice_id"].tolist(), notices["sha256"].tolist()
    shelf = Shelf.of(sha256s)
    if shelf.has_none_of(sha256s):
        return Places(fold(term), kind, notices, [], notice_ids, [], 0, _is_unfit(kind, term))
    for notice_id, sha256 in zip(notice_ids, sha256s, strict=True):
        if sha256 in shelf and kind != "characters" and len(texts) == most:
            unread.append(notice_id)  # whatever is in it
        elif (text := shelf.read(sha256)) is None:
            missing.append(notice_id)
        elif kind == "characters" and not _contains(text, term):
            continue
        elif len(texts) == most:
            unread.append(notice_id)
        elif (read := words_in(text, notice_id, sha256)) is None:
            missing.append(notice_id)
        else:
            texts.append(read)
    read_texts = len(notices) - len(missing) - len(unread)
    return Places(fold(term), kind, notices, texts, missing, unread, read_texts, _is_unfit(kind, term))


def _is_unfit(kind: str, term: str) -> bool:
    return kind == "phrase" and not all(map(is_word, words_of_term(term)))


def _contains(text: str, term: str) -> bool:
    """Whether the characters occur anywhere in the text: a text without them need not be cut into words."""
    return fold(term) in fold(reading_copy(text).text)


def _candidates(
    view: View, term: str, find: Find, part: str | None
) -> tuple[Literal["word", "phrase", "characters"], pd.DataFrame]:
    tables, selection = view.tables, view.selection
    if find == "characters":
        return "characters", notices_with_terms(tables, selection, [], part=part)
    counted = notices_with_term(tables, selection, fold(term.strip()), part=part)
    # The segmenter takes 60 MB: it is asked only about what is no word of these notices.
    if counted.empty and len(wanted := words_of_term(term)) > 1:
        return "phrase", notices_with_terms(tables, selection, wanted, part=part)
    return "word", counted


def find_lines(view: View, places: Places, term: str, *, part: str | None) -> pd.DataFrame:
    """One row per hit in the selection, in the order of the texts: notice_id, part, number and title of the
    issue (absent outside issues), left, hit, right, start, end (in the text as decoded), issue_id, and for
    sorting and drawing left_words, right_words, position."""
    search = find_substring if places.kind == "characters" else concordance
    hits = search(places.texts, term, width=WIDTH)
    issues = selected_issue_ids(view.tables, view.selection)
    if issues is not None:
        hits = hits[hits["issue_id"].isin(issues)]
    if part is not None:
        hits = hits[hits["part"] == part]
    headings = issue_headings(view.tables, set(hits["issue_id"].dropna()))
    joined = hits.astype({"issue_id": "str"}).merge(
        headings.astype({"issue_id": "str"}), on="issue_id", how="left"
    )
    return joined[[*_HEAD, "left_words", "right_words", "position"]].reset_index(drop=True)


def sort_lines(lines: pd.DataFrame, order: Order) -> pd.DataFrame:
    """The lines by the words beside the hit or in the order of the texts, with the columns to read."""
    return sort_concordance(lines, order)[_HEAD]


def chosen_words(view: View, places: Places, *, part: str | None) -> list[NoticeWords]:
    """The texts with the words of the selection's issues and part only: what collocates and phrases count."""
    issues = selected_issue_ids(view.tables, view.selection)
    return (
        places.texts
        if issues is None and part is None
        else limit_words(places.texts, issue_ids=issues, part=part)
    )
