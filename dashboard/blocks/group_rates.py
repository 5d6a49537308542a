"""Completion rates of cities, levels and provinces: mean and pooled, with bounds, coverage and days."""

from __future__ import annotations

import pandas as pd

from analysis.compare.grouping import NoticeGroup
from dashboard.block import Block
from dashboard.blocks.completion import SMALL, kind_of_rate, note_stated_left_out, say_coverage, say_days
from dashboard.blocks.cut import MOST_ROWS
from dashboard.charts.layout import on_axis
from dashboard.charts.rate_summary import draw_rate_summary
from dashboard.findings.completion import find_group_rates, say_summarised
from dashboard.groups import cut_note, group_label, group_labels, order_groups
from dashboard.view import View


def group_rates_block(view: View, rates: pd.DataFrame, *, by: NoticeGroup) -> Block:
    """`rates`: analysis.compare.group_rates.group_rates, not empty."""
    words, order = view.words, order_groups(view, by, rates[by])
    place = {code: number for number, code in enumerate(order)}
    rows = rates.iloc[rates[by].map(place).argsort(kind="stable")].reset_index(drop=True)
    plotted = rows[rows[by].isin(order[:MOST_ROWS])]
    note = [note_stated_left_out(view), words("completion.groups.hint"), cut_note(view, len(order), by=by)]

    def label(kind: str) -> str:
        return words("completion.rates.bounds" if kind == "bounds" else f"columns.{kind}")

    return Block(
        "completion.groups", find_group_rates(rows, words, names=group_labels(view, by, order), by=by), rows, clickable=True,
        note=" ".join(filter(None, note)),
        draw=lambda: draw_rate_summary(
            plotted, say=lambda row, kind: say_summarised(row, kind, words), label=label, axis=words("completion.rates.axis"),
            row_label=lambda row: name_row(view, row, by=by), text=lambda row: say_row(view, row), codes=("rate_basis", "rate_unit", by),
        ),
    )  # fmt: skip


def name_row(view: View, row: pd.Series, *, by: str) -> str:
    """The group, and under it basis, unit and how many of its notices give such a rate."""
    name, coverage = on_axis(group_label(view, by, row[by])), say_coverage(view, row)
    under = coverage if row["rate_basis"] == "none" else f"{kind_of_rate(view, row)} · {coverage}"
    return f"{name}<br>{SMALL.format(under)}"


def say_row(view: View, row: pd.Series) -> str:
    """The pooled rate with its n, else the mean, and the days since the feedback; or that none is stated."""
    words = view.words
    if row["rate_basis"] == "none":
        return words("completion.groups.none")
    is_counted = pd.notna(row["pooled"])
    counts = words(
        "completion.counts_of", completed=words.number(row["completed"]), total=words.number(row["total"])
    )
    return words(
        "completion.groups.text", measure=words("columns.pooled" if is_counted else "columns.mean"), days=say_days(view, row),
        rate=say_summarised(row, "pooled" if is_counted else "mean", words), counts=counts if is_counted else "",
    )  # fmt: skip
