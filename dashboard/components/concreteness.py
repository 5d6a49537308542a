"""Dates, figures and documents per 1,000 characters: the chart and where each is lowest and highest."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.concreteness import COMPONENTS, PER
from analysis.compare.side_fact import to_records
from dashboard.charts.colours import COMPONENT
from dashboard.charts.panels import Panel, draw_panels
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator
from dashboard.shell.view import View


def draw_rates(
    view: View, rates: pd.DataFrame, *, by: str, codes: list[str], label: Callable[[str], str]
) -> go.Figure:
    """The three components of `rates` as panels, a row per code of the column `by`; a bar carries component
    and code."""
    tr, rows = view.tr, [label(code) for code in codes]
    rates = rates.set_index(by).loc[codes]
    records = to_records(rates)
    panels = [
        Panel(
            tr(f"measures.component.{c}"),
            COMPONENT[c],
            values=list(rates[f"{c}_per_{PER}"]),
            texts=[f"{value:.1f}" for value in rates[f"{c}_per_{PER}"]],
            hover=[
                tr(
                    "measures.concreteness.hover",
                    row=name,
                    component=tr(f"measures.component.{c}"),
                    rate=f"{row[f'{c}_per_{PER}']:.2f}",
                    k=tr.number(row[c]),
                    n_chars=tr.number(row["n_chars"]),
                    issues=tr.number(row["issues"]),
                )
                for name, row in zip(rows, records, strict=True)
            ],
            codes=[[c, code] for code in codes],
        )
        for c in COMPONENTS
    ]
    return draw_panels(rows=rows, panels=panels)


def describe_extremes(rates: pd.DataFrame, tr: Translator, *, label: Callable[[str], str], by: str) -> str:
    """From the rates per group: where each component is lowest and highest, with the characters they are
    computed from; empty for one group."""
    if len(rates) < 2:
        return ""
    bases = rates.set_index(by)["n_chars"]

    def with_base(code: str) -> str:
        return tr("measures.concreteness.group", group=label(code), n_chars=tr.number(bases[code]))

    parts = [
        _describe_range(rates.set_index(by)[f"{c}_per_{PER}"].dropna(), c, tr, label=with_base)
        for c in COMPONENTS
    ]
    return tr("sentence_separator").join(parts)


def _describe_range(values: pd.Series, component: str, tr: Translator, *, label: Callable[[str], str]) -> str:
    name, low, high = tr(f"measures.component.{component}"), values.min(), values.max()
    if low == high:
        return tr("measures.concreteness.same", component=name, rate=f"{low:.1f}")
    low_group, high_group = (format_tied(list_tied(values, v), tr, label=label) for v in (low, high))
    return tr(
        "measures.concreteness.range",
        component=name,
        low=f"{low:.1f}",
        low_group=low_group,
        high=f"{high:.1f}",
        high_group=high_group,
    )
