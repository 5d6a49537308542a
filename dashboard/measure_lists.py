"""Charts of measures, documents and figures, each with the list behind it whose rows open their passages."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.compare.actions import list_acts
from analysis.compare.issued import list_documents
from analysis.compare.outcomes import list_outcomes
from dashboard.block import Block
from dashboard.blocks.measures import cell_of, group_label
from dashboard.chart_block import show_block
from dashboard.labels import say_place
from dashboard.passage_list import MOST_PASSAGES, show_passages
from dashboard.view import View


def show_acts(view: View, block: Block, *, by: str) -> None:
    """The chart, and the measures of its clicked cell (action, group), else all of the selection."""
    if block.frame.empty:
        return _say_only(block)
    cell = show_block(view, block)
    words, title = view.words, "measures.list.title"
    if cell is None:
        rows = list_acts(view.tables, view.selection, limit=MOST_PASSAGES)
        said = words(title, n=words.number(len(rows)))
    else:
        group = cell_of(view.selection, by=by, group=str(cell[1]))
        rows = list_acts(view.tables, group, action=str(cell[0]), limit=MOST_PASSAGES)
        what = words.label("action", cell[0])
        said = _titled(view, "measures.list.cell", what, group_label(view, by, str(cell[1])), rows)
    view.later(
        lambda: show_passages(
            view,
            rows,
            title=said,
            key="acts",
            order=["notice_id", "action", "issue_title", "marker", "n_chars"],
        )
    )


def show_documents(view: View, block: Block) -> None:
    """The chart, and the documents of its clicked cell (place, notice), else all of the selection."""
    if block.frame.empty:
        return _say_only(block)
    cell = show_block(view, block)
    words = view.words
    if cell is None:
        rows = list_documents(view.tables, view.selection, limit=MOST_PASSAGES)
        said = words("measures.documents.list", n=words.number(len(rows)))
    else:
        notice = view.selection.narrowed(notices=str(cell[1]))
        rows = list_documents(view.tables, notice, place=str(cell[0]), limit=MOST_PASSAGES)
        said = _titled(
            view, "measures.list.cell", say_place(str(cell[0]), words), view.names[str(cell[1])], rows
        )
    view.later(
        lambda: show_passages(
            view, rows, title=said, key="documents", order=["notice_id", "name", "place", "issue_title"]
        )
    )


def show_outcomes(view: View, block: Block) -> None:
    """The chart, and the figures of its clicked cell (outcome with unit and place, notice), else all."""
    if block.frame.empty:
        return _say_only(block)
    cell = show_block(view, block)
    words = view.words
    if cell is None:
        rows = list_outcomes(view.tables, view.selection, limit=MOST_PASSAGES)
        said = words("measures.outcomes.list", n=words.number(len(rows)))
    else:
        outcome, unit, place = str(cell[0]).split("|")
        notice = view.selection.narrowed(notices=str(cell[1]))
        found = list_outcomes(view.tables, notice, limit=MOST_PASSAGES)
        here = (found["outcome"] == outcome) & (found["unit"] == unit) & (found["place"] == place)
        rows = found[here].reset_index(drop=True)
        said = _titled(
            view, "measures.list.cell", words.label("outcome", outcome), view.names[str(cell[1])], rows
        )
    view.later(
        lambda: show_passages(
            view, rows, title=said, key="outcomes", order=["notice_id", "outcome", "value", "unit", "place", "issue_title"]
        )
    )  # fmt: skip


def _say_only(block: Block) -> None:
    """The finding alone, where there is nothing to draw."""
    st.subheader(block.finding, anchor=block.key)


def _titled(view: View, key: str, what: str, group: str, rows: pd.DataFrame) -> str:
    return view.words(key, what=what, group=group, n=view.words.number(len(rows)))
