"""One word looked up: its occurrences by notice and issue, and the passages if the text is on this
machine."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.compare.selection import UNKNOWN
from analysis.compare.vocabulary import frequencies_of_terms
from analysis.compare.vocabulary.occurrences import list_occurrences
from dashboard.components.chart_card import show_table
from dashboard.components.evidence import plain
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.components.word_texts import words_of
from dashboard.i18n.translator import Translator
from dashboard.shell import url
from dashboard.shell.data import AS_READ
from dashboard.shell.navigation import script
from dashboard.shell.page_run import show_title
from dashboard.shell.texts import format_folder, texts_folder
from dashboard.shell.view import View

_KEY = "term"
_CLICKED = "_clicked_terms"
_COLUMNS = ["notice_id", "count", "number", "issue_title", "place", "part"]


def choose_term(view: View, terms: Sequence[str], *, clicked: Sequence[str | None]) -> str | None:
    """The word to look up: the one clicked last, written or picked from `terms`, else the one the address
    names.

    `clicked`: what is selected in each chart and list of the page, always in the same order.
    """
    tr, before = view.tr, st.session_state.get(_CLICKED)
    if _KEY not in st.session_state:
        st.session_state[_KEY] = st.query_params.get(_KEY)
    if before is not None and len(before) == len(clicked):
        for old, new in zip(before, clicked, strict=True):
            if new is not None and new != old:
                st.session_state[_KEY] = new
    elif any(clicked):
        st.session_state[_KEY] = next(term for term in clicked if term)
    st.session_state[_CLICKED] = list(clicked)
    own = st.session_state[_KEY]
    options = list(dict.fromkeys([*terms, *([own] if own else [])]))
    chosen = st.selectbox(
        tr("words.look_up"),
        options,
        key=_KEY,
        index=options.index(own) if own else None,
        placeholder=tr("words.look_up_hint"),
        format_func=tr.glossed,
        accept_new_options=True,
        width=420,
    )
    url.write(_KEY, [chosen] if chosen else [])
    return chosen or None


def show_occurrences(view: View, term: str, *, part: str | None) -> None:
    """The occurrences of the word in the selection, one row per notice, part and issue; a row opens its
    passages."""
    tr = view.tr
    rows = list_occurrences(view.tables, view.selection, term, part=part, limit=MOST_PASSAGES)
    if rows.empty:
        st.info(tr("words.occurrences.none", term=plain(term)))
    else:
        counted = frequencies_of_terms(view.tables, view.selection, [term], part=part).iloc[0]
        show_title(
            tr(
                "words.occurrences.title",
                term=plain(term),
                count=tr.number(counted["count"]),
                n=int(counted["notices"]),
                rate=f"{counted['per_10k']:.1f}",
                tokens=tr.number(counted["tokens"]),
                longer=_format_longer(counted, tr),
            ),
            anchor="occurrences",
        )
        show_rows(view, rows, term, key="occurrences-list")
    query = {"term": term, "lang": tr.language}
    shown = {key: "1" for key in ("sample", AS_READ) if st.query_params.get(key) == "1"}
    st.page_link(
        script("context"),
        label=tr("words.occurrences.context"),
        icon=":material/segment:",
        query_params=query | shown,
    )


def _format_longer(counted: pd.Series, tr: Translator) -> str:
    """The rate with longer terms that contain the word; empty where there are none."""
    if counted["with_longer"] == counted["count"]:
        return ""
    return tr("words.occurrences.longer", rate=f"{counted['with_longer_per_10k']:.1f}")


def show_rows(view: View, rows: pd.DataFrame, term: str, *, key: str) -> None:
    """The rows of list_occurrences; one that is selected opens its passages."""
    st.caption(view.tr("words.occurrences.pick"))
    picked = show_table(view, with_place(rows), key=key, selectable=True, order=_COLUMNS)
    if picked is not None:
        _show_row(view, rows.iloc[picked], term)


def with_place(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of list_occurrences with the column place: the issue's type, or that it is outside the
    issues."""
    types = rows["issue_type"].fillna(UNKNOWN).where(rows["issue_id"].notna(), "outside")
    return rows.drop(columns="issue_type").assign(place=types)


def _show_row(view: View, row: pd.Series, term: str) -> None:
    hits = find_passages(row, term)
    if hits is None:
        st.info(view.tr("words.occurrences.absent", folder=f"`{format_folder(texts_folder())}`"))
        return
    title = view.tr(
        "words.occurrences.passages", n=view.tr.number(len(hits)), notice=view.names[row["notice_id"]]
    )
    show_passages(view, hits, title=title, key="passages", order=["left", "hit", "right"])


def find_passages(row: pd.Series, term: str) -> pd.DataFrame | None:
    """The passages of one row of list_occurrences, as concordance lines; None where the text is not here."""
    notice = words_of(str(row["notice_id"]), str(row["sha256"]))
    if notice is None:
        return None
    from analysis.words.concordance import concordance
    from analysis.words.texts import limit_words

    hits = concordance(limit_words([notice], part=str(row["part"])), term)
    same = hits["issue_id"].isna() if pd.isna(row["issue_id"]) else hits["issue_id"] == row["issue_id"]
    return hits[same].reset_index(drop=True)
