"""The hits as rows to read, to download and to print."""

from __future__ import annotations

from html import escape

import pandas as pd
import plotly.graph_objects as go

from analysis.search.find import Hits
from analysis.search.rows import describe_hits
from analysis.search.searched import Searched
from analysis.search.why import shared_words
from dashboard.charts.block import Block
from dashboard.charts.text_table import draw_text_table
from dashboard.components.search_address import BODY, LIKE, WORDS
from dashboard.i18n.fact_labels import label_acts
from dashboard.pages.search.facets import KEYS
from dashboard.pages.search.findings import describe_hits_found
from dashboard.shell.view import View

MOST_HITS = 500  # listed and downloaded
PAGE_HITS = 10
_COLUMNS = [
    "notice_id",
    "title",
    "issue_type",
    "status",
    "status_basis",
    "days_min",
    "days_max",
    "n_measures",
]
_WHY = ["match", "shared"]
_MORE = ["act_kinds", "level", "city", "year", "number", "start", "end", "issue_id"]


def hits_block(view: View, searched: Searched, hits: Hits, *, like: str, first: int) -> Block:
    """`hits`: those that fit what is chosen; those from `first` on are on the page. Only these are described,
    the others when they are downloaded."""
    listed, why = hits.part(slice(0, MOST_HITS)), _WHY if hits.asked else []
    shown = listed.part(slice(first, first + PAGE_HITS))
    columns = [*_COLUMNS, *why, *_MORE]
    return Block(
        "search.hits",
        describe_hits_found(view, searched, hits, like=like),
        lambda: describe(view, searched, listed)[columns],
        controls=(WORDS, LIKE, BODY, *KEYS.values()),
        note=view.tr(
            f"search.hits.{'cut' if hits.asked else 'cut_all'}", n=MOST_HITS, of=view.tr.number(len(hits))
        )
        if len(hits) > MOST_HITS
        else "",
        draw=lambda: _draw(view, describe(view, searched, shown), why),
    )


def describe(view: View, searched: Searched, hits: Hits) -> pd.DataFrame:
    """As describe_hits, with act_kinds (codes with blanks between) and shared (why it was found)."""
    rows = describe_hits(searched, hits)
    shared = [shared_words(hits, issue) for issue in searched.texts(hits.places)]
    return rows.assign(
        act_kinds=[" ".join(codes) for codes in rows["actions"]], shared=[*map(view.tr.listing, shared)]
    )


def _draw(view: View, shown: pd.DataFrame, why: list[str]) -> go.Figure:
    tr = view.tr
    columns = {
        "notice_id": [view.names[id_] for id_ in shown["notice_id"]],
        "title": list(shown["title"]),
        "status": [tr.label("status", code) for code in shown["status"]],
        "since_feedback": [tr.days(*pair) for pair in zip(shown["days_min"], shown["days_max"], strict=True)],
        "act_kinds": [label_acts(codes.split(), tr) for codes in shown["act_kinds"]],
    }
    if why:
        columns["shared"] = list(shown["shared"])
    cells = [[escape(text) for text in texts] for texts in columns.values()]
    return draw_text_table(headings=[tr.column(column) for column in columns], columns=cells)
