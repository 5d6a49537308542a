"""The term to see in context: written, named by the address, or clicked; at first the selection's most
frequent."""

from __future__ import annotations

import streamlit as st

from analysis.compare.vocabulary import term_frequencies
from analysis.words.terms import domain_terms
from dashboard.shell.controls import Control, note_control
from dashboard.shell.view import View

LONGEST = 60  # characters; no phrase that comes again is longer
_INPUT = "context-term"
_ASKED = "_context_asked"
_LAST = "_context_last"
_QUERY = "term"
_TOP = 300  # frequent words among which there is a domain term, if there is any


def choose_term(view: View) -> str:
    """The term; empty where the reader left none or the selection has no words."""
    asked, named = st.session_state.pop(_ASKED, None), st.query_params.get(_QUERY)
    last = st.session_state.get(_LAST)
    if asked is not None:
        st.session_state[_INPUT] = asked
    elif named is not None and clean_term(named) != last:
        st.session_state[_INPUT] = clean_term(named)
    elif _INPUT not in st.session_state:
        st.session_state[_INPUT] = last or _most_frequent(view)
    term = clean_term(
        st.text_input(
            view.tr("context.term"),
            st.session_state[_INPUT],
            key=_INPUT,
            max_chars=LONGEST,
            placeholder=view.tr("context.placeholder"),
            width=420,
        )
    )
    st.session_state[_LAST] = term
    if named != term:
        st.query_params[_QUERY] = term
    note_control(_QUERY, Control(view.tr("context.term"), (term,), (term,), is_default=False))
    return term


def show_term(term: str) -> None:
    """Run the page again with this term."""
    st.session_state[_ASKED] = clean_term(term)
    st.rerun()


def clean_term(term: str) -> str:
    """The term on one line, without what cannot be printed, at most LONGEST characters."""
    return "".join(c if c.isprintable() else " " for c in term[: 4 * LONGEST]).strip()[:LONGEST]


def _most_frequent(view: View) -> str:
    terms = list(term_frequencies(view.tables, view.selection, limit=_TOP)["term"])
    known = domain_terms()
    return str(next((term for term in terms if term in known), next(iter(terms), "")))
