"""Which notice the notice page shows, and which passage of it: in the address, so that a link opens it
anywhere."""

from __future__ import annotations

import streamlit as st

from analysis.compare.grave_doubts import count_grave_doubts
from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.one_notice import OneNotice
from analysis.compare.selection import Selection
from dashboard.components.doubts import add_sign
from dashboard.passage_view.show import Passage, parse_passage
from dashboard.shell import url
from dashboard.shell.data import AS_READ
from dashboard.shell.navigation import script
from dashboard.shell.sidebar import MOST_NAMES
from dashboard.shell.view import View

_CHOICE = "notice-choice"
_LAST = "_notice_last"
_ASKED = "_notice_asked"
_OPENED = "_notice_opened"
_HIDDEN = "hide"


def show_notice_link(
    view: View, notice_id: str, *, label: str, issue: int | None = None, at: Passage | None = None
) -> None:
    """A link to the notice, at one of its issues (by its place in the notice) or passages where one is
    named."""
    query = notice_query(view, notice_id)
    if issue is not None:
        query["issue"] = str(issue)
    if at is not None:
        query["at"] = f"{at[0]}-{at[1]}"
    st.page_link(script("notice"), label=label, icon=":material/article:", query_params=query)


def notice_query(view: View, notice_id: str) -> dict[str, str]:
    """The query of an address that opens this notice on any page, whatever is selected."""
    query = {"id": notice_id, "lang": view.tr.language}
    return query | {key: "1" for key in ("sample", AS_READ) if st.query_params.get(key) == "1"}


def choose_notice(view: View) -> str:
    """The notice that the address names, else the one chosen last, else the first of the selection: the
    reader's own, then the newest."""
    named = st.query_params.get("id")
    if named is not None and named not in view.names:
        st.warning(view.tr("notice.no_such"))
    options = _options(view, named)
    if named in options and named != st.session_state.get(_LAST):
        st.session_state[_CHOICE] = named
    elif st.session_state.get(_CHOICE) not in options:
        last = st.session_state.get(_LAST)
        st.session_state[_CHOICE] = last if last in options else options[0]
    grave = _grave_doubts(view, options)
    chosen = st.selectbox(
        view.tr("notice.choose"),
        options,
        index=options.index(st.session_state[_CHOICE]),
        key=_CHOICE,
        format_func=lambda id_: add_sign(str(view.names.get(id_, id_)), grave.get(str(id_), 0), view.tr),
    )
    if chosen != named:
        for key in ("issue", "at"):
            st.query_params.pop(key, None)
    st.session_state[_LAST] = st.query_params["id"] = chosen
    return str(chosen)


def _grave_doubts(view: View, ids: list[str]) -> dict[str, int]:
    """How many grave doubts each of these notices carries, where any."""
    counted = count_grave_doubts(view.tables, Selection(notices=tuple(ids)))
    return dict(zip(counted["notice_id"], counted["doubts_grave"], strict=True))


def _options(view: View, named: str | None) -> list[str]:
    """The notices of the selection; one that a link names is shown whatever is selected."""
    with_, parameters = view.selection.with_clause()
    found = view.tables.query(
        f"{with_} SELECT notice_id FROM chosen_notices ORDER BY {PAGE_ORDER} LIMIT {MOST_NAMES}",
        parameters,
    )
    options = [str(id_) for id_ in found["notice_id"]]
    return (
        [named, *options] if named in view.names and named is not None and named not in options else options
    )


def find_target(view: View, one: OneNotice, text: str | None) -> tuple[Passage | None, int]:
    """The passage that the address names, and the visit: a number that grows with every new address.

    `text`: the notice's, beyond which no passage lies.
    """
    asked = (one.notice["notice_id"], st.query_params.get("issue"), st.query_params.get("at"))
    if asked != st.session_state.get(_ASKED):
        st.session_state[_ASKED] = asked
        target = _passage_of(one, text, asked[1], asked[2])
        if target is None and (asked[1] or asked[2]):
            st.warning(view.tr("notice.no_passage"))
        st.session_state[_OPENED] = (target, st.session_state.get(_OPENED, (None, 0))[1] + 1)
    opened: tuple[Passage | None, int] = st.session_state[_OPENED]
    return opened


def remember_passage(passage: Passage) -> None:
    """Put the passage that the reader opened into the address; it is open already."""
    st.query_params.pop("issue", None)
    st.query_params["at"] = f"{passage[0]}-{passage[1]}"
    st.session_state[_ASKED] = (st.session_state.get(_LAST), None, st.query_params["at"])


def hidden_kinds() -> list[str]:
    """The kinds of facts that the address hides."""
    return st.query_params.get_all(_HIDDEN)


def remember_hidden(kinds: list[str]) -> None:
    """Put the kinds of facts that are not shown into the address."""
    url.write(_HIDDEN, kinds)


def _passage_of(one: OneNotice, text: str | None, issue: str | None, at: str | None) -> Passage | None:
    if at:
        passage = parse_passage(at)
        return passage if passage and (text is None or passage[1] <= len(text)) else None
    issues = one.tables["issues"]
    wanted = (issue or "").rsplit("#", 1)[-1]
    found = issues[issues["seq"].astype("str") == wanted]
    return (int(found["start"].iloc[0]), int(found["end"].iloc[0])) if len(found) else None
