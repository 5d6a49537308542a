"""Who had such issues, and what each body did about them: one row per body, which leads to its issues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from analysis.search.answers import answer
from analysis.search.done import Result
from analysis.search.find import Hits
from analysis.search.query import either_of
from analysis.search.searched import Searched
from dashboard.charts.block import Block
from dashboard.charts.text_table import draw_text_table
from dashboard.components.search_address import LIKE, WORDS
from dashboard.pages.search.body_cells import BodyRow, headings_of, rows_of
from dashboard.pages.search.facets import KEYS
from dashboard.pages.search.findings import describe_bodies_found
from dashboard.shell.view import View

_ESCAPED = re.compile(r"\\(?=[^\w\s])")
MOST_BODIES = 500  # listed and downloaded


def bodies_block(
    view: View,
    searched: Searched,
    hits: Hits,
    bodies: pd.DataFrame,
    *,
    acts: Sequence[str],
    like: str,
    n: int,
) -> Block:
    """`hits`: those that the heading counts; `bodies`: all their rows (count_bodies), n are shown. `acts`:
    the columns of ticks."""
    return Block(
        "search.bodies",
        describe_bodies_found(view, searched, hits, bodies, like=like),
        lambda: describe(view, searched, hits, bodies.head(MOST_BODIES)),
        controls=(WORDS, LIKE, *KEYS.values()),
        note=view.tr("search.bodies.cut", n=MOST_BODIES) if len(bodies) > MOST_BODIES else "",
        draw=lambda: _draw(view, acts, rows_of(view, searched, hits, bodies.head(n), acts)),
    )


def describe(view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame) -> pd.DataFrame:
    """Rows of count_bodies as they are downloaded: with province, the count of each word, what each did (a
    line each: code, figure, unit), types of action (codes with blanks between), documents (a line each)."""
    ids = list(bodies["notice_id"])
    counts = [_counts(view, hits.words, n) for n in bodies["word_counts"]]
    answers = answer(searched, hits, ids, lambda _: None)
    places = view.tables.query(_PROVINCES, {"notices": ids}).set_index("notice_id")["province"]
    return bodies.assign(
        province=list(places.reindex(ids)),
        word_counts=counts if len(hits.words) > 1 else "",
        results=["\n".join(map(_write, each.results)) for each in answers],
        counted_acts=["\n".join(map(_write, each.counted)) for each in answers],
        act_kinds=[" ".join(each.acts) for each in answers],
        issued=["\n".join(each.documents) for each in answers],
        last_done=[each.day for each in answers],
    )[_COLUMNS]


def _counts(view: View, words: Sequence[str], counts: Sequence[int]) -> str:
    """“this 2, that 1”: the words that occur."""
    tr = view.tr
    return tr.listing(
        [
            tr("search.bodies.count", word="/".join(either_of(word)), n=tr.number(n))
            for word, n in zip(words, counts, strict=True)
            if n
        ]
    )


def _write(result: Result) -> str:
    code, value, unit = result
    return f"{code} {value:.15g} {unit}"


def _draw(view: View, acts: Sequence[str], rows: Sequence[BodyRow]) -> go.Figure:
    """The rows and, as nothing can be opened on paper, what the page shows when one is."""
    ticks = {True: view.tr("search.tick"), False: view.tr("absent")}
    cells = [
        [row.name, *(ticks[act] for act in row.acts), row.shortly, "  \n".join(row.details)] for row in rows
    ]
    columns = [[_as_html(cell) for cell in column] for column in zip(*cells, strict=True)]
    headings = [*headings_of(view, acts), view.tr("search.bodies.heading.details")]
    return draw_text_table(headings=headings, columns=columns)


def _as_html(cell: str) -> str:
    """A cell without its Markdown."""
    return escape(_ESCAPED.sub("", cell)).replace("  \n", "<br>")


_COLUMNS = [
    "notice_id",
    "body_kind",
    "province",
    "city",
    "level",
    "match",
    "found",
    "word_counts",
    "titled",
    "named",
    "in_one_issue",
    "results",
    "counted_acts",
    "act_kinds",
    "issued",
    "last_done",
    "completed",
    "not_stated",
]
_PROVINCES = """
SELECT notice_id, province FROM notices WHERE list_contains($notices::VARCHAR[], notice_id)"""
