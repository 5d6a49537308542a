"""Cities and levels: how do they differ in problems, completion, time and words?"""

import streamlit as st

from analysis.compare.durations import compare_durations
from analysis.compare.group_done import glance_at_groups
from analysis.compare.group_rates import group_rates
from analysis.compare.grouping import NoticeGroup
from analysis.compare.issue_counts import count_issues, count_types
from analysis.compare.rate_kinds import kinds_of_groups
from analysis.compare.vocabulary.top_terms import top_terms
from dashboard.components.chart_card import show_block, show_with_list
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.filter_click import filter_on_click
from dashboard.components.groups import choose_group, order_groups
from dashboard.components.rate_choice import choose_rate_kind
from dashboard.components.row_limit import count_shown, offer_more
from dashboard.pages.cities.blocks import phases_block, types_block, words_block
from dashboard.pages.cities.glance_blocks import glance_block
from dashboard.pages.cities.lists import show_dates, show_glance, show_types, show_word
from dashboard.pages.cities.map_blocks import map_block, tiles_block
from dashboard.shell.page_run import open_page

BY: tuple[NoticeGroup, ...] = ("city", "level", "province")
ROWS, COLUMNS, TILES, WORDS = 12, 5, 24, 10  # groups that a chart shows at first

view = open_page("cities")
tables, selection = view.tables, view.selection
with st.container(horizontal=True):
    by = choose_group(view, "by", BY)
    kinds = kinds_of_groups(group_rates(tables, selection, by=by, all_statuses=True))
    kind = choose_rate_kind(view, kinds)
show_doubtful(view)
glance = glance_at_groups(tables, selection, by=by, kind=kind)
groups = order_groups(view, by, glance[by])

shown = count_shown("rows", least=ROWS)
show_with_list(
    view,
    lambda: glance_block(view, glance, groups, by=by, shown=shown),
    lambda _, mark: None if mark is None else show_glance(view, glance, mark, by=by),
)
offer_more(view, "rows", shown=shown, of=len(groups), step=ROWS)
left, right = st.columns(2, gap="medium")
with left:
    show_block(view, lambda: map_block(view), on_click=filter_on_click("cities.map", "province"))
with right:
    tiles = count_shown("tiles", least=TILES)
    show_block(view, lambda: tiles_block(view, shown=tiles), on_click=filter_on_click("cities.tiles", "city"))

columns = count_shown("columns", least=COLUMNS)
cells, types = count_issues(tables, selection, by=by), count_types(tables, selection)
show_with_list(
    view,
    lambda: types_block(view, cells, types, groups, by=by, shown=columns),
    lambda _, cell: None if cell is None else show_types(view, cell, by=by),
)
offer_more(view, "columns", shown=columns, of=len(groups), step=COLUMNS)

ranges = compare_durations(tables, selection, by=by)
phase_rows = count_shown("phases", least=ROWS)
show_with_list(
    view,
    lambda: phases_block(view, ranges, groups, by=by, shown=phase_rows),
    lambda _, mark: None if mark is None else show_dates(view, mark, by=by),
)
offer_more(view, "phases", shown=phase_rows, of=len(groups), step=ROWS)

words = top_terms(tables, selection, by=by)
if len(words):
    word_rows = count_shown("words", least=WORDS)
    show_with_list(
        view,
        lambda: words_block(view, words, groups, by=by, shown=word_rows),
        lambda _, cell: None if cell is None else show_word(view, cell, by=by),
    )
    offer_more(view, "words", shown=word_rows, of=words[by].nunique(), step=WORDS)
