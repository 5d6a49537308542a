"""Who had such issues, and what each body did about them: one row per body, which leads to its issues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.side_fact import to_records
from analysis.search.bodies import name_documents, sum_results
from analysis.search.done import Result
from analysis.search.find import Hits
from analysis.search.query import either_of
from analysis.search.rows import MATCHES
from analysis.search.searched import Searched
from dashboard.charts.block import Block
from dashboard.charts.text_table import draw_text_table
from dashboard.components.evidence import plain
from dashboard.components.search_address import LIKE, WORDS
from dashboard.i18n.quantities import format_quantity
from dashboard.i18n.title_glosses import gloss_title
from dashboard.pages.search.facets import KEYS
from dashboard.pages.search.findings import describe_bodies_found
from dashboard.shell.view import View

MOST_BODIES = 500  # listed and downloaded
_RESULTS, _ACTS, _DOCUMENTS = 2, 3, 2  # in a row
# The type of action that an outcome is a figure of; the others are of accountability.
_ACT_OF = {"money_recovered": "funds_assets", "rules_made": "rule"}
_HEADINGS = ("body", "found", "act_kinds", "issued", "status")


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
        draw=lambda: _draw(view, describe(view, searched, hits, bodies.head(shown))),
    )


def describe(view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame) -> pd.DataFrame:
    """Rows of count_bodies as they are downloaded: with province, the count of each word, results (a line
    each: code, figure, unit), kinds of action (codes with blanks between) and documents (a line each)."""
    ids = list(bodies["notice_id"])
    places = view.tables.query(_PROVINCES, {"notices": ids}).set_index("notice_id")["province"]
    counts = [_counts(view, hits.words, n) for n in bodies["word_counts"]]
    return bodies.assign(
        province=list(places.reindex(ids)),
        word_counts=counts if len(hits.words) > 1 else "",
        results=["\n".join(map(_write_result, rs)) for rs in sum_results(searched, hits, ids)],
        act_kinds=[" ".join(codes) for codes in bodies["actions"]],
        issued=["\n".join(names) for names in name_documents(searched, hits, ids)],
    )[_COLUMNS]


def headings_of(view: View) -> list[str]:
    """Of the cells."""
    tr, both = view.tr, view.tr("search.bodies.results_and_acts")
    return [both if column == "act_kinds" else tr.column(column) for column in _HEADINGS]


def cells_of(view: View, row: Mapping[str, Any]) -> list[str]:
    """Body, issues, results and kinds of action, documents and status in words."""
    titles = [_title(view, name) for name in str(row["issued"]).splitlines()]
    return [
        plain(view.names[str(row["notice_id"])]),
        _found(view, row),
        _what_done(view, row),
        _cut(view, titles, _DOCUMENTS, "documents"),
        _done(view, row),
    ]


def _what_done(view: View, row: Mapping[str, Any]) -> str:
    """A line of results where there are any; one of types of action, those first that no figure speaks of."""
    acts, results = str(row["act_kinds"]).split(), str(row["results"]).splitlines()
    stated = {_ACT_OF.get(result.split()[0], "accountability") for result in results}
    kinds = [view.tr.label("action", code) for code in sorted(acts, key=stated.__contains__)]
    line = _cut(view, kinds, _ACTS - bool(results), "acts")
    if not results:
        return line
    figures = [_name_result(view, result) for result in results]
    return _cut(view, figures, _RESULTS, "results") + "  \n" + line


def _found(view: View, row: Mapping[str, Any]) -> str:
    """How many issues; with which words, or that no heading has one."""
    tr = view.tr
    lines = [tr("search.bodies.found", n=tr.number(row["found"])), plain(row["word_counts"])]
    if row["match"] != MATCHES[-1] and not row["titled"]:
        lines.append(tr("search.bodies.in_text"))
    return "  \n".join(filter(None, lines))


def _done(view: View, row: Mapping[str, Any]) -> str:
    tr, found, done, none = view.tr, *(int(row[c]) for c in ("found", "completed", "not_stated"))
    if none == found:
        return tr("search.bodies.no_status")
    return tr("search.bodies.done", n=tr.number(done), of=tr.number(found))


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


def _title(view: View, name: str) -> str:
    """A document, and what the words of its name mean where the language explains them."""
    meaning = gloss_title(name, view.tr)
    return f"《{plain(name)}》" + (f" ({plain(meaning)})" if meaning else "")


def _write_result(result: Result) -> str:
    outcome, value, unit = result
    return f"{outcome} {value:.15g} {unit}"


def _name_result(view: View, line: str) -> str:
    """A line that _write_result wrote, in words."""
    tr, (outcome, value, unit) = view.tr, line.split(" ", 2)
    figure = format_quantity(float(value), unit, tr)
    return tr("search.outcome", outcome=tr.label("outcome", outcome), figure=figure)


def _cut(view: View, names: list[str], most: int, kind: str) -> str:
    """The first few and how many more there are; of none, that none is named."""
    listed, more = view.tr.listing(names[:most]), len(names) - most
    if more > 0:
        return view.tr(f"search.bodies.and_more.{kind}", listed=listed, n=more)
    return listed or view.tr(f"search.bodies.none_named.{kind}")


def _draw(view: View, shown: pd.DataFrame) -> go.Figure:
    cells = [cells_of(view, row) for row in to_records(shown)]
    columns = [[escape(text) for text in texts] for texts in zip(*cells, strict=True)]
    return draw_text_table(headings=headings_of(view), columns=columns)


_COLUMNS = [
    "notice_id",
    "province",
    "city",
    "level",
    "match",
    "found",
    "word_counts",
    "titled",
    "in_one_issue",
    "results",
    "act_kinds",
    "issued",
    "completed",
    "not_stated",
]
_PROVINCES = """
SELECT notice_id, province FROM notices WHERE list_contains($notices::VARCHAR[], notice_id)"""
