"""Who had such issues, and what each body did about them: one row per body, which leads to its issues."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.side_fact import to_records
from analysis.search.answers import answer, list_titles
from analysis.search.done import Result
from analysis.search.find import Hits
from analysis.search.query import either_of
from analysis.search.rows import MATCHES
from analysis.search.searched import Searched
from dashboard.charts.block import Block
from dashboard.charts.text_table import draw_text_table
from dashboard.components.evidence import plain
from dashboard.components.search_address import LIKE, WORDS
from dashboard.i18n.title_glosses import gloss_title
from dashboard.pages.search.answer_lines import describe_answer, text_of
from dashboard.pages.search.facets import KEYS
from dashboard.pages.search.findings import describe_bodies_found
from dashboard.shell.view import View

_SMALL, _ESCAPED = re.compile(r":small\[(.*)\](?=$|  \n)", re.M), re.compile(r"\\(?=[^\w\s])")
_GLOSSED = 4  # words of a heading
MOST_BODIES = 500  # listed and downloaded


def bodies_block(
    view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame, *, like: str, shown: int
) -> Block:
    """`hits`: those that the heading counts; `bodies`: all their rows (count_bodies), so many are shown."""
    return Block(
        "search.bodies",
        describe_bodies_found(view, searched, hits, bodies, like=like),
        lambda: describe(view, searched, hits, bodies.head(MOST_BODIES)),
        controls=(WORDS, LIKE, *KEYS.values()),
        note=view.tr("search.bodies.cut", n=MOST_BODIES) if len(bodies) > MOST_BODIES else "",
        draw=lambda: _draw(view, cells_of(view, searched, hits, bodies.head(shown))),
    )


def describe(view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame) -> pd.DataFrame:
    """Rows of count_bodies as they are downloaded: with province, the count of each word, what each did (a
    line each: code, figure, unit), types of action (codes with blanks between), documents (a line each)."""
    ids = list(bodies["notice_id"])
    counts = [_counts(view, hits.words, n) for n in bodies["word_counts"]]
    answers = answer(searched, hits, ids, lambda _: None)
    return with_province(view, bodies).assign(
        word_counts=counts if len(hits.words) > 1 else "",
        results=["\n".join(map(_write, each.results)) for each in answers],
        counted_acts=["\n".join(map(_write, each.counted)) for each in answers],
        act_kinds=[" ".join(code for code, _ in each.acts) for each in answers],
        issued=["\n".join(each.documents) for each in answers],
        last_done=[each.day for each in answers],
    )[_COLUMNS]


def with_province(view: View, bodies: pd.DataFrame) -> pd.DataFrame:
    """The same rows with the province of each."""
    ids = list(bodies["notice_id"])
    places = view.tables.query(_PROVINCES, {"notices": ids}).set_index("notice_id")["province"]
    return bodies.assign(province=list(places.reindex(ids)))


def headings_of(view: View) -> list[str]:
    """Of the cells."""
    return [view.tr(f"search.bodies.heading.{heading}") for heading in ("body", "did", "found")]


def cells_of(view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame) -> list[list[str]]:
    """For each of these rows of count_bodies: body, what it did, and issues with their status, in words."""
    ids = list(bodies["notice_id"])
    answers, titles = answer(searched, hits, ids, text_of(view, ids)), list_titles(searched, hits, ids)
    named = view.tables.query(_ORGANISATIONS, {"notices": ids}).set_index("notice_id")["organisation"]
    cells = []
    for row, done, title in zip(to_records(bodies), answers, titles, strict=True):
        notice_id = str(row["notice_id"])
        did = describe_answer(view, done, str(named[notice_id] or ""))
        cells.append([plain(view.names[notice_id]), did, _found(view, row, title)])
    return cells


def _found(view: View, row: Mapping[str, Any], title: str) -> str:
    """How many issues, how many of them completed, and the heading of the best."""
    tr, found = view.tr, int(row["found"])
    n, done, none = (tr.number(int(row[name])) for name in ("found", "completed", "not_stated"))
    status = tr("search.bodies.no_status") if none == n else tr("search.bodies.done", n=done)
    line = tr("search.bodies.found_status", n=found, found=n, status=status)
    in_text = row["match"] != MATCHES[-1] and not row["named"]
    named = " · ".join(gloss_title(title, tr).split(" · ")[:_GLOSSED]) or title
    about = plain(named) + (tr("search.bodies.in_text") if in_text else "")
    return f"{line}  \n:small[{about}]"


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


def _as_html(cell: str) -> str:
    """A cell without its Markdown."""
    return escape(_ESCAPED.sub("", _SMALL.sub(r"\1", cell))).replace("  \n", "<br>")


def _draw(view: View, rows: list[list[str]]) -> go.Figure:
    columns = [[_as_html(text) for text in texts] for texts in zip(*rows, strict=True)]
    return draw_text_table(headings=headings_of(view), columns=columns)


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
_ORGANISATIONS = """
SELECT notice_id, organisation FROM notices WHERE list_contains($notices::VARCHAR[], notice_id)"""
_PROVINCES = """
SELECT notice_id, province FROM notices WHERE list_contains($notices::VARCHAR[], notice_id)"""
