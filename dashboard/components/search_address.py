"""What the search page looks for: in the address, so that a link opens it anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from analysis.search.query import MOST_CHARACTERS
from dashboard.components.evidence import plain
from dashboard.shell import url
from dashboard.shell.controls import Control, note_control
from dashboard.shell.navigation import script
from dashboard.shell.view import View

WORDS, LIKE = "words", "like"
BODY = "body"  # whose issues alone are listed
_INPUT = "search-words"
_LIKE = "_search_like"
_LAST = "_search_last"  # the box forgets its words on another page
_PUBLISHED = "_search_published"


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


def adopt_address(more: Sequence[str]) -> None:
    """Take over what the address names, if the reader followed a link or went back; `more`: keys of the
    session, as in the address, with lists of codes."""
    named = _named(more)
    published = st.session_state.get(_PUBLISHED)
    if published is None or (any(named.values()) and named != published):
        st.session_state[_INPUT], st.session_state[_LIKE] = (
            clean(" ".join(named[key][:1])) for key in (WORDS, LIKE)
        )
        for key in more:
            st.session_state[key] = list(dict.fromkeys(named[key]))
        # At once: a click cuts a run short, and what it asked for is newer than the address.
        st.session_state[_PUBLISHED] = named


def publish_address(words: str, like: str, more: Sequence[str]) -> None:
    """Write what was looked for into the address, in one step."""
    state = {WORDS: [words] if words else [], LIKE: [like] if like else []}
    url.write_all(state | {key: st.session_state[key] for key in more})
    st.session_state[_PUBLISHED] = _named(more)


def choose_asked(view: View, is_known: Callable[[str], bool]) -> tuple[str, str]:
    """Draw the box; the words, and the issue whose similar ones are sought (empty: none).

    `is_known`: whether there is an issue with this id.
    """
    tr, like = view.tr, st.session_state.get(_LIKE, "")
    if like and not is_known(like):
        st.warning(tr("search.no_such"))
        like = ""
    words = clean(
        st.text_input(
            tr("search.words"),
            st.session_state.get(_INPUT, st.session_state.get(_LAST, "")),
            key=_INPUT,
            max_chars=MOST_CHARACTERS,
            placeholder=tr("search.placeholder"),
            help=tr("search.words_help"),
            on_change=_forget_issue,
        )
    )
    st.session_state[_LAST], st.session_state[_LIKE] = words, like
    note_control(WORDS, Control(tr("search.words"), (words,), (words,), is_default=not words))
    note_control(LIKE, Control(tr("search.like"), (like,), (like,), is_default=not like))
    return words, like


def ask_for_similar(issue_id: str) -> None:
    """Before the next run: look for the issues like this one."""
    st.session_state[_LIKE], st.session_state[BODY] = issue_id, []


def ask_for_words(words: str) -> None:
    """Before the next run: look for these words."""
    st.session_state[_INPUT] = words
    _forget_issue()


def clean(words: str) -> str:
    """The words on one line, without what cannot be printed."""
    printable = "".join(c if c.isprintable() else " " for c in words[: 4 * MOST_CHARACTERS])
    return printable.strip()[:MOST_CHARACTERS]


def _forget_issue() -> None:
    """New words are searched for, not issues like the one before, of all bodies."""
    st.session_state[_LIKE], st.session_state[BODY] = "", []


def _named(more: Sequence[str]) -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in (WORDS, LIKE, *more)}
