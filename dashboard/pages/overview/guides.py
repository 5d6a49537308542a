"""The questions most readers come with, each with a link to where it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from dashboard.shell.data import AS_READ
from dashboard.shell.navigation import script
from dashboard.shell.sidebar import FIELDS
from dashboard.shell.view import View

_SWITCHES = ("sample", AS_READ)


@dataclass(frozen=True)
class Guide:
    """A question, the page that answers it, and what is chosen there."""

    name: str
    page: str
    chosen: dict[str, str | list[str]] = field(default_factory=dict)


GUIDES = (
    Guide("done", "completion", {"by": "level"}),
    Guide("recurring", "issues"),
    Guide("levels", "compare", {"a": ["level:prefecture", "level:county"], "focus": "finance_procurement"}),
    Guide("same", "search"),
)


def show_guides(view: View) -> None:
    """One line of links, two on a phone, with the filters of this page."""
    shown = {key: st.query_params.get_all(key) for key in (*FIELDS, *_SWITCHES) if key in st.query_params}
    with st.container(horizontal=True, gap="small", key="guides"):
        for guide in GUIDES:
            st.page_link(
                script(guide.page),
                label=view.tr(f"overview.guides.{guide.name}"),
                icon=":material/arrow_forward:",
                query_params={"lang": view.tr.language, **shown, **guide.chosen},
            )
