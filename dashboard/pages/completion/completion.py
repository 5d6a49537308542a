"""Completion: how much is reported as completed, by whose count, and how sure is it?"""

from functools import partial

import streamlit as st

from analysis.compare.completion import completion_rates, counts_without_total, summarise_rates
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
rates = in_order(view, completion_rates(view.tables, view.selection))
summary = summarise_rates(rates)
groups = groups_for_funnel(summary)
show_doubtful(view)

with st.container(horizontal=True):
    by = choose_group(view, "by", GROUPS)
    kind = choose_kind(groups) if groups and by == "notice_id" else ""
if by != "notice_id":
    clicked = None
    show_group_rates(view, rates, by=by)
elif kind:
    clicked = show_block(view, lambda: funnel_block(view, rates_of_kind(rates, kind)))
else:
    clicked = show_block(view, lambda: rates_block(view, rates))
show_later(lambda: show_rates(view, rates, clicked))
if len(summary):
    mark = show_block(view, lambda: summary_block(view, summary))
    if mark is not None:
        show_later(partial(show_summarised, view, rates, summary, mark))

counts = in_order(view, counts_without_total(view.tables, view.selection))
if len(counts):
    bar = show_block(view, lambda: counts_block(view, counts))
    show_later(lambda: show_counts(view, counts, bar))

show_bounds(view, by=by)
