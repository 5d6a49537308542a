"""State in the page's address: codes, never labels, so that a link means the same in both languages.

Streamlit's own binding writes the translated labels into the address, which break with a language switch.

Every control also tells how it stands (dashboard.controls), for what is taken away.

Every control is given its state as its default, too. A value set in the session reaches the browser once: where a
second run follows before the browser has drawn the control, it would take the default for what the reader chose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.shell.controls import Control, tell

Code = TypeVar("Code", bound=str)

_PUBLISHED = "_published"
NONE = "none"  # stands in the address for a choice that the reader emptied


def publish(state: dict[str, list[str]]) -> None:
    """Write the state into the address; keys with no values leave it. Other keys stay as they are. All at once: each
    writing is a step that the browser's back button goes."""
    now = {key: st.query_params.get_all(key) for key in st.query_params}
    wanted = {key: values for key, values in (now | state).items() if values}
    if wanted != now:
        st.query_params.from_dict(wanted)
    st.session_state[_PUBLISHED] = state


def adopt(keys: Sequence[str], *, same_page: bool) -> dict[str, list[str]] | None:
    """What the address says, where the reader came with it or went back to it; None where the widgets rule.

    A switch of pages empties the address: then, too, the widgets rule.
    """
    named = {key: st.query_params.get_all(key) for key in keys}
    published = st.session_state.get(_PUBLISHED)
    if published is None or (same_page and named != {key: published.get(key, []) for key in keys}):
        return named
    return None


def write(key: str, codes: Sequence[str]) -> None:
    """How a control stands, into the address; none where it stands as it does at first. Nothing is sent to the
    browser where the address says so already."""
    if codes and st.query_params.get_all(key) != list(codes):
        st.query_params[key] = list(codes)
    elif not codes and key in st.query_params:
        del st.query_params[key]


def current(key: str, options: Sequence[Code]) -> Code:
    """What `choose` gives, for what is shown before its control is drawn."""
    if st.session_state.get(key) not in options:
        named = st.query_params.get(key)
        st.session_state[key] = named if named in options else options[0]
    code: Code = st.session_state[key]
    return code


def choose(key: str, label: str, options: Sequence[Code], *, format_func: Callable[[Code], str]) -> Code:
    """A segmented control whose choice stands in the address; the first option is the default."""
    code = current(key, options)
    st.segmented_control(
        label,
        options,
        default=code,
        key=key,
        format_func=format_func,
        required=True,
        label_visibility="collapsed",
    )
    write(key, [code] if code != options[0] else [])
    tell(key, Control(label, (format_func(code),), (code,), code == options[0]))
    return code


def choose_several(
    key: str, label: str, options: Sequence[Code], *, format_func: Callable[[Code], str]
) -> list[Code]:
    """Chips that can each be switched off. All are on by default, and the address names them only where some are
    off (`none` where all are)."""
    if key not in st.session_state:
        named = st.query_params.get_all(key)
        valid = [code for code in options if code in named]
        st.session_state[key] = valid if valid or named == [NONE] else list(options)
    standing = [code for code in options if code in st.session_state[key]]
    chosen = st.pills(
        label,
        options,
        default=standing,
        key=key,
        format_func=format_func,
        selection_mode="multi",
    )
    on = [code for code in options if code in chosen]
    write(key, (on or [NONE]) if len(on) < len(options) else [])
    tell(key, Control(label, tuple(map(format_func, on)), tuple(on) or (NONE,), len(on) == len(options)))
    return on


def pick(
    key: str,
    label: str,
    options: Sequence[Code],
    *,
    format_func: Callable[[Code], str],
    width: int | None = None,
) -> Code:
    """One of many options from a list, in the address where it is not the first. A choice that the options no
    longer hold makes place for what the address names, else for the first."""
    if st.session_state.get(key) not in options:
        named = st.query_params.get(key)
        st.session_state[key] = named if named in options else options[0]
    index = options.index(st.session_state[key])
    chosen: Code = st.selectbox(
        label, options, index=index, key=key, format_func=format_func, width=width or "stretch"
    )
    write(key, [chosen] if chosen != options[0] else [])
    tell(key, Control(label, (format_func(chosen),), (chosen,), chosen == options[0]))
    return chosen


def switch(key: str, label: str) -> bool:
    """A toggle whose state stands in the address while it is on."""
    is_on = st.toggle(label, value=_is_on(key), key=key)
    write(key, ["1"] if is_on else [])
    tell(key, Control(label, ("✓" if is_on else "✗",), ("1" if is_on else "0",), not is_on))
    return is_on


def _is_on(key: str) -> bool:
    """What stands in the session, at first in the address."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(key) == "1"
    return bool(st.session_state[key])


def fold(key: str, label: str) -> DeltaGenerator | None:
    """A list's title, folded at first, in the address while it is open. Gives the place for the list then, else
    None: a list takes the browser longer to draw than a chart, with every filter."""
    place = st.expander(label, expanded=_is_on(key), key=key, on_change="rerun")
    write(key, ["1"] if place.open else [])
    return place if place.open else None


def number(key: str, label: str, *, default: int, most: int) -> int:
    """A whole number from 1 to `most`, in the address where it is not the default."""
    if key not in st.session_state:
        named = str(st.query_params.get(key, ""))
        st.session_state[key] = int(named) if named.isdecimal() and 1 <= int(named) <= most else default
    value = st.session_state[key]
    chosen = int(st.number_input(label, min_value=1, max_value=most, value=value, step=1, key=key, width=200))
    write(key, [str(chosen)] if chosen != default else [])
    tell(key, Control(label, (str(chosen),), (str(chosen),), chosen == default))
    return chosen


def link() -> str:
    """The address of the view as it stands."""
    query = urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
    base = (st.context.url or "").split("?")[0]
    return f"{base}?{query}" if query else base
