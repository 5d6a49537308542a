"""What the first page needs, made while the first reader's browser still loads Streamlit's own files."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from importlib import import_module

from analysis.compare.bodies import Order, list_bodies
from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices
from analysis.compare.selection import Selection
from analysis.store import StoreError
from dashboard.charts.block import Block
from dashboard.components.row_limit import first_of_notices, or_all
from dashboard.i18n.translator import Translator
from dashboard.pages.overview.blocks import bodies_block
from dashboard.shell.data import Data, load_data
from dashboard.shell.failures import costs_only
from dashboard.shell.preparing import begin_preparing
from dashboard.shell.view import View, count_chosen
from locales import DOCUMENTATION, languages

# What app.py and the page import beside the modules above.
_IMPORTED = (
    "dashboard.components.doubtful_lists",
    "dashboard.components.ignored_filters",
    "dashboard.components.own_controls",
    "dashboard.downloads.menu",
    "dashboard.pages.overview.choices",
    "dashboard.pages.overview.figures",
    "dashboard.pages.overview.guides",
    "dashboard.pages.overview.lists",
    "dashboard.shell.fonts",
    "dashboard.shell.lasting",
    "dashboard.shell.memory",
    "dashboard.shell.one_writer",
    "dashboard.shell.outside",
    "dashboard.shell.repaint",
    "dashboard.shell.turns",
)


def make_ahead() -> None:
    """Import, open and ask what the page will; what fails here, the page reports."""
    begin_preparing()
    for name in _IMPORTED:
        import_module(name)
    with costs_only("overview", Translator(DOCUMENTATION)), suppress(StoreError):
        data = load_data()
        if data and not data.tables.keeps:  # large tables have a process of their own
            for language in languages():
                _first_block(data, Translator(language)).draw().to_json()


def _first_block(data: Data, tr: Translator) -> Block:
    """The page's chart. Answers are kept with the tables, names with the language."""
    tables, chosen = data.tables, Selection()
    n = count_chosen(tables, chosen)
    view = View(tables, chosen, tr, data.names_in(tr), n_notices=n, of_notices=data.options.notices)
    sums, rates = sum_notices(tables, chosen), pool_rates(tables, chosen, all_statuses=True)
    list_all = partial(list_bodies, tables, chosen, Order())
    first = list_all(limit=or_all(first_of_notices(n), of=n))
    return bodies_block(view, sums, rates, first, list_all, caution="")
