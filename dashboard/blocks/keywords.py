"""Keywords: ranked words, the same as a cloud, and words of each notice's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.grouping import NoticeGroup
from dashboard.block import Block
from dashboard.blocks.cut import MOST_ROWS
from dashboard.charts.heatmap import draw_heatmap
from dashboard.charts.layout import in_lines
from dashboard.charts.word_bars import draw_word_bars
from dashboard.charts.word_cloud import cloud_words, draw_word_cloud, place_words
from dashboard.findings.keywords import (
    FEW,
    find_own_words,
    find_spread,
    find_top_words,
    note_equal,
    note_own_equal,
)
from dashboard.groups import cut_note, group_labels, order_groups
from dashboard.view import View
from dashboard.words import Words

_CELL = 8  # columns of a word in a cell: four Han characters


def ranked_block(view: View, terms: pd.DataFrame) -> Block:
    """The words by rate. `terms`: rows of analysis.compare.words.term_frequencies, at least one."""
    words = view.words
    return Block(
        "keywords.ranked", find_top_words(terms, words), terms, clickable=True,
        note=words("sentence_separator").join(filter(None, [words("keywords.ranked.hint"), note_equal(terms, words)])),
        draw=lambda: draw_word_bars(
            terms, text=_tell_at_end, hover=_hover(words), label=_spread_label(words), axis=words("keywords.ranked.axis")
        ),
    )  # fmt: skip


def cloud_block(view: View, terms: pd.DataFrame, *, font: Path | None) -> Block:
    """The same words as a cloud. Raises FontMissing or CharactersMissing (dashboard.charts.word_cloud)."""
    words = view.words
    left_out = len(terms) - len(place_words(cloud_words(terms), font).words)
    note = (
        words("keywords.cloud.left_out", k=words.number(left_out))
        if left_out
        else words("keywords.cloud.hint")
    )
    return Block(
        "keywords.cloud", find_spread(terms, words), terms, clickable=True, note=note,
        draw=lambda: draw_word_cloud(terms, font=font, hover=_hover(words), label=_spread_label(words)),
    )  # fmt: skip


def own_block(view: View, own: pd.DataFrame, *, by: NoticeGroup = "notice_id") -> Block:
    """The words of highest tf-idf of each notice or group. `own`: rows of analysis.compare.words.own_words, at least one."""
    words = view.words
    groups = int(own["groups"].iloc[0])
    names = group_labels(view, by, order_groups(view, by, own[by]))
    scope = "" if by == "notice_id" else "_groups"
    few = words(f"keywords.own.few{scope}", n=groups) if groups < FEW else ""
    notes = [
        words("keywords.own.hint"),
        few,
        cut_note(view, len(names), by=by),
        note_own_equal(own, words, by=by),
    ]
    return Block(
        "keywords.own", find_own_words(own, words, names, by=by), own, clickable=True, note=words("sentence_separator").join(filter(None, notes)),
        draw=lambda: _draw_own(view, own, dict([*names.items()][:MOST_ROWS]), by=by),
    )  # fmt: skip


def term_in_cell(
    own: pd.DataFrame, cell: tuple[Any, ...] | None, *, by: NoticeGroup = "notice_id"
) -> str | None:
    """The word in a cell (notice or group, rank) of the block of own words; None for none."""
    if cell is None:
        return None
    found = own.loc[(own[by] == cell[0]) & (own["rank"] == cell[1]), "term"]
    return str(found.iloc[0]) if len(found) else None


def _draw_own(view: View, own: pd.DataFrame, names: dict[str, str], *, by: str) -> go.Figure:
    words, scope = view.words, "" if by == "notice_id" else "_groups"
    cells = own[own[by].isin(names)]
    cells = cells.assign(shown=[in_lines(term, width=_CELL) for term in cells["term"]])

    def hover(cell: dict[str, Any]) -> str:
        return words(
            f"keywords.own.hover{scope}", notice=names[cell[by]], term=cell["term"], count=words.number(cell["count"]),
            rate=f"{cell['per_10k']:.1f}", weight=f"{cell['tf_idf']:.1f}", having=words.number(cell["groups_with"]),
            of=words.number(cell["groups"]),
        )  # fmt: skip

    return draw_heatmap(
        cells, rows=list(names), columns=sorted(set(cells["rank"])), by="rank", value="tf_idf", row=by, texts="shown",
        row_label=lambda code: names[code], column_label=str, value_label=words.decimal, hover=hover,
    )  # fmt: skip


def _tell_at_end(row: Any) -> str:
    return f"{row.per_10k:.1f} · {row.notices}/{row.of_notices}"


def _hover(words: Words) -> Callable[[Any], str]:
    return lambda row: words(
        "keywords.hover", term=row.term, count=words.number(row.count), rate=f"{row.per_10k:.1f}", notices=words.number(row.notices),
        of=words.number(row.of_notices), dp=f"{row.dp:.2f}",
    )  # fmt: skip


def _spread_label(words: Words) -> Callable[[str], str]:
    return lambda code: words(f"keywords.spread.{code}")
