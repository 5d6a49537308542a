"""State in the page's address: codes, never labels, so that a link means the same in every language.

Streamlit's own binding writes the translated labels into the address, which break with a language switch.

Every control is also added to those of the run (dashboard.shell.controls), from which downloads describe how
their rows were chosen. One that decides no chart, but how the page shows it, is `display_only` and is not
added.

The state of every control is also its default. A value set in the session reaches the browser once: if a
second run follows before the browser has drawn the control, the browser would report the default as the
reader's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.shell.controls import Control, note_control

Code = TypeVar("Code", bound=str)

_PUBLISHED = "_published"
NONE = "none"  # in the address: the reader chose nothing


def publish(state: dict[str, list[str]]) -> None:
    """Write the state into the address; keys without values are removed, other keys are kept."""
    write_all(state)
    st.session_state[_PUBLISHED] = state


def write_all(state: dict[str, list[str]]) -> None:
    """Write the values of several keys at once: each write is one step of the browser's back button."""
    now = {key: st.query_params.get_all(key) for key in st.query_params}
    wanted = {key: values for key, values in (now | state).items() if values}
    if wanted != now:
        st.query_params.from_dict(wanted)


def adopt(keys: Sequence[str], *, same_page: bool) -> dict[str, list[str]] | None:
    """What the address names, if the reader followed a link or went back; None if the widgets have the newer
    state.

    A change of page empties the address: then the widgets have the newer state too.
    """
    named = {key: st.query_params.get_all(key) for key in keys}
    published = st.session_state.get(_PUBLISHED)
    if published is None or (same_page and named != {key: published.get(key, []) for key in keys}):
        return named
    return None


def write(key: str, codes: Sequence[str]) -> None:
    """Write what is chosen in a control into the address; no codes for its default.

    Nothing is sent to the browser if the address is already the same.
    """
    if codes and st.query_params.get_all(key) != list(codes):
        st.query_params[key] = list(codes)
    elif not codes and key in st.query_params:
        del st.query_params[key]


def current(key: str, options: Sequence[Code]) -> Code:
    """What `choose` returns, for what is shown before its control is drawn."""
    if st.session_state.get(key) not in options:
        named = st.query_params.get(key)
        st.session_state[key] = named if named in options else options[0]
    code: Code = st.session_state[key]
    return code


def choose(
    key: str,
    label: str,
    options: Sequence[Code],
    *,
    format_func: Callable[[Code], str],
    display_only: bool = False,
    help: str | None = None,
    on_change: Callable[[], None] | None = None,
) -> Code:
    """A segmented control whose choice is in the address; the first option is the default. Its label is seen
    only with a `help` beside it. `on_change`: runs before the page does."""
    code = current(key, options)
    st.segmented_control(
        label,
        options,
        default=code,
        key=key,
        format_func=format_func,
        required=True,
        help=help,
        on_change=on_change,
        label_visibility="visible" if help else "collapsed",
    )
    write(key, [code] if code != options[0] else [])
    if not display_only:
        note_control(key, Control(label, (format_func(code),), (code,), code == options[0]))
    return code


def turn(key: str, labels: Mapping[Code, str], *, on_change: Callable[[], None] | None = None) -> Code:
    """A button that turns to the other of two ways to show something, under the label of that one; the way
    shown is in the address, the first is the default. `on_change`: runs before the page does.

    The browser draws a button in a quarter of the time that a control with two takes.
    """
    options = list(labels)
    code = current(key, options)
    other = options[1 - options.index(code)]
    st.button(
        labels[other], key=f"{key}-turn", type="tertiary", on_click=_turn_to, args=(key, other, on_change)
    )
    write(key, [code] if code != options[0] else [])
    return code


def _turn_to(key: str, code: str, on_change: Callable[[], None] | None) -> None:
    st.session_state[key] = code
    if on_change is not None:
        on_change()


def choose_several(
    key: str, label: str, options: Sequence[Code], *, format_func: Callable[[Code], str]
) -> list[Code]:
    """Chips that can each be switched off.

    All are on by default, and the address names them only where some are off (`none` where all are).
    """
    if key not in st.session_state:
        named = st.query_params.get_all(key)
        valid = [code for code in options if code in named]
        st.session_state[key] = valid if valid or named == [NONE] else list(options)
    current_codes = [code for code in options if code in st.session_state[key]]
    chosen = st.pills(
        label,
        options,
        default=current_codes,
        key=key,
        format_func=format_func,
        selection_mode="multi",
    )
    on = [code for code in options if code in chosen]
    write(key, (on or [NONE]) if len(on) < len(options) else [])
    note_control(
        key, Control(label, tuple(map(format_func, on)), tuple(on) or (NONE,), len(on) == len(options))
    )
    return on


def pick(
    key: str,
    label: str,
    options: Sequence[Code],
    *,
    format_func: Callable[[Code], str],
    width: int | None = None,
    display_only: bool = False,
    with_label: bool = True,
    on_change: Callable[[], None] | None = None,
) -> Code:
    """One of many options from a list, in the address if it is not the first.

    A choice that is no longer among the options is replaced by what the address names, else by the first.
    """
    if st.session_state.get(key) not in options:
        named = st.query_params.get(key)
        st.session_state[key] = named if named in options else options[0]
    index = options.index(st.session_state[key])
    chosen: Code = st.selectbox(
        label,
        options,
        index=index,
        key=key,
        format_func=format_func,
        width=width or "stretch",
        label_visibility="visible" if with_label else "collapsed",
        on_change=on_change,
    )
    write(key, [chosen] if chosen != options[0] else [])
    if not display_only:
        note_control(key, Control(label, (format_func(chosen),), (chosen,), chosen == options[0]))
    return chosen


def search(key: str, label: str, *, placeholder: str, on_change: Callable[[], None] | None = None) -> str:
    """A text to look for, in the address while there is one."""
    if key not in st.session_state:
        st.session_state[key] = str(st.query_params.get(key, ""))
    text = st.text_input(
        label,
        st.session_state[key],
        key=key,
        max_chars=60,
        placeholder=placeholder,
        label_visibility="collapsed",
        on_change=on_change,
    )
    write(key, [text] if text else [])
    note_control(key, Control(label, (text,) if text else (), (text,) if text else (NONE,), not text))
    return text


def switch(key: str, label: str) -> bool:
    """A toggle whose state is in the address while it is on."""
    is_on = st.toggle(label, value=is_switched_on(key), key=key)
    write(key, ["1"] if is_on else [])
    note_control(key, Control(label, ("✓" if is_on else "✗",), ("1" if is_on else "0",), not is_on))
    return is_on


def is_switched_on(key: str) -> bool:
    """Whether it is on in the session, at first in the address."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(key) == "1"
    return bool(st.session_state[key])


def fold(key: str, label: str) -> DeltaGenerator | None:
    """A list's title, folded at first, in the address while it is open.

    Returns the place for the list if open, else None: the browser needs longer for a list than for a chart,
    with every filter.
    """
    place = st.expander(label, expanded=is_switched_on(key), key=key, on_change="rerun")
    write(key, ["1"] if place.open else [])
    return place if place.open else None


def number(key: str, label: str, *, default: int, most: int, display_only: bool = False) -> int:
    """A whole number from 1 to `most`, in the address if it is not the default."""
    if key not in st.session_state:
        named = str(st.query_params.get(key, ""))
        st.session_state[key] = int(named) if named.isdecimal() and 1 <= int(named) <= most else default
    value = st.session_state[key]
    chosen = int(st.number_input(label, min_value=1, max_value=most, value=value, step=1, key=key, width=200))
    write(key, [str(chosen)] if chosen != default else [])
    if not display_only:
        note_control(key, Control(label, (str(chosen),), (str(chosen),), chosen == default))
    return chosen


def is_local(address: str) -> bool:
    """Whether the address works on this computer only."""
    host = (urlsplit(address).hostname or "").lower()
    return host in ("localhost", "::1", "0.0.0.0") or host.startswith("127.") or host.endswith(".localhost")


def link() -> str:
    """The address of the page as shown now."""
    query = urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
    base = (st.context.url or "").split("?")[0]
    return f"{base}?{query}" if query else base
