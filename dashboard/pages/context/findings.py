"""A term in context, in sentences: how often it occurs where, its collocates, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard.components.evidence import plain
from dashboard.components.some_of import format_some_of
from dashboard.components.ties import equals, format_first, format_tied, list_tied
from dashboard.i18n.translator import Translator
from dashboard.pages.context.search import Places
from dashboard.shell.texts import format_folder, texts_folder
from dashboard.shell.view import View

_NAMED = 6  # notices that a sentence names


def describe_hits(view: View, places: Places, lines: pd.DataFrame, term: str) -> str:
    """How many lines are found, in how many notices, and of how many read."""
    tr = view.tr
    return tr(
        f"context.concordance.finding_{places.kind}",
        term=plain(term),
        hits=tr.number(len(lines)),
        n=tr.number(lines["notice_id"].nunique()),
        read=tr.number(places.n_read),
        of=tr.number(view.n_notices),
    )


def describe_unread(view: View, places: Places) -> str:
    """What is missing from the lines: notices without a text here, with their counts where the tables have
    them."""
    tr = view.tr
    if not places.missing:
        return ""
    count = _count_in(places, places.missing)
    if places.kind == "word":
        text = tr("context.missing_word", n=len(places.missing), count=tr.number(count))
    else:
        text = tr(f"context.missing_{places.kind}", n=len(places.missing))
    names = format_notices(view, places.missing)
    return tr("context.missing", present=text, names=names, folder=f"`{format_folder(texts_folder())}`")


def _count_in(places: Places, notice_ids: Sequence[str]) -> int:
    if places.kind != "word":
        return 0
    notices = places.notices
    if len(notice_ids) == len(notices):
        return int(notices["count"].sum())
    return int(notices.loc[notices["notice_id"].isin(notice_ids), "count"].sum())


def format_notices(view: View, notice_ids: Sequence[str]) -> str:
    """The first few notices by name, and how many more there are."""
    tr = view.tr
    named = tr.listing([plain(view.names.get(id_, id_)) for id_ in notice_ids[:_NAMED]])
    rest = len(notice_ids) - _NAMED
    return named if rest <= 0 else tr("context.and_more", names=named, n=rest)


def describe_counts(view: View, notices: pd.DataFrame, term: str, *, with_longer: int | None = None) -> str:
    """From notices_with_term: how often the word occurs in the selection, by the tables.

    `with_longer`: notices with the word or a longer term that contains it.
    """
    tr, most = view.tr, notices["count"].max()
    tied = list_tied(notices.set_index("notice_id")["count"], most)
    key = "finding_one" if len(notices) == 1 else "finding_tied" if len(tied) > 1 else "finding"
    return tr(
        f"context.counts.{key}",
        term=plain(term),
        count=tr.number(notices["count"].sum()),
        notices=format_some_of(len(notices), view.n_notices, tr),
        longer=_describe_longer(len(notices), with_longer, tr),
        notice=format_notices(view, tied),
        most=tr.number(most),
    )


def _describe_longer(notices: int, with_longer: int | None, tr: Translator) -> str:
    """How many more notices have the word inside longer terms only; that none has where the word is in one
    only."""
    more = 0 if with_longer is None else with_longer - notices
    if more:
        return tr("context.counts.longer", n=more)
    return tr("context.counts.longer_none") if with_longer == 1 else ""


def describe_spread(view: View, lines: pd.DataFrame, term: str, dp: float | None) -> str:
    """In which parts the hits are; for a word how evenly it is spread over the notices."""
    tr, parts = view.tr, lines["part"].value_counts()
    tied = list_tied(parts, parts.max())
    shares = "tied" if len(tied) > 1 else "all" if len(parts) == 1 else ""
    key = "_".join(filter(None, ["finding", "one" if len(lines) == 1 else shares]))
    text = tr(
        f"context.dispersion.{key}",
        term=plain(term),
        k=tr.number(parts.max()),
        hits=tr.number(len(lines)),
        part=tr.listing([tr("context.quoted", term=tr.label("part", code)) for code in tied]),
        n=tr.number(lines["notice_id"].nunique()),
    )
    return text if dp is None else text + tr("context.dispersion.dp", dp=f"{dp:.2f}")


def describe_collocates(view: View, found: pd.DataFrame, term: str, *, by: str, window: int) -> str:
    """The first collocates, and how many words occur near the term."""
    tr = view.tr
    first: Any = found.iloc[0]
    return tr(
        "context.collocates.finding",
        term=plain(term),
        words=_listed(view, found.set_index("term")[by]),
        window=window,
        near=tr.number(first["near_words"]),
        by=tr(f"context.rank.{by}"),
    )


def describe_phrases(view: View, found: pd.DataFrame, term: str) -> str:
    """The phrase that comes most often, or those that do."""
    tr, top = view.tr, found.iloc[0]
    tied = list_tied(found.set_index("ngram")["count"], top["count"])
    return tr(
        f"context.phrases.finding{'_tied' if len(tied) > 1 else ''}",
        term=plain(term),
        phrase=format_tied(tied, tr, label=_quoted(view)),
        n=tr.number(top["count"]),
        notices=tr.number(top["notices"]),
        of=tr.number(top["of_notices"]),
    )


def describe_network(view: View, related: pd.Series, term: str, *, issues: int) -> str:
    """Which words share issues with the term.

    `related`: word -> G², highest first, including those not drawn.
    """
    tr = view.tr
    return tr(
        "context.network.finding", term=plain(term), words=_listed(view, related), issues=tr.number(issues)
    )


def describe_closest_pair(view: View, pairs: pd.DataFrame) -> str:
    """The pair of words most closely tied, or the pairs that are. `pairs`: rows of cooccurrence_network."""
    tr, top = view.tr, pairs.iloc[0]
    tied = pairs[equals(pairs["g2"], top["g2"])]
    named = [
        tr("context.network.pair", source=plain(row["source"]), target=plain(row["target"]))
        for _, row in tied.iterrows()
    ]
    return tr(
        f"context.network.finding_top{'_tied' if len(tied) > 1 else ''}",
        pairs=format_tied(named, tr, label=str, of=int(top["tied"])),
        n=tr.number(top["together"]),
        issues=tr.number(top["issues"]),
    )


def _listed(view: View, values: pd.Series) -> str:
    """The first words of the index by their values."""
    return format_first(values, view.tr, label=_quoted(view))


def _quoted(view: View) -> Callable[[str], str]:
    return lambda term: view.tr("context.quoted", term=plain(view.tr.glossed(term)))
