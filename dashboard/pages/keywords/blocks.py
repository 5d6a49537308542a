"""Keywords: ranked words, the same as a cloud, and words of each notice's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.grouping import NoticeGroup
from dashboard.charts.block import Block
from dashboard.charts.heatmap import draw_heatmap
from dashboard.charts.word_bars import draw_word_bars
from dashboard.charts.word_cloud import cloud_words, draw_word_cloud, place_words
from dashboard.components.absence import Elsewhere, find_elsewhere
from dashboard.components.groups import describe_cut, label_groups, order_groups
from dashboard.components.row_limit import FEW_GROUPS, more_of
from dashboard.i18n.glosses import glossed_in_cell, glossed_on_axis
from dashboard.i18n.translator import Translator
from dashboard.pages.keywords.findings import (
    describe_own_words,
    describe_spread,
    describe_ties_at_end,
    describe_ties_of_groups,
    describe_top_base,
    describe_top_words,
    find_outstanding,
)
from dashboard.shell.view import View

_CELL = 8  # columns of a word in a cell: four Han characters


def ranked_block(view: View, terms: pd.DataFrame) -> Block:
    """The words by rate. `terms`: rows of analysis.compare.vocabulary.term_frequencies, at least one."""
    tr = view.tr
    tied = describe_ties_at_end(terms, tr)
    return Block(
        "keywords.ranked",
        describe_top_words(terms, tr),
        terms,
        controls=("part", "stop", "top", "length", "tag"),
        clickable=True,
        note=tr("sentence_separator").join([_legend(terms, tr), tr("keywords.ranked.hint")]),
        aside=tr("sentence_separator").join(filter(None, [describe_top_base(terms, tr), tied])),
        draw=lambda: draw_word_bars(
            terms,
            text=_label_bar,
            hover=_hover(tr),
            label=_spread_label(tr),
            name=lambda term: glossed_on_axis(term, tr),
            axis=tr("keywords.ranked.axis"),
        ),
    )


def cloud_block(view: View, terms: pd.DataFrame, *, font: Path | None) -> Block:
    """The same words as a cloud. Raises FontMissing or CharactersMissing (dashboard.charts.word_cloud)."""
    tr = view.tr
    not_drawn = len(terms) - len(place_words(cloud_words(terms), font).words)
    note = tr("keywords.cloud.not_drawn", k=tr.number(not_drawn)) if not_drawn else tr("keywords.cloud.hint")
    return Block(
        "keywords.cloud",
        describe_spread(terms, tr),
        terms,
        controls=("part", "stop", "top", "length", "tag"),
        clickable=True,
        note=note,
        draw=lambda: draw_word_cloud(terms, font=font, hover=_hover(tr), label=_spread_label(tr)),
    )


def own_block(
    view: View, own: pd.DataFrame, *, by: NoticeGroup = "notice_id", part: str | None = None
) -> Block:
    """The words of highest tf-idf of each notice or group.

    `own`: rows of analysis.compare.vocabulary.signature_words, at least one.
    """
    tr = view.tr
    groups = int(own["groups"].iloc[0])
    names = label_groups(view, by, order_groups(view, by, own[by]))
    scope = "" if by == "notice_id" else "_groups"
    few = tr(f"keywords.own.few{scope}", n=groups) if groups < FEW_GROUPS else ""
    more = more_of("own", of=len(names))
    cut = describe_cut(view, len(names), by=by, most=more.shown)
    return Block(
        "keywords.own",
        describe_own_words(own, tr, names, by=by, elsewhere=_elsewhere(view, own, by=by, part=part)),
        own,
        controls=("part", "stop", "by"),
        clickable=True,
        note=tr("sentence_separator").join(filter(None, [tr("keywords.own.hint"), cut])),
        aside=tr("sentence_separator").join(filter(None, [few, describe_ties_of_groups(own, tr, by=by)])),
        draw=lambda: _draw_own(view, own, dict([*names.items()][: more.shown]), by=by),
        more=more,
    )


def _elsewhere(view: View, own: pd.DataFrame, *, by: NoticeGroup, part: str | None) -> Elsewhere | None:
    """Where else the first distinctive word occurs."""
    tops = find_outstanding(own)
    if tops.empty:
        return None
    top = tops.iloc[0]
    return find_elsewhere(
        view, top["term"], group=top[by], groups_with=int(top["groups_with"]), by=by, part=part
    )


def term_in_cell(
    own: pd.DataFrame, cell: tuple[Any, ...] | None, *, by: NoticeGroup = "notice_id"
) -> str | None:
    """The word in a cell (notice or group, rank) of the block of own words; None for none."""
    if cell is None:
        return None
    found = own.loc[(own[by] == cell[0]) & (own["rank"] == cell[1]), "term"]
    return str(found.iloc[0]) if len(found) else None


def _draw_own(view: View, own: pd.DataFrame, names: dict[str, str], *, by: str) -> go.Figure:
    tr, scope = view.tr, "" if by == "notice_id" else "_groups"
    cells = own[own[by].isin(names)]
    cells = cells.assign(shown=[glossed_in_cell(term, tr, width=_CELL) for term in cells["term"]])

    def hover(cell: dict[str, Any]) -> str:
        return tr(
            f"keywords.own.hover{scope}",
            notice=names[cell[by]],
            term=tr.glossed(cell["term"]),
            count=tr.number(cell["count"]),
            rate=f"{cell['per_10k']:.1f}",
            weight=f"{cell['tf_idf']:.1f}",
            having=tr.number(cell["groups_with"]),
            longer=tr.number(cell["with_longer_groups"]),
            of=tr.number(cell["groups"]),
        )

    return draw_heatmap(
        cells,
        rows=list(names),
        columns=sorted(set(cells["rank"])),
        by="rank",
        value="tf_idf",
        row=by,
        texts="shown",
        row_label=lambda code: names[code],
        column_label=str,
        value_label=tr.decimal,
        hover=hover,
    )


def _label_bar(row: Any) -> str:
    longer = f" ({row.with_longer_per_10k:.1f})" if row.with_longer > row.count else ""
    return f"{row.per_10k:.1f}{longer} · {row.notices}/{row.of_notices}"


def _legend(terms: pd.DataFrame, tr: Translator) -> str:
    """What the numbers behind a bar are, on the first with all of them."""
    longer = terms[terms["with_longer"] > terms["count"]]
    row: Any = next((longer if len(longer) else terms).itertuples())
    return tr(
        f"keywords.ranked.{'legend' if len(longer) else 'legend_alone'}",
        text=_label_bar(row),
        rate=f"{row.per_10k:.1f}",
        notices=tr.number(row.notices),
        of=tr.number(row.of_notices),
        **({"longer": f"{row.with_longer_per_10k:.1f}"} if len(longer) else {}),
    )


def _hover(tr: Translator) -> Callable[[Any], str]:
    return lambda row: tr(
        "keywords.hover",
        term=tr.glossed(row.term),
        count=tr.number(row.count),
        rate=f"{row.per_10k:.1f}",
        longer_count=tr.number(row.with_longer),
        longer_rate=f"{row.with_longer_per_10k:.1f}",
        notices=tr.number(row.notices),
        of=tr.number(row.of_notices),
        dp=f"{row.dp:.2f}",
    )


def _spread_label(tr: Translator) -> Callable[[str], str]:
    return lambda code: tr(f"keywords.spread.{code}")
