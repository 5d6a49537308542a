"""Distinctive words: two groups against each other."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.block import Block
from dashboard.charts.keyness_scatter import draw_keyness
from dashboard.pages.distinctive.findings import describe_caveat, describe_cut, describe_distinctive
from dashboard.shell.view import View

MOST_WORDS = 300  # of highest G²; more can neither be distinguished nor sent quickly
# What a reader compares first; downloads have all columns.
COLUMNS = [
    "term",
    "more_in",
    "g2",
    "log_ratio",
    "target_count",
    "reference_count",
    "target_per_10k",
    "reference_per_10k",
    "target_with_longer_per_10k",
    "reference_with_longer_per_10k",
    "target_notices",
    "reference_notices",
    "target_dp",
    "reference_dp",
]


def scatter_block(view: View, scored: pd.DataFrame, *, target: str, reference: str) -> Block:
    """The rates of each word in both groups.

    `scored`: rows of analysis.compare.vocabulary.keyness, at least one.
    """
    tr = view.tr
    cut = describe_cut(scored, tr, most=MOST_WORDS)
    return Block(
        "distinctive.scatter",
        describe_distinctive(scored, tr, target=target, reference=reference),
        scored,
        controls=("part", "by", "target", "against", "stop", "least"),
        clickable=True,
        note=f"{tr('distinctive.scatter.hint')} {describe_caveat(scored, tr)}",
        aside=cut,
        draw=lambda: _draw(view, scored, target=target, reference=reference),
    )


def _draw(view: View, scored: pd.DataFrame, *, target: str, reference: str) -> go.Figure:
    tr, names = view.tr, {"target": target, "reference": reference}

    def hover(row: Any) -> str:
        return tr(
            "distinctive.hover",
            term=tr.glossed(row.term),
            target=target,
            reference=reference,
            g2=f"{row.g2:.1f}",
            ratio=f"{row.log_ratio:+.2f}",
            target_count=tr.number(row.target_count),
            reference_count=tr.number(row.reference_count),
            target_rate=f"{row.target_per_10k:.1f}",
            reference_rate=f"{row.reference_per_10k:.1f}",
            longer_target=f"{row.target_with_longer_per_10k:.1f}",
            longer_reference=f"{row.reference_with_longer_per_10k:.1f}",
            target_notices=f"{row.target_notices}/{row.target_of_notices}",
            reference_notices=f"{row.reference_notices}/{row.reference_of_notices}",
        )

    return draw_keyness(
        scored,
        hover=hover,
        label=lambda side: (
            tr("distinctive.more_in", name=names[side]) if side in names else tr("distinctive.equal")
        ),
        others=lambda k: tr("distinctive.others", k=k),
        x_axis=tr("distinctive.scatter.axis", name=reference),
        y_axis=tr("distinctive.scatter.axis", name=target),
    )
