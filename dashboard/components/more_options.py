"""The rarer controls of a chart behind one button; what is changed in them is named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.shell.controls import format_controls
from dashboard.shell.page_run import current_run


@contextmanager
def more_options() -> Iterator[None]:
    """The controls drawn inside are in the button's menu."""
    run = current_run()
    before = set(run.controls)
    with st.popover(run.view.tr("block.more_options"), icon=":material/tune:", key="more-options"):
        yield
    changed = [c for key, c in run.controls.items() if key not in before and not c.is_default]
    if changed:
        st.caption(format_controls(changed, run.view.tr), width="content")
