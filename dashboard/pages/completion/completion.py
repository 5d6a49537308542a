"""Completion: how much is reported as completed, by whose count, and how sure is it?"""

from functools import partial

import streamlit as st

from analysis.compare.completion import completion_rates, size_of_counts
from analysis.compare.group_rates import pool_rates
from dashboard.components.chart_card import show_block
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.groups import GROUPS, choose_group, in_order
from dashboard.pages.completion.blocks import counts_block, rates_block, summary_block
from dashboard.pages.completion.funnel_blocks import funnel_block, groups_for_funnel, rates_of_kind
from dashboard.pages.completion.group_lists import show_bounds, show_group_rates
from dashboard.pages.completion.lists import show_counts, show_rates, show_summarised
from dashboard.shell import url
from dashboard.shell.page_run import open_page, show_later


def choose_kind(groups: list[str]) -> str:
    """Basis and unit of the rates to compare."""
    return url.choose(
        "rates-of",
        tr("completion.funnel.group"),
        groups,
        format_func=lambda g: " · ".join(
            tr(f"codes.{c}.{code}") for c, code in zip(("rate_basis", "rate_unit"), g.split("-"), strict=True)
        ),
    )


view = open_page("completion", by_status=False)
tr = view.tr
summary = pool_rates(view.tables, view.selection, fewest=2)
groups = groups_for_funnel(summary)
show_doubtful(view)

with st.container(horizontal=True):
    by = choose_group(view, "by", GROUPS)
    kind = choose_kind(groups) if groups and by == "notice_id" else ""
clicked = None
if by != "notice_id":
    show_group_rates(view, by=by)
else:
    rates = in_order(view, completion_rates(view.tables, view.selection))
    clicked = show_block(
        view, lambda: funnel_block(view, rates_of_kind(rates, kind)) if kind else rates_block(view, rates)
    )
show_later(lambda: show_rates(view, clicked))
if len(summary):
    mark = show_block(view, lambda: summary_block(view, summary))
    if mark is not None:
        show_later(partial(show_summarised, view, summary, mark))

n_counts, _ = size_of_counts(view.tables, view.selection)
if n_counts:
    bar = show_block(view, lambda: counts_block(view))
    show_later(lambda: show_counts(view, n=n_counts, clicked=bar))

show_bounds(view, by=by)
