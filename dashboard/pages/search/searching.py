"""What is searched, kept between runs: the tables, and the passages of texts on this machine."""

from __future__ import annotations

import streamlit as st

from analysis import paths
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.search.find import Hits, find_issues, find_similar, list_all
from analysis.search.searched import Searched, read_searched
from dashboard.components.word_texts import texts_of
from dashboard.shell.texts import Files, files_of, texts_folder
from dashboard.shell.view import View

MOST_TEXTS = 300  # read unasked: a second or two; of more notices only titles and words are searched


def searched_of(view: View) -> Searched:
    """All issues of the tables that are shown."""
    files = tuple(files_of(folder) for folder in (paths.SAMPLE, paths.NOTICES, texts_folder()))
    with st.spinner(view.tr("search.reading")):
        return _read(view.tables, files)


# An entry keeps its tables, so that no others get their id.
@st.cache_resource(show_spinner=False, max_entries=4, hash_funcs={Tables: id})
def _read(tables: Tables, files: tuple[Files, ...]) -> Searched:
    notices = tables.query(f"SELECT notice_id, sha256 FROM notices LIMIT {MOST_TEXTS + 1}")
    if len(notices) > MOST_TEXTS:
        return read_searched(tables)
    pairs = zip(notices["notice_id"].astype(str), notices["sha256"].astype(str), strict=True)
    return read_searched(tables, {id_: text for id_, text in texts_of(pairs) if text is not None})


def find_hits(view: View, searched: Searched, words: str, like: str) -> Hits:
    """The issues like the one named, else those found by the words, else all."""
    if like:
        return searched.once(find_similar, like, view.selection)
    return searched.once(find_issues if words else _list_all, words, view.selection)


def _list_all(searched: Searched, _: str, among: Selection) -> Hits:
    return list_all(searched, among)
