"""What the server asks the internet: nothing."""

from __future__ import annotations

from streamlit import net_util


def ask_nobody_outside() -> None:
    """The machine's address in the internet is not looked up.

    Streamlit asks a service of Amazon for it where it listens everywhere, and again for every page of another
    site that tries to connect, to compare the two; no setting leaves that out. Such pages are refused all the
    same.
    """
    net_util.get_external_ip = lambda: None
