"""Timeline: how long from inspection to feedback, and from feedback to the report?"""

from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.compare.dated_acts import acts_by_month, count_dated, planned_dates
from analysis.compare.deadlines import hold_against, read_deadlines
from analysis.compare.timeline import compare_durations, durations
from dashboard import url
from dashboard.blocks.dated_acts import acts_block, planned_block
from dashboard.blocks.deadline import deadline_block, name_rule
from dashboard.blocks.durations import durations_block
from dashboard.blocks.timeline import gantt_block
from dashboard.chart_block import show_block
from dashboard.evidence import show_passage
from dashboard.groups import GROUPS, choose_group
from dashboard.timeline_lists import list_planned, show_acts, show_dated
from dashboard.view import open_page

view = open_page("timeline")
words = view.words
phases = durations(view.tables, view.selection)
show_dated(view, gantt_block(view, phases))

by = choose_group(view, "by", GROUPS)
ranges = compare_durations(view.tables, view.selection, by=by)
show_dated(view, durations_block(view, ranges, phases, by=by), by=by)

rules = read_deadlines()
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = url.choose(
        "rule",
        words("timeline.deadline.rule"),
        list(rules),
        format_func=lambda c: name_rule(view, rules[c]),
    )
    rule = rules[code]
    if not (rule.months or rule.days):
        rule = replace(rule, days=url.number("days", words("timeline.deadline.days"), default=180, most=2000))
held = hold_against(view.tables, view.selection, rule)
if len(held):
    show_dated(view, deadline_block(view, held, rule))

months = acts_by_month(view.tables, view.selection)
if len(months):
    show_acts(view, acts_block(view, months, count_dated(view.tables, view.selection)))

planned = planned_dates(view.tables, view.selection, today=date.today())
if len(planned):
    clicked = show_block(view, planned_block(view, planned, today=date.today()))
    if clicked is not None:
        show_passage(view, notice_id=str(clicked[0]), start=int(clicked[1]), end=int(clicked[2]))
    list_planned(view, planned)
