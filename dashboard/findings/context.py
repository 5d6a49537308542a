"""A term in context, in sentences: how often it stands where, what goes with it, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard.context_search import Places
from dashboard.evidence import plain
from dashboard.findings.ties import equals, name_first, name_tied, tied_with
from dashboard.sources import folder_in_words, texts_folder
from dashboard.view import View

_NAMED = 6  # notices that a sentence names


def find_hits(view: View, places: Places, lines: pd.DataFrame, term: str) -> str:
    """How many lines are found, in how many notices, and of how many read."""
    words = view.words
    return words(
        f"context.concordance.finding_{places.kind}", term=plain(term), hits=words.number(len(lines)),
        n=words.number(lines["notice_id"].nunique()), read=words.number(places.n_read), of=words.number(view.n_notices),
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
    words, most = view.words, notices["count"].max()
    tied = tied_with(notices.set_index("notice_id")["count"], most)
    key = "finding_one" if len(notices) == 1 else "finding_tied" if len(tied) > 1 else "finding"
    return words(
        f"context.counts.{key}", term=plain(term), count=words.number(notices["count"].sum()), n=words.number(len(notices)),
        of=words.number(view.n_notices), notice=name_some(view, tied), most=words.number(most),
    )  # fmt: skip


def find_spread(view: View, lines: pd.DataFrame, term: str, dp: float | None) -> str:
    """In which parts the hits stand; for a word how evenly over the notices."""
    words, parts = view.words, lines["part"].value_counts()
    tied = tied_with(parts, parts.max())
    shares = "tied" if len(tied) > 1 else "all" if len(parts) == 1 else ""
    key = "_".join(filter(None, ["finding", "one" if len(lines) == 1 else shares]))
    said = words(
        f"context.dispersion.{key}", term=plain(term), k=words.number(parts.max()), hits=words.number(len(lines)),
        part=words.listing([words("context.quoted", term=words.label("part", code)) for code in tied]),
        n=words.number(lines["notice_id"].nunique()),
    )  # fmt: skip
    return said if dp is None else said + words("context.dispersion.dp", dp=f"{dp:.2f}")


def find_company(view: View, found: pd.DataFrame, term: str, *, by: str, window: int) -> str:
    """The first collocates, and how many words stand near the term."""
    words = view.words
    first: Any = found.iloc[0]
    return words(
        "context.collocates.finding", term=plain(term), words=_listed(view, found.set_index("term")[by]), window=window,
        near=words.number(first["near_words"]), by=words(f"context.rank.{by}"),
    )  # fmt: skip


def find_phrases(view: View, found: pd.DataFrame, term: str) -> str:
    """The phrase that comes most often, or those that do."""
    words, top = view.words, found.iloc[0]
    tied = tied_with(found.set_index("ngram")["count"], top["count"])
    return words(
        f"context.phrases.finding{'_tied' if len(tied) > 1 else ''}", term=plain(term), phrase=name_tied(tied, words, label=_quoted(view)),
        n=words.number(top["count"]), notices=words.number(top["notices"]), of=words.number(top["of_notices"]),
    )  # fmt: skip


def find_company_in_issues(view: View, company: pd.Series, term: str, *, issues: int) -> str:
    """Which words share issues with the term. `company`: word -> G², highest first, those not drawn too."""
    words = view.words
    return words("context.network.finding", term=plain(term), words=_listed(view, company), issues=words.number(issues))  # fmt: skip


def find_closest_pair(view: View, pairs: pd.DataFrame) -> str:
    """The pair of words most closely tied, or the pairs that are. `pairs`: rows of cooccurrence_network."""
    words, top = view.words, pairs.iloc[0]
    tied = pairs[equals(pairs["g2"], top["g2"])]
    named = [
        words("context.network.pair", source=plain(row["source"]), target=plain(row["target"]))
        for _, row in tied.iterrows()
    ]
    return words(
        f"context.network.finding_top{'_tied' if len(tied) > 1 else ''}", pairs=name_tied(named, words, label=str, of=int(top["tied"])),
        n=words.number(top["together"]), issues=words.number(top["issues"]),
    )  # fmt: skip


def _listed(view: View, values: pd.Series) -> str:
    """The first words of the index by their values."""
    return name_first(values, view.words, label=_quoted(view))


def _quoted(view: View) -> Callable[[str], str]:
    return lambda term: view.words("context.quoted", term=plain(term))
