"""Timeline: how long from inspection to feedback, and from feedback to the report?"""

from analysis.compare.timeline import durations
from dashboard.blocks.timeline import durations_block, gantt_block
from dashboard.chart_block import show_block
from dashboard.view import open_page

view = open_page("timeline")
phases = durations(view.tables, view.selection)
show_block(view, gantt_block(view, phases))
show_block(view, durations_block(view, phases))
