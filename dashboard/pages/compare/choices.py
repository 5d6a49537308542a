"""Which sides are compared: a choice of two to four, in the address and kept while the reader looks at other
pages."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.compare.group_keys import NO_CITY, UNKNOWN
from analysis.compare.side_by_side import MOST_SIDES
from analysis.compare.sides import split_side
from dashboard.i18n.side_names import label_side
from dashboard.shell import url
from dashboard.shell.controls import Control, note_control
from dashboard.shell.view import View

KEY = "a"
_SHOWN = "_sides_shown"
_OWN = "_sides_chosen"
FEWEST_SIDES = 2
_NAMED_KINDS = ("level", "city", "province", "kind", "notice")


def choose_sides(view: View, options: pd.DataFrame) -> list[str]:
    """Draw the choice among `options` (analysis.compare.sides.side_options); may return fewer than two."""
    tr, sizes = view.tr, {size.side: size for size in options.itertuples()}  # they may be many
    st.session_state[KEY] = _start_with(options)

    def label(side: str) -> str:
        name, size = _with_kind(view, side), sizes[side]
        counts = {"notices": tr.number(size.notices), "issues": tr.number(size.issues)}
        return name if size.what == "notice" else tr("compare.option", name=name, **counts)

    chosen = st.multiselect(
        tr("compare.choose"),
        options["side"].tolist(),
        default=st.session_state[KEY],
        key=KEY,
        on_change=_choose,
        format_func=label,
        max_selections=MOST_SIDES,
        placeholder=tr("compare.placeholder"),
        select_all=False,
    )
    if _named() != chosen:
        st.query_params[KEY] = chosen or [url.NONE]
    st.session_state[_SHOWN] = chosen
    names = tuple(label_side(side, tr, view.names) for side in chosen)
    note_control(KEY, Control(tr("readme.sides"), names, tuple(chosen), is_default=False))
    return list(chosen)


def _with_kind(view: View, side: str) -> str:
    """The side's name behind what it is, for one that has no word for it."""
    name, (what, _) = label_side(side, view.tr, view.names), split_side(side)
    return view.tr(f"compare.kinds.{what}", name=name) if what in _NAMED_KINDS else name


def _named() -> list[str] | None:
    """The sides in the address; None if it names none."""
    named = st.query_params.get_all(KEY)
    return [side for side in named if side != url.NONE] if named else None


def _choose() -> None:
    st.session_state[_OWN] = list(st.session_state[KEY])


def _start_with(options: pd.DataFrame) -> list[str]:
    """What the address newly names or the reader chose, also where that is too few; else the largest groups.

    Sides outside the selection are replaced by these too, and return when the selection has them again.
    """
    named = _named()
    if named is not None and named != st.session_state.get(_SHOWN):
        st.session_state[_OWN] = named
    own: list[str] | None = st.session_state.get(_OWN)
    present = set(options["side"])
    there = [side for side in dict.fromkeys(own or []) if side in present][:MOST_SIDES]
    is_whole = own is not None and len(there) == len(own)
    return there if is_whole or len(there) >= FEWEST_SIDES else _filled(there, options)


def _filled(sides: Sequence[str], options: pd.DataFrame) -> list[str]:
    notices = options.loc[options["what"] == "notice", "side"]
    first = notices if sides else largest_pair(options)
    return [*sides, *(side for side in first if side not in sides)][:FEWEST_SIDES]


def largest_pair(options: pd.DataFrame) -> list[str]:
    """The two largest groups of one kind, of the kind whose second group is largest; the two notices with
    most issues where no kind has two groups of several notices."""
    known = options[(options["notices"] > 1) & ~options["code"].isin([UNKNOWN, NO_CITY])]
    pairs = [
        known[known["what"] == what].nlargest(FEWEST_SIDES, "notices") for what in ("level", "city", "kind")
    ]
    pairs = [pair for pair in pairs if len(pair) == FEWEST_SIDES]
    if not pairs:
        notices = options[options["what"] == "notice"]
        return list(notices.nlargest(FEWEST_SIDES, "issues")["side"])
    return list(max(pairs, key=lambda pair: pair["notices"].iloc[-1])["side"])
