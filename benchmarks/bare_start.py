"""The bare page that a cold start is measured against: it reads the tables, counts what the overview's chart
shows, and draws that chart; nothing else."""

from functools import partial

import streamlit as st

from analysis import paths
from analysis.compare.bodies import Order, list_bodies
from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices
from analysis.compare.options import notice_options
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from dashboard.components.row_limit import FIRST_ROWS
from dashboard.i18n.labels import short_names
from dashboard.i18n.names import translate_bodies
from dashboard.i18n.translator import Translator
from dashboard.pages.overview.blocks import bodies_block
from dashboard.shell.view import View

st.set_page_config(layout="wide")
tables, everything = Tables.from_folder(paths.SHIPPED), Selection()
options = notice_options(tables)
names = translate_bodies(short_names(options), options, "en")
view = View(tables, everything, Translator("en"), names, n_notices=len(options), of_notices=len(options))
list_all = partial(list_bodies, tables, everything, Order())
sums, rates = sum_notices(tables, everything), pool_rates(tables, everything, all_statuses=True)
block = bodies_block(view, sums, rates, list_all(limit=FIRST_ROWS), list_all, caution="")
st.plotly_chart(block.draw())
