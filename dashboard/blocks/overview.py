"""Overview: what was found, and in what state it is reported to be."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.codebook import domain
from analysis.compare.overview import blank_unstated
from dashboard.block import Block
from dashboard.blocks.cut import cut_to_chart
from dashboard.charts.colours import STATED
from dashboard.charts.stated_listed import draw_stated_and_listed
from dashboard.charts.status_bars import draw_status_bars
from dashboard.findings.overview import find_stated, find_statuses
from dashboard.view import View


def status_block(view: View, notices: pd.DataFrame) -> Block:
    """Listed issues by status. `notices`: analysis.compare.overview.notices_at_a_glance."""
    plotted, note = cut_to_chart(view, notices)
    words = view.words
    return Block(
        "overview.status", find_statuses(notices, words, in_issues=view.selection.limits_issues), _to_table(notices, domain("status").codes), clickable=True,
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
        "overview.stated", find_stated(notices, words, in_issues=view.selection.limits_issues), _to_table(notices, STATED), clickable=True,
        note=f"{words('overview.stated.hint')} {note}".strip(),
        draw=lambda: draw_stated_and_listed(
            plotted, names=view.names, label=lambda column: words(f"overview.stated.{column}"), axis=words("overview.stated.axis")
        ),
    )  # fmt: skip


def _to_table(notices: pd.DataFrame, drawn: Iterable[str]) -> pd.DataFrame:
    """The same rows with what is unknown absent, and what the chart draws before the other columns."""
    first = ["notice_id", "issues_listed", *drawn]
    return blank_unstated(notices)[[*first, *(column for column in notices if column not in first)]]
