"""The controls of a page, in words and as codes: what decides a chart's data besides the sidebar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.i18n.translator import Translator

_KEY = "_controls"


@dataclass(frozen=True)
class Control:
    """One control: its label, what is chosen in words and as codes, and whether that is its default."""

    label: str
    chosen: tuple[str, ...]
    codes: tuple[str, ...]
    is_default: bool


def start_controls() -> Mapping[str, Control]:
    """The controls of this run by key; they fill while the page runs."""
    controls: dict[str, Control] = {}
    st.session_state[_KEY] = controls
    return controls


def note_control(key: str, control: Control) -> None:
    """Add a control to those of this run."""
    st.session_state.get(_KEY, {})[key] = control


def format_controls(controls: Iterable[Control], tr: Translator) -> str:
    """`Part of the notice: rectification; Number of words: 50`."""
    return tr("readme.control_separator").join(
        tr("readme.control", label=control.label, text=tr.listing([*control.chosen]) or tr("readme.none"))
        for control in controls
    )


def format_codes(controls: Mapping[str, Control]) -> list[str]:
    """What is not at its default, for file names: `part-rectification`, `top-50`."""
    return ["-".join([key, *control.codes]) for key, control in controls.items() if not control.is_default]
