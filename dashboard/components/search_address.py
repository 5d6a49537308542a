"""What the search page looks for: in the address, so that a link opens it anywhere."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.search.query import MOST_CHARACTERS
from dashboard.components.evidence import plain
from dashboard.shell.controls import Control, note_control
from dashboard.shell.navigation import script
from dashboard.shell.view import View

WORDS, LIKE = "words", "like"
_INPUT = "search-words"
_ASKED = "_search_asked"


def show_similar_link(view: View, issue_id: str, *, label: str = "") -> None:
    """A link to the issues of other notices that are like this one."""
    query = {LIKE: issue_id, "lang": view.tr.language}
    if st.query_params.get("sample") == "1":
        query["sample"] = "1"
    label = label or view.tr("search.similar_link")
    st.page_link(script("search"), label=label, icon=":material/find_in_page:", query_params=query)


def show_similar_links(view: View, issues: pd.DataFrame) -> None:
    """Such a link for each of the issues of a notice."""
    for issue in issues.fillna({"number": ""}).to_dict("records"):
        label = plain(f"{issue['number']} {issue['title']}".strip())
        show_similar_link(view, issue["issue_id"], label=label)


def choose_asked(view: View, known: set[str]) -> tuple[str, str]:
    """Draw the box; the words, and the issue whose similar ones are sought (empty: none).

    `known`: ids of all issues.
    """
    tr, named = view.tr, {key: clean(st.query_params.get(key, "")) for key in (WORDS, LIKE)}
    asked = st.session_state.get(_ASKED)
    if asked is None or (any(named.values()) and named != asked):
        st.session_state[_INPUT], like = named[WORDS], named[LIKE]
        if like and like not in known:
            st.warning(tr("search.no_such"))
            like = ""
    else:
        like = asked[LIKE] if asked[LIKE] in known else ""
    words = clean(
        st.text_input(
            tr("search.words"),
            st.session_state.get(_INPUT, ""),
            key=_INPUT,
            max_chars=MOST_CHARACTERS,
            placeholder=tr("search.placeholder"),
            on_change=_forget_issue,
        )
    )
    _remember({WORDS: words, LIKE: like})
    note_control(WORDS, Control(tr("search.words"), (words,), (words,), is_default=not words))
    note_control(LIKE, Control(tr("search.like"), (like,), (like,), is_default=not like))
    return words, like


def ask_for_similar(issue_id: str) -> None:
    """Before the next run: look for the issues like this one."""
    _remember({WORDS: st.session_state.get(_INPUT, ""), LIKE: issue_id})


def ask_for_words(words: str) -> None:
    """Before the next run: look for these words."""
    st.session_state[_INPUT] = words
    _forget_issue()


def clean(words: str) -> str:
    """The words on one line, without what cannot be printed."""
    return "".join(c if c.isprintable() else " " for c in words[: 4 * MOST_CHARACTERS]).strip()[
        :MOST_CHARACTERS
    ]


def _forget_issue() -> None:
    """New words are searched for, not issues like the one before."""
    _remember({WORDS: clean(st.session_state[_INPUT]), LIKE: ""})


def _remember(asked: dict[str, str]) -> None:
    st.session_state[_ASKED] = asked
    for key, value in asked.items():
        if value and st.query_params.get(key) != value:
            st.query_params[key] = value
        elif not value and key in st.query_params:
            del st.query_params[key]
