"""Timeline: how long from inspection to feedback, and from feedback to the report?"""

from datetime import date

from analysis.compare.dated_acts import acts_by_month, count_dated, count_planned
from dashboard.pages.timeline.act_blocks import acts_block
from dashboard.pages.timeline.deadline import show_deadline
from dashboard.pages.timeline.lists import show_acts, show_dated, show_durations, show_planned
from dashboard.pages.timeline.phase_blocks import gantt_block
from dashboard.shell.page_run import open_page

view = open_page("timeline")
tr = view.tr
show_dated(view, lambda: gantt_block(view))

show_durations(view)

show_deadline(view)

months = acts_by_month(view.tables, view.selection)
if len(months):
    show_acts(view, months, lambda: acts_block(view, months, count_dated(view.tables, view.selection)))

planned = count_planned(view.tables, view.selection, today=date.today())
if planned["n"]:
    show_planned(view, planned, today=date.today())
