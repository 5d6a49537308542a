"""All hits in three lines: who had them, what was done, how far it is."""

from __future__ import annotations

import numpy as np
import streamlit as st

from analysis.search.done import list_issued
from analysis.search.find import Hits
from analysis.search.searched import Searched
from analysis.search.strings import Numbers
from dashboard.components.evidence import plain
from dashboard.i18n.title_glosses import gloss_title
from dashboard.pages.search.findings import counted_places
from dashboard.shell.view import View

_NAMED = 8  # bodies and acts
_DOCUMENTS = 3
_MOST_READ = 500  # issues whose documents are read


def show_answer(view: View, searched: Searched, hits: Hits) -> None:
    """The lines on the hits that the heading counts; none where there is none."""
    if lines := describe_answer(view, searched, hits):
        st.markdown("\n".join(f"- {line}" for line in lines))


def describe_answer(view: View, searched: Searched, hits: Hits) -> list[str]:
    """A line each on bodies, acts, documents issued and statuses, with the number of issues of each."""
    tr, places = view.tr, counted_places(hits)
    if not len(places):
        return []
    acts = searched.issues.count_codes("action", places)
    statuses = searched.issues.count_codes("status", places)
    lines = {
        "who": _count(view, _bodies(view, searched, places)),
        "acts": _count(view, {tr.label("action", code): n for code, n in acts.items()}),
        "documents": _documents(view, searched, places),
        "statuses": _count(view, {tr.label("status", code): n for code, n in statuses.items()}),
    }
    return [tr(f"search.answer.{name}", listed=listed) for name, listed in lines.items() if listed]


def _bodies(view: View, searched: Searched, places: Numbers) -> dict[str, int]:
    """Name of each body -> its issues."""
    rows, counts = np.unique(searched.issues.notice[places], return_counts=True)
    ids = searched.issues.notices["notice_id"].iloc[rows]
    return {plain(view.names[str(id_)]): int(n) for id_, n in zip(ids, counts, strict=True)}


def _count(view: View, counts: dict[str, int]) -> str:
    """Names with their numbers, the most first; of many the first, and how many others there are."""
    tr = view.tr
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    named = [tr("search.counted", name=name, n=tr.number(n)) for name, n in ordered[:_NAMED]]
    return _cut(view, named, len(ordered) - _NAMED)


def _documents(view: View, searched: Searched, places: Numbers) -> str:
    """The first names of documents issued, and how many others; nothing of too many issues."""
    if len(places) > _MOST_READ:
        return ""
    keys = searched.keys(places)
    names = list_issued(view.tables, list(keys["issue_id"]), list(keys["notice_id"]))
    return _cut(view, [_name(view, name) for name in names[:_DOCUMENTS]], len(names) - _DOCUMENTS)


def _name(view: View, name: str) -> str:
    """A document, and what the words of its name mean where the language explains them."""
    meaning = gloss_title(name, view.tr)
    return f"《{plain(name)}》" + (f" ({plain(meaning)})" if meaning else "")


def _cut(view: View, named: list[str], more: int) -> str:
    listed = view.tr.listing(named)
    return view.tr("search.more", listed=listed, n=more) if more > 0 else listed
