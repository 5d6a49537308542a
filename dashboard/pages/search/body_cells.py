"""The rows of bodies in words and ticks, and everything about one of them in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.compare.side_fact import to_records
from analysis.search.answers import Answer, answer, list_titles
from analysis.search.bodies import count_bodies
from analysis.search.find import Hits
from analysis.search.rows import MATCHES
from analysis.search.searched import Searched
from dashboard.components.body_texts import format_place
from dashboard.components.evidence import plain
from dashboard.i18n.title_glosses import gloss_title
from dashboard.i18n.translator import Translator
from dashboard.pages.search.answer_lines import describe_answer, describe_shortly, text_of
from dashboard.pages.search.findings import count_most_acts
from dashboard.shell.view import View

_MOST_TITLES = 4


@dataclass(frozen=True)
class BodyRow:
    """group: key of the title above the rows like it, empty where they need none. acts: whether it has each
    of the types of action that are columns. shortly: the most telling of what it did."""

    notice_id: str
    name: str
    group: str
    acts: tuple[bool, ...]
    shortly: str
    details: tuple[str, ...]


def headings_of(view: View, acts: Sequence[str]) -> list[str]:
    """Of name, types of action, and what is told shortly."""
    tr = view.tr
    columns = [tr(f"search.act.{code}") for code in acts]
    return [tr("search.bodies.heading.body"), *columns, tr("search.bodies.heading.shortly")]


def list_acts(searched: Searched, hits: Hits, bodies: pd.DataFrame) -> list[str]:
    """The types of action that are columns: those of the sentence above."""
    return list(count_most_acts(searched, hits, bodies))


def rows_of(
    view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame, acts: Sequence[str]
) -> list[BodyRow]:
    """One for each of these rows of count_bodies."""
    return [
        BodyRow(
            str(row["notice_id"]),
            plain(view.names[row["notice_id"]]),
            _group(row, len(hits.words)),
            tuple(act in done.acts for act in acts),
            describe_shortly(view.tr, done, acts),
            tuple(_details(view.tr, row, done, titles)),
        )
        for row, done, titles in _with_answers(view, searched, hits, bodies)
    ]


def describe_body(view: View, searched: Searched, hits: Hits) -> list[str]:
    """Lines on the body whose hits these are: place and status, what it did, where that is read."""
    (row,) = rows_of(view, searched, hits.counted, count_bodies(searched, hits.counted), [])
    return list(row.details)


def _with_answers(
    view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame
) -> Iterator[tuple[dict[str, Any], Answer, list[str]]]:
    ids = list(bodies["notice_id"])
    found = view.tables.query(_NOTICES, {"notices": ids}).set_index("notice_id").reindex(ids)
    rows = to_records(
        bodies.assign(province=list(found["province"]), organisation=list(found["organisation"]))
    )
    answers, titles = answer(searched, hits, ids, text_of(view, ids)), list_titles(searched, hits, ids)
    return zip(rows, answers, titles, strict=True)


def _group(row: Mapping[str, Any], n_words: int) -> str:
    """What its issues lack: a word, or one in a heading or in the name of a document."""
    if row["match"] == MATCHES[2] or (row["match"] == MATCHES[0] and row["named"]):
        return ""
    where = "" if row["named"] else "_text"
    number = "one" if n_words == 1 else "two" if n_words == 2 else "many"
    return f"search.bodies.group.{row['match']}{where}.{number}"


def _details(tr: Translator, row: Mapping[str, Any], done: Answer, titles: Sequence[str]) -> Iterator[str]:
    n, none = int(row["found"]), row["not_stated"] == row["found"]
    status = (
        tr("search.bodies.no_status") if none else tr("search.bodies.done", n=tr.number(row["completed"]))
    )
    found = tr("search.bodies.found_status", n=n, status=status)
    yield f"{format_place(row, tr)} · {found}"
    yield tr("search.bodies.did", did=describe_answer(tr, done, str(row["organisation"] or "")))
    listed = tr.listing([_title(title, tr) for title in titles[:_MOST_TITLES]])
    more = len(titles) - _MOST_TITLES
    yield tr(f"search.bodies.read_in.{'more' if more > 0 else 'all'}", listed=listed, n=more)


def _title(title: str, tr: Translator) -> str:
    meaning = gloss_title(title, tr)
    return tr("search.quoted", word=plain(title)) + (f" ({plain(meaning)})" if meaning else "")


_NOTICES = """
SELECT notice_id, province, organisation FROM notices WHERE list_contains($notices::VARCHAR[], notice_id)"""
