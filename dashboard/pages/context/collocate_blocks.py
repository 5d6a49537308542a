"""What a term occurs with: collocates, phrases, and the network of words in the same issues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from analysis.compare.vocabulary import cooccurrence_network, cooccurring_terms
from analysis.text.folded import fold
from analysis.words.stopwords import LAYERS
from dashboard.charts.bars import draw_bars
from dashboard.charts.block import Block
from dashboard.charts.network import draw_network
from dashboard.components.ties import describe_ties
from dashboard.i18n.glosses import glossed_on_axis
from dashboard.pages.context.findings import (
    describe_closest_pair,
    describe_collocates,
    describe_network,
    describe_phrases,
)
from dashboard.shell.view import View

MOST_BARS = 20
_WORDS, _PAIRS = 24, 60  # that a network can show with every word to be read

Rank = Literal["g2", "mi", "count"]


def collocates_block(view: View, found: pd.DataFrame, term: str, *, by: Rank, window: int) -> Block:
    """Words near the term, first ones first by one of the measures.

    `found`: rows of collocates, at least one.
    """
    tr = view.tr
    frame = found.sort_values([by, "term"], ascending=[False, True], ignore_index=True)
    shown = frame.head(MOST_BARS)
    texts = [
        tr("context.collocates.text", value=_figure(row[by], by), k=tr.number(row["count"]))
        if by != "count"
        else tr.number(row["count"])
        for _, row in shown.iterrows()
    ]
    return Block(
        "context.collocates",
        describe_collocates(view, frame, term, by=by, window=window),
        frame,
        controls=("term", "find", "part", "all_texts", "stop", "window", "rank"),
        note=_describe_note(view, "collocates", frame[by]),
        clickable=True,
        draw=lambda: draw_bars(
            codes=[[other] for other in shown["term"]],
            rows=[glossed_on_axis(other, tr) for other in shown["term"]],
            values=list(shown[by]),
            texts=texts,
            axis=tr(f"context.rank.{by}"),
            hover=[
                tr(
                    "context.collocates.hover",
                    term=tr.glossed(row["term"]),
                    k=tr.number(row["count"]),
                    left=tr.number(row["left"]),
                    right=tr.number(row["right"]),
                    expected=f"{row['expected']:.1f}",
                    g2=f"{row['g2']:.1f}",
                    mi=f"{row['mi']:.2f}",
                    notices=tr.number(row["notices"]),
                )
                for _, row in shown.iterrows()
            ],
        ),
    )


def _figure(value: float, by: Rank) -> str:
    return f"{value:.2f}" if by == "mi" else f"{value:.1f}"


def _describe_note(view: View, chart: str, values: pd.Series) -> str:
    """What a click does; where the chart shows the first values only, that, and how many are tied with the
    last."""
    tr, hint = view.tr, view.tr(f"context.{chart}.hint")
    if len(values) <= MOST_BARS:
        return hint
    cut = tr("context.cut", n=MOST_BARS, of=tr.number(len(values)))
    return tr("sentence_separator").join(filter(None, [cut, describe_ties(values, MOST_BARS, tr), hint]))


def phrases_block(view: View, found: pd.DataFrame, term: str) -> Block:
    """Phrases with the term. `found`: analysis.words.phrases.count_phrases."""
    tr, shown = view.tr, found.head(MOST_BARS)
    texts = [f"{row['count']} ({row['notices']}/{row['of_notices']})" for _, row in shown.iterrows()]
    return Block(
        "context.phrases",
        describe_phrases(view, found, term),
        found,
        controls=("term", "find", "part", "all_texts", "stop"),
        note=_describe_note(view, "phrases", found["count"]),
        clickable=True,
        draw=lambda: draw_bars(
            codes=[[run] for run in shown["words"]],
            rows=list(shown["ngram"]),
            values=list(shown["count"]),
            texts=texts,
            axis=tr("context.phrases.axis"),
            hover=[
                f"{row['words']}<br>{text}" for (_, row), text in zip(shown.iterrows(), texts, strict=True)
            ],
        ),
    )


def network_block(view: View, term: str, *, layers: Sequence[str] = LAYERS) -> Block | None:
    """The words that share issues with the term and one another; of the most common words where it is empty.
    None where no two words share enough issues."""
    tables, selection, tr = view.tables, view.selection, view.tr
    if term:
        related = cooccurring_terms(tables, selection, fold(term), layers=layers)
        around = related[related["more"]].set_index("term")["g2"]
        if around.empty:
            return None
        near = list(around.index[: _WORDS - 1])
        pairs = cooccurrence_network(tables, selection, among=[fold(term), *near], limit=10 * _PAIRS)
        pairs = _keep_ties(pairs, fold(term))
        finding = describe_network(view, around, fold(term), issues=pairs["issues"].iloc[0])
        cut = describe_ties(around, _WORDS - 1, tr)
    else:
        pairs = cooccurrence_network(tables, selection, layers=layers, terms=_WORDS, limit=_PAIRS)
        if pairs.empty:
            return None
        finding, cut = describe_closest_pair(view, pairs), ""
    return Block(
        "context.network",
        finding,
        pairs,
        controls=("term", "stop", "net"),
        note=tr("context.network.note"),
        aside=cut,
        clickable=True,
        draw=lambda: draw_network(
            pairs,
            centre=fold(term),
            hover=lambda word, n: tr("context.network.hover", term=tr.glossed(word), n=n, k=tr.number(n)),
        ),
    )


def _keep_ties(pairs: pd.DataFrame, term: str) -> pd.DataFrame:
    """All ties of the term, and the strongest ones among its neighbours."""
    own = (pairs["source"] == term) | (pairs["target"] == term)
    others = pairs[~own].head(_PAIRS - min(int(own.sum()), _PAIRS))
    return pd.concat([pairs[own], others]).sort_values(
        ["g2", "source", "target"], ascending=[False, True, True], ignore_index=True
    )
