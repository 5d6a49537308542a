"""Timeline: how long from inspection to feedback, and from feedback to the report?"""

from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.compare.dated_acts import acts_by_month, count_dated, planned_dates
from analysis.compare.deadlines import compare_with_deadline, read_deadlines
from analysis.compare.durations import compare_durations, durations
from dashboard.components.chart_card import show_block
from dashboard.components.evidence import show_passage
from dashboard.components.groups import GROUPS, choose_group, in_order
from dashboard.pages.timeline.act_blocks import acts_block, planned_block
from dashboard.pages.timeline.deadline_blocks import deadline_block, label_rule
from dashboard.pages.timeline.duration_blocks import durations_block
from dashboard.pages.timeline.lists import list_planned, show_acts, show_dated
from dashboard.pages.timeline.phase_blocks import gantt_block
from dashboard.shell import url
from dashboard.shell.page_run import open_page

view = open_page("timeline")
tr = view.tr
phases = in_order(view, durations(view.tables, view.selection))
show_dated(view, lambda: gantt_block(view, phases))

by = choose_group(view, "by", GROUPS)
show_dated(
    view,
    lambda: durations_block(view, compare_durations(view.tables, view.selection, by=by), phases, by=by),
    by=by,
)

rules = read_deadlines()
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = url.choose(
        "rule",
        tr("timeline.deadline.rule"),
        list(rules),
        format_func=lambda c: label_rule(view, rules[c]),
    )
    rule = rules[code]
    if not (rule.months or rule.days):
        rule = replace(rule, days=url.number("days", tr("timeline.deadline.days"), default=180, most=2000))
compared = in_order(view, compare_with_deadline(view.tables, view.selection, rule))
if len(compared):
    show_dated(view, lambda: deadline_block(view, compared, rule))

months = acts_by_month(view.tables, view.selection)
if len(months):
    show_acts(view, lambda: acts_block(view, months, count_dated(view.tables, view.selection)))

planned = planned_dates(view.tables, view.selection, today=date.today())
if len(planned):
    clicked = show_block(view, lambda: planned_block(view, planned, today=date.today()))
    if clicked is not None:
        show_passage(view, notice_id=str(clicked[0]), start=int(clicked[1]), end=int(clicked[2]))
    list_planned(view, planned)
