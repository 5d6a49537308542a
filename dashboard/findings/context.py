"""A term in context, in sentences: how often it stands where, what goes with it, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.context_search import Places
from dashboard.evidence import plain
from dashboard.sources import folder_in_words, texts_folder
from dashboard.view import View

_NAMED = 6  # notices that a sentence names


def find_hits(view: View, places: Places, lines: pd.DataFrame, term: str) -> str:
    """How many lines are found, in how many notices, and of how many read."""
    words = view.words
    return words(
        f"context.concordance.finding_{places.kind}", term=plain(term), hits=words.number(len(lines)),
        n=lines["notice_id"].nunique(), read=words.number(places.n_read), of=words.number(view.n_notices),
    )  # fmt: skip


def tell_unread(view: View, places: Places) -> str:
    """What the lines leave out: notices without a text here, with their counts where the tables have them."""
    words = view.words
    if not places.missing:
        return ""
    count = _count_in(places, places.missing)
    if places.kind == "word":
        held = words("context.missing_word", n=len(places.missing), count=words.number(count))
    else:
        held = words(f"context.missing_{places.kind}", n=len(places.missing))
    names = name_some(view, places.missing)
    return words("context.missing", held=held, names=names, folder=f"`{folder_in_words(texts_folder())}`")


def _count_in(places: Places, notice_ids: Sequence[str]) -> int:
    if places.kind != "word":
        return 0
    notices = places.notices
    return int(notices.loc[notices["notice_id"].isin(notice_ids), "count"].sum())


def name_some(view: View, notice_ids: Sequence[str]) -> str:
    """The first few notices by name, and how many more there are."""
    words = view.words
    named = words.listing([plain(view.names.get(id_, id_)) for id_ in notice_ids[:_NAMED]])
    rest = len(notice_ids) - _NAMED
    return named if rest <= 0 else words("context.and_more", names=named, n=rest)


def find_counts(view: View, notices: pd.DataFrame, term: str) -> str:
    """From notices_with: how often the word stands in the selection, by the tables."""
    words, top = view.words, notices.iloc[0]
    return words(
        "context.counts.finding", term=plain(term), count=words.number(notices["count"].sum()), n=len(notices),
        of=words.number(view.n_notices), notice=plain(view.names[str(top["notice_id"])]), most=words.number(top["count"]),
    )  # fmt: skip


def find_spread(view: View, lines: pd.DataFrame, term: str, dp: float | None) -> str:
    """In which parts the hits stand; for a word how evenly over the notices."""
    words = view.words
    parts = lines["part"].value_counts()
    said = words(
        "context.dispersion.finding", term=plain(term), k=words.number(parts.iloc[0]), hits=words.number(len(lines)),
        part=words.label("part", parts.index[0]), n=lines["notice_id"].nunique(),
    )  # fmt: skip
    return said if dp is None else said + words("context.dispersion.dp", dp=f"{dp:.2f}")


def find_company(view: View, found: pd.DataFrame, term: str, *, by: str, window: int) -> str:
    """The first collocates, and how many words stand near the term."""
    words = view.words
    first: Any = found.iloc[0]
    return words(
        "context.collocates.finding", term=plain(term), words=_listed(view, found["term"]), window=window,
        near=words.number(first["near_words"]), by=words(f"context.rank.{by}"),
    )  # fmt: skip


def find_phrases(view: View, found: pd.DataFrame, term: str) -> str:
    """The phrase that comes most often."""
    words = view.words
    top = found.iloc[0]
    return words(
        "context.phrases.finding", term=plain(term), phrase=plain(top["ngram"]), n=int(top["count"]),
        notices=words.number(top["notices"]), of=words.number(top["of_notices"]),
    )  # fmt: skip


def find_network(view: View, pairs: pd.DataFrame, term: str) -> str:
    """Which words share issues with the term; without a term, the pair most closely tied."""
    words, issues = view.words, view.words.number(pairs["issues"].iloc[0])
    if not term:
        top = pairs.iloc[0]
        return words(
            "context.network.finding_top", source=plain(top["source"]), target=plain(top["target"]), n=int(top["together"]),
            issues=issues,
        )  # fmt: skip
    own = pairs[(pairs["source"] == term) | (pairs["target"] == term)]
    others = own["source"].where(own["target"] == term, own["target"])
    return words("context.network.finding", term=plain(term), words=_listed(view, others), issues=issues)


def _listed(view: View, terms: pd.Series) -> str:
    return view.words.listing([view.words("context.quoted", term=plain(term)) for term in terms.head(3)])
