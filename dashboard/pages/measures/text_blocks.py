"""Measures: how concretely they are reported, and what came of them in figures."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.codebook import domain
from analysis.compare.grouping import NoticeGroup
from analysis.compare.outcomes import count_stating
from dashboard.charts.block import Block
from dashboard.charts.heatmap import draw_heatmap
from dashboard.components.concreteness import describe_extremes, draw_rates
from dashboard.components.groups import describe_cut, label_group, label_groups, order_groups
from dashboard.components.row_limit import more_of
from dashboard.i18n.labels import label_place
from dashboard.i18n.quantities import format_quantity, label_unit
from dashboard.i18n.translator import Translator
from dashboard.pages.measures.findings import describe_concreteness, describe_outcomes
from dashboard.shell.view import View


def concreteness_block(view: View, rates: pd.DataFrame, *, by: str) -> Block:
    """Dates, figures and documents per 1,000 characters.

    `rates`: analysis.compare.concreteness, by any group.
    """
    order = order_groups(view, by, rates[by])
    extremes = describe_extremes(rates, view.tr, label=lambda code: label_group(view, by, code), by=by)
    more = more_of("concreteness", of=len(order))
    cut = describe_cut(view, len(order), by=by, most=more.shown)
    return Block(
        "measures.concreteness",
        describe_concreteness(rates, view.tr),
        rates,
        controls=("by",),
        clickable=True,
        note=" ".join([view.tr("measures.concreteness.hint"), cut]).strip(),
        aside=extremes,
        draw=lambda: draw_rates(
            view, rates, by=by, codes=order[: more.shown], label=lambda code: label_group(view, by, code)
        ),
        more=more,
    )


def outcomes_block(view: View, sums: pd.DataFrame, *, by: NoticeGroup = "notice_id") -> Block:
    """Figures of accountability and recovery in each group.

    `sums`: analysis.compare.outcomes.sum_outcomes.
    """
    tr = view.tr
    groups = order_groups(view, by, sorted(set(sums[by])))
    stating = count_stating(view.tables, view.selection)
    finding = describe_outcomes(
        sums, tr, of=view.n_notices, stating=stating, in_issues=view.selection.limits_issues
    )
    more = more_of("outcomes", of=len(groups))
    cut = describe_cut(view, len(groups), by=by, most=more.shown)
    note = " ".join([tr("measures.outcomes.hint"), cut]).strip()
    return Block(
        "measures.outcomes",
        finding,
        sums,
        controls=("by",),
        clickable=True,
        note=note,
        draw=lambda: _draw_outcomes(
            view, _with_lines(sums), label_groups(view, by, groups[: more.shown]), by=by
        ),
        more=more,
    )


def _with_lines(sums: pd.DataFrame) -> pd.DataFrame:
    """The sums with `line`: outcome, unit and place of a row of the chart in one key."""
    return sums.assign(line=sums["outcome"] + "|" + sums["unit"] + "|" + sums["place"])


def _draw_outcomes(view: View, sums: pd.DataFrame, groups: dict[str, str], *, by: str) -> go.Figure:
    tr, sums = view.tr, sums[sums[by].isin(groups)]
    units = dict(zip(sums["line"], sums["unit"], strict=True))
    order = [c for code in domain("outcome").codes for c in sorted(units) if c.startswith(f"{code}|")]

    def hover(cell: dict[str, Any]) -> str:
        value = format_quantity(cell["value"], cell["unit"], tr)
        figures = tr("measures.outcomes.hover", value=value, k=tr.number(cell["figures"]))
        return f"{groups[cell[by]]}<br>{label_line(cell['line'], tr)}<br>{figures}"

    drawn = sums.assign(in_cell=[tr.decimal(value) for value in sums["value"]])
    return draw_heatmap(
        drawn,
        rows=order,
        columns=list(groups),
        by=by,
        value="value",
        row="line",
        scale="row",
        texts="in_cell",
        row_label=lambda line: label_line(line, tr),
        column_label=lambda code: groups[code],
        value_label=tr.number,
        hover=hover,
    )


def label_line(line: str, tr: Translator) -> str:
    """A row of the chart: outcome, unit and, where it is outside the issues, place."""
    outcome, unit, place = line.split("|")
    text = tr("measures.outcomes.line", outcome=tr.label("outcome", outcome), unit=label_unit(unit, tr))
    return f"{text} · {label_place(place, tr)}" if place == "outside" else text
