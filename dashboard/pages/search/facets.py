"""Narrowing the hits: what they have, with counts, as chips that can be switched on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.bodies.body_kind import OTHER, UNNAMED
from analysis.compare.selection import NO_CITY, UNKNOWN
from analysis.search.find import Hits
from analysis.search.rows import FACETS, Chosen, count_facets, narrow
from analysis.search.searched import Searched
from dashboard.shell.controls import Control, note_control
from dashboard.shell.view import View

LAST = (OTHER, UNNAMED)
MOST_CITIES = 20  # the others are in the filters on the left
KEYS = {facet: f"only_{facet}" for facet in FACETS}


def choose_facets(view: View, searched: Searched, hits: Hits, *, kinds: DeltaGenerator | None) -> Hits:
    """Draw the chips and return the hits that fit what is switched on, which the session has by KEYS.
    `kinds`: where those of kinds of bodies are always seen."""
    chosen = {facet: list(st.session_state.get(KEYS[facet], [])) for facet in FACETS}
    counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    if kinds or any(chosen.values()):
        counts = _count(view, searched, hits, chosen)
    chosen = {facet: [code for code in codes if code in counts[facet]] for facet, codes in chosen.items()}
    n = sum(map(len, chosen.values()))
    place = st.popover(
        view.tr("search.narrowed", n=n) if n else view.tr("search.narrow"),
        icon=":material/tune:",
        key="search-narrow",
        on_change="rerun",
    )
    if place.open and not any(counts.values()):  # of all issues: only where they are seen
        counts = _count(view, searched, hits, chosen)
    fitting = narrow(searched, hits, chosen)
    if place.open and (similar := len(fitting) - len(fitting.counted)):
        place.caption(view.tr("search.without_similar", n=similar))
    for facet in FACETS:
        st.session_state[KEYS[facet]] = chosen[facet]  # also where the chips are not drawn
        seen = kinds if facet == "body_kind" else None
        if (seen or place.open) and (len(counts[facet]) > 1 or chosen[facet]):
            if seen:
                seen.markdown(view.tr("search.only"), width="content")
            with seen or place:
                _show_facet(view, facet, counts[facet], chosen[facet], is_named=not seen)
        _note(view, facet, chosen[facet])
    return fitting


def _count(view: View, searched: Searched, hits: Hits, chosen: Chosen) -> dict[str, dict[str, int]]:
    counts = count_facets(searched, hits, chosen)
    return counts | {"body_kind": _own_first(view, searched, counts["body_kind"])}


def _own_first(view: View, searched: Searched, counts: dict[str, int]) -> dict[str, int]:
    """The kinds of bodies, those of the reader's own notices first and the unnamed last."""
    notices = searched.issues.notices
    own = view.tables.query("SELECT notice_id FROM own_notices")["notice_id"]
    kinds = {*notices.loc[notices["notice_id"].isin(own), "body_kind"]} if len(own) else set()
    return dict(sorted(counts.items(), key=lambda item: (item[0] not in kinds, item[0] in LAST)))


def clear_facets() -> None:
    """Before the next run: switch every chip off."""
    for key in KEYS.values():
        st.session_state[key] = []


def _show_facet(view: View, facet: str, counts: dict[str, int], chosen: list[str], *, is_named: bool) -> None:
    listed = [code for code in counts if code not in (NO_CITY, UNKNOWN)] if facet == "city" else list(counts)
    most = MOST_CITIES if facet == "city" else len(listed)
    options = list(dict.fromkeys([*listed[:most], *chosen]))
    name = _label(view, facet)
    st.pills(
        view.tr(f"search.facets.{facet}"),
        options,
        default=chosen,
        key=KEYS[facet],
        format_func=lambda code: view.tr("search.counted", name=name(code), n=view.tr.number(counts[code])),
        selection_mode="multi",
        label_visibility="visible" if is_named else "collapsed",
    )
    if len(listed) > most:
        st.caption(view.tr("search.more_cities", n=len(listed) - most))


def _label(view: View, facet: str) -> Callable[[str], str]:
    if facet in ("match", "body_kind"):
        return lambda code: view.tr(f"codes.{facet}.{code}")
    if facet == "year":
        return lambda code: view.tr("unknown") if code == "unknown" else code
    return lambda code: view.tr.label(facet, code)


def _note(view: View, facet: str, chosen: list[str]) -> None:
    words = tuple(map(_label(view, facet), chosen))
    control = Control(view.tr(f"search.facets.{facet}"), words, tuple(chosen), is_default=not chosen)
    note_control(KEYS[facet], control)
