"""Compare: shares of types and acts, concreteness, and everything in one table, side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.concreteness import COMPONENTS, PER
from analysis.compare.differences import share_differences
from analysis.compare.side_by_side import fill_zeros
from dashboard.charts.block import Block
from dashboard.charts.grouped_bars import Series, draw_grouped_bars
from dashboard.charts.text_table import draw_text_table
from dashboard.components.concreteness import draw_rates
from dashboard.components.shares import format_share
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.findings import (
    describe_concreteness,
    describe_share_difference,
    describe_small_base,
    describe_statuses_of_type,
)
from dashboard.pages.compare.focus import KEY, put_first
from dashboard.pages.compare.focus_findings import describe_focus
from dashboard.pages.compare.side_table import SECTION
from dashboard.shell.view import View


def shares_block(
    view: View, facts: pd.DataFrame, sides: Sequence[str], *, attribute: str, focus: str = ""
) -> Block:
    """The sides' shares of a counted attribute (issue_type, action).

    `facts`: analysis.compare.side_by_side. `focus`: an issue type to put first.
    """
    shares = _widest_first(fill_zeros(facts, attribute, sides), facts, sides, attribute=attribute)
    finding = describe_share_difference(view, facts, sides, attribute=attribute)
    if focus:
        shares = put_first(shares, focus)
        finding = view.tr("sentence_separator").join(
            [describe_focus(view, facts, shares, sides, focus), describe_statuses_of_type(view, sides, focus)]
        )
    return Block(
        f"compare.{attribute}",
        finding,
        shares,
        controls=("a", KEY) if attribute == "issue_type" else ("a",),
        clickable=True,
        note=view.tr("sentence_separator").join(
            [describe_small_base(view, facts, attribute=attribute), view.tr(f"compare.{attribute}.hint")]
        ),
        draw=lambda: _draw_shares(view, shares, sides, attribute=attribute),
    )


def _widest_first(
    shares: pd.DataFrame, facts: pd.DataFrame, sides: Sequence[str], *, attribute: str
) -> pd.DataFrame:
    """The rows of the codes whose shares differ most first."""
    place = {item: n for n, item in enumerate(share_differences(facts, attribute, sides)["item"])}
    order = shares["item"].map(place).argsort(kind="stable")
    return shares.iloc[order].reset_index(drop=True).rename(columns={"item": attribute})


def _draw_shares(view: View, shares: pd.DataFrame, sides: Sequence[str], *, attribute: str) -> go.Figure:
    tr = view.tr
    codes = list(dict.fromkeys(shares[attribute]))
    drawn = [
        _series(view, side, shares[shares["side"] == side].set_index(attribute).loc[codes], attribute)
        for side in sides
        if side in set(shares["side"])
    ]
    return draw_grouped_bars(
        rows=[tr.label(attribute, code) for code in codes],
        series=drawn,
        axis=tr(f"compare.{attribute}.axis{_scope(view, attribute)}"),
    )


def _scope(view: View, attribute: str) -> str:
    """Shares of measures are of the chosen issues' measures; shares of types stay those of all types."""
    return "_in_issues" if attribute == "action" and view.selection.limits_issues else ""


def _series(view: View, side: str, rows: pd.DataFrame, attribute: str) -> Series:
    tr, name = view.tr, label_side(side, view.tr, view.names)
    return Series(
        f"{name} (n = {tr.number(rows['n'].iloc[0])})",
        shares=list(rows["share"]),
        texts=[
            tr("compare.bar", share=tr.percent(row["share"]), k=tr.number(row["value"]))
            for _, row in rows.iterrows()
        ],
        hover=[
            f"{name}<br>{tr.label(attribute, code)}<br>"
            f"{format_share(row['value'], row['n'], row['share'], tr)}"
            for code, row in rows.iterrows()
        ],
        codes=[[str(code), side] for code in rows.index],
    )


def concrete_block(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> Block:
    """Dates, figures and documents per 1,000 characters of each side with issues."""
    rates = _rates(facts, sides)
    return Block(
        "compare.concreteness",
        describe_concreteness(view, rates),
        rates,
        controls=("a",),
        note=view.tr("compare.concreteness.hint"),
        clickable=True,
        draw=lambda: draw_rates(
            view,
            rates,
            by="side",
            codes=list(rates["side"]),
            label=lambda side: label_side(side, view.tr, view.names),
        ),
    )


def _rates(facts: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    """One row per side with issues: side, issues, n_chars, the three components counted and per 1,000
    characters."""
    concrete = facts[facts["section"] == "concreteness"]
    rates = concrete.pivot(index="side", columns="attribute", values="value")
    rates = rates.reindex([side for side in sides if side in rates.index])
    rates = rates[list(COMPONENTS)].rename(columns={c: f"{c}_per_{PER}" for c in COMPONENTS})
    base = concrete[concrete["n_of"] == "character"].groupby("side")["n"].first()
    issues = facts[facts["attribute"] == "issues_listed"].set_index("side")["value"]
    sized = rates.assign(n_chars=base, issues=issues).reset_index()
    counts = {c: (sized[f"{c}_per_{PER}"] * sized["n_chars"] / PER).round() for c in COMPONENTS}
    return sized.assign(**counts)


def everything_block(view: View, facts: pd.DataFrame, wide: pd.DataFrame, sides: Sequence[str]) -> Block:
    """Every fact of every side.

    The download is the long table; the figure shows the same side by side. `wide`: dashboard.side_table of
    the facts.
    """
    headings = [view.tr(f"compare.{c}") for c in (SECTION, "measure")]
    return Block(
        "compare.everything",
        view.tr("compare.everything.finding", facts=len(facts), rows=len(wide)),
        facts,
        controls=("a",),
        draw=lambda: draw_text_table(
            headings=[*headings, *(label_side(s, view.tr, view.names) for s in sides)],
            columns=[list(wide[c]) for c in wide.columns],
        ),
    )
