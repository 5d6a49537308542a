"""Compare: two to four notices or groups side by side; where do they differ?"""

import streamlit as st

from analysis.compare.side_by_side import compare_sides
from analysis.compare.sides import side_options
from dashboard.components.scrolling import begin_at_top
from dashboard.pages.compare.choices import FEWEST_SIDES, choose_sides
from dashboard.pages.compare.findings import describe_differences, format_few
from dashboard.pages.compare.focus import choose_focus, offer_filter, recall_shares
from dashboard.pages.compare.lists import show_concreteness, show_everything, show_shares
from dashboard.pages.compare.side_findings import table_of_rates
from dashboard.shell.page_run import NothingMore, open_page

view = open_page("compare")
tr = view.tr
options = side_options(view.tables, view.selection)
choices = st.container(horizontal=True, key="sides")
with choices:
    sides = choose_sides(view, options)
if len(sides) < FEWEST_SIDES:
    st.info(tr("compare.too_few_held" if view.n_notices < FEWEST_SIDES else "compare.too_few"))
    raise NothingMore
facts = compare_sides(view.tables, view.selection, sides)

one_type = len(view.selection.issue_types) == 1  # every side then has no other
counted = [
    attribute
    for attribute in (("action",) if one_type else ("issue_type", "action"))
    if facts.loc[facts["attribute"] == attribute, "side"].nunique() >= FEWEST_SIDES
]
with choices:
    focus = choose_focus(view, facts) if "issue_type" in counted else ""
if few := format_few(view, options, sides):
    st.caption(f":material/warning: {few}")
for attribute in counted[:1]:
    show_shares(view, facts, sides, attribute=attribute, focus=focus)
if focus:
    offer_filter(view, focus)
if one_type:
    recall_shares(view, facts, sides)
st.header(tr("compare.differences"), anchor="differences")
st.markdown("\n".join(f"- {sentence}" for sentence in describe_differences(view, facts, sides, focus=focus)))
rates = table_of_rates(view, facts, sides)
if len(rates):
    st.table(rates)
st.caption(tr("compare.caveat"))
for attribute in counted[1:]:
    show_shares(view, facts, sides, attribute=attribute, is_folded=True)
if (facts["section"] == "concreteness").any():
    show_concreteness(view, facts, sides)
show_everything(view, facts, sides)
begin_at_top()
