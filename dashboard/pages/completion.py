"""Completion: how much is reported as completed, by whose count, and how sure is it?"""

from functools import partial

from analysis.compare.completion import (
    bound_statuses,
    completion_rates,
    counts_without_total,
    summarise_rates,
)
from analysis.compare.overview import notices_at_a_glance
from dashboard import url
from dashboard.blocks.completion import bounds_block, counts_block, rates_block, summary_block
from dashboard.blocks.funnel import funnel_block, groups_for_funnel, of_group
from dashboard.chart_block import show_block
from dashboard.issue_list import show_issues
from dashboard.rate_origin import show_counts, show_rates, show_summarised
from dashboard.view import open_page

view = open_page("completion", by_status=False)
words = view.words
rates = completion_rates(view.tables, view.selection)
summary = summarise_rates(rates)
groups = groups_for_funnel(summary)

if groups:
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

bounds = bound_statuses(notices_at_a_glance(view.tables, view.selection))
picked = show_block(view, bounds_block(view, bounds))
if picked is not None:
    behind = view.selection.narrowed(notices=str(picked[0]), statuses=str(picked[1]))
    cell = {"type": words.label("status", picked[1]), "group": view.names[str(picked[0])]}
    view.later(lambda: show_issues(view, behind, cell=cell, with_section=True, key="status-issues"))
