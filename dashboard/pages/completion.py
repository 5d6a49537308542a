"""Completion: how much is reported as completed, by whose count, and how sure is it?"""

from functools import partial

from analysis.compare.completion import (
    completion_rates,
    counts_without_total,
    summarise_rates,
)
from analysis.compare.group_rates import group_rates, rates_of_group
from analysis.compare.overview import notices_at_a_glance
from dashboard import url
from dashboard.blocks.completion import bounds_block, counts_block, rates_block, summary_block
from dashboard.blocks.funnel import funnel_block, groups_for_funnel, of_group
from dashboard.blocks.group_rates import group_rates_block
from dashboard.chart_block import show_block
from dashboard.groups import GROUPS, cell_of, choose_group, group_label
from dashboard.issue_list import show_issues
from dashboard.rate_origin import show_counts, show_rates, show_summarised
from dashboard.view import open_page

view = open_page("completion", by_status=False)
words = view.words
rates = completion_rates(view.tables, view.selection)
summary = summarise_rates(rates)
groups = groups_for_funnel(summary)

by = choose_group(view, "by", GROUPS)
if by != "notice_id":
    together = group_rates(view.tables, view.selection, rates, by=by)
    clicked = None
    mark = show_block(view, group_rates_block(view, together, by=by))
    if mark is not None:
        kind, basis, unit, code = map(str, mark)
        behind = rates_of_group(view.tables, view.selection, rates, by=by, group=code)
        view.later(
            partial(show_summarised, view, behind, together[together[by] == code], (kind, basis, unit))
        )
elif groups:
    group = url.choose(
        "rates-of",
        words("completion.funnel.group"),
        groups,
        format_func=lambda g: " · ".join(
            words(f"codes.{c}.{code}")
            for c, code in zip(("rate_basis", "rate_unit"), g.split("-"), strict=True)
        ),
    )
    clicked = show_block(view, funnel_block(view, of_group(rates, group)))
else:
    clicked = show_block(view, rates_block(view, rates))
view.later(lambda: show_rates(view, rates, clicked))
if len(summary):
    mark = show_block(view, summary_block(view, summary))
    if mark is not None:
        view.later(partial(show_summarised, view, rates, summary, mark))

counts = counts_without_total(view.tables, view.selection)
if len(counts):
    bar = show_block(view, counts_block(view, counts))
    view.later(lambda: show_counts(view, counts, bar))

picked = show_block(view, bounds_block(view, notices_at_a_glance(view.tables, view.selection), by=by))
if picked is not None:
    code, status = map(str, picked)
    issues = cell_of(view.selection, by=by, group=code).narrowed(statuses=status)
    cell = {"type": words.label("status", status), "group": group_label(view, by, code)}
    view.later(lambda: show_issues(view, issues, cell=cell, with_section=True, key="status-issues"))
