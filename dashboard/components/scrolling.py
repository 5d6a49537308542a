"""What the browser brings into view after a click: a list below its chart, or the top of the page."""

from __future__ import annotations

import json
import time

import streamlit as st

_FROM_TOP = "_from_top"
# The part of the page may still be drawn, or grow: it is looked for during a second or two.
_SCRIPT = """<script>
(() => {{ /* {moment} */
  let tries = 12;
  const look = () => {{
    const found = document.querySelector({target});
    if (found) {{ found.style.scrollMargin = "4rem 0 1rem"; found.scrollIntoView({{block: "{where}"}}); }}
    if (tries-- > 0 && (!found || tries > 4)) setTimeout(look, 150);
  }};
  look();
}})();
</script>"""


def bring_into_view(key: str) -> None:
    """Show the container of that key, as far as the window has room."""
    _scroll(f".st-key-{key}", where="nearest")


def show_from_top() -> None:
    """From a click: the page that is drawn next is shown from its top."""
    st.session_state[_FROM_TOP] = True


def begin_at_top() -> None:
    """Show the page from its top, if that was asked for."""
    if st.session_state.pop(_FROM_TOP, False):
        _scroll("[data-testid=stMainBlockContainer]", where="start")


def _scroll(target: str, *, where: str) -> None:
    # The moment makes it another script each time: the browser does not run the same one twice.
    script = _SCRIPT.format(target=json.dumps(target), where=where, moment=time.monotonic_ns())
    st.html(script, unsafe_allow_javascript=True)
