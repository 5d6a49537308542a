"""Overview: what was found, and in what state it is reported to be."""

from __future__ import annotations

import pandas as pd

from dashboard.block import Block
from dashboard.blocks.cut import cut_to_chart
from dashboard.charts.stated_listed import draw_stated_and_listed
from dashboard.charts.status_bars import draw_status_bars
from dashboard.findings.overview import find_stated, find_statuses
from dashboard.view import View


def status_block(view: View, notices: pd.DataFrame) -> Block:
    """Listed issues by status. `notices`: analysis.compare.overview.notices_at_a_glance."""
    plotted, note = cut_to_chart(view, notices)
    words = view.words
    return Block(
        "overview.status", find_statuses(notices, words), notices, clickable=True,
        note=f"{words('overview.status.hint')} {note}".strip(),
        draw=lambda: draw_status_bars(
            plotted, names=view.names, label=lambda code: words.label("status", code), axis=words("overview.status.axis")
        ),
    )  # fmt: skip


def stated_block(view: View, notices: pd.DataFrame) -> Block:
    """Stated totals beside the issues listed. `notices` as for `status_block`."""
    plotted, note = cut_to_chart(view, notices)
    words = view.words
    return Block(
        "overview.stated", find_stated(notices, words), notices, clickable=True,
        note=f"{words('overview.stated.hint')} {note}".strip(),
        draw=lambda: draw_stated_and_listed(
            plotted, names=view.names, label=lambda column: words(f"overview.stated.{column}"), axis=words("overview.stated.axis")
        ),
    )  # fmt: skip
