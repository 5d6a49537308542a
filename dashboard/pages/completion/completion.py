"""Completion: how much is reported as completed, by whose count, and how sure is it?"""

import pandas as pd
import streamlit as st

from analysis.compare.completion import completion_rates, size_of_counts
from analysis.compare.group_rates import group_rates, pool_rates
from analysis.compare.rate_kinds import groups_by_kind, kinds_of_groups
from dashboard.components.chart_card import show_with_list
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.groups import GROUPS, choose_group, in_order
from dashboard.components.rate_choice import choose_rate_kind
from dashboard.pages.completion.blocks import counts_block, rates_block, summary_block
from dashboard.pages.completion.funnel_blocks import funnel_block, kinds_for_funnel, rates_of_kind
from dashboard.pages.completion.group_lists import show_bounds, show_group_rates
from dashboard.pages.completion.lists import show_counts, show_rates, show_summarised
from dashboard.shell.page_run import open_page, show_alone

view = open_page("completion", by_status=False)
summary = pool_rates(view.tables, view.selection, fewest=2)
show_doubtful(view)

with st.container(horizontal=True):
    by = choose_group(view, "by", GROUPS)
    together = pd.DataFrame() if by == "notice_id" else group_rates(view.tables, view.selection, by=by)
    kinds = kinds_for_funnel(summary) if together.empty else kinds_of_groups(together)
    kind = choose_rate_kind(view, kinds)
if by != "notice_id":
    rated = groups_by_kind(together, kind or ("none", ""), by=by)
    others = [groups_by_kind(together, other, by=by) for other in kinds if other != kind]
    show_group_rates(view, rated, by=by, others=others)
    show_alone("all-rates", lambda: show_rates(view, None))
else:
    rates = in_order(view, completion_rates(view.tables, view.selection))
    show_with_list(
        view,
        lambda: funnel_block(view, rates_of_kind(rates, kind)) if kind else rates_block(view, rates),
        lambda _, clicked: show_rates(view, clicked),
    )
if len(summary):
    show_with_list(
        view,
        lambda: summary_block(view, summary),
        lambda _, mark: None if mark is None else show_summarised(view, summary, mark),
    )
n_counts, _ = size_of_counts(view.tables, view.selection)
if n_counts:
    show_with_list(
        view,
        lambda: counts_block(view),
        lambda _, bar: show_counts(view, n=n_counts, clicked=bar),
    )
show_bounds(view, by=by)
