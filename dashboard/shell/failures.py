"""A defect costs the part of a page that it is in: one sentence there, its traceback in the server's log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from analysis.text.printable import describe_defect
from dashboard.i18n.translator import Translator

_log = logging.getLogger(__name__)


class NothingMore(Exception):
    """A page has shown why it ends here. Streamlit's own stop would also end the frame around the page."""


@contextmanager
def costs_only(part: str, tr: Translator) -> Iterator[None]:
    """An error inside is shown in one sentence that names the part; what follows is shown as usual."""
    try:
        yield
    except NothingMore:
        raise
    except Exception as error:
        _log.exception("%s cannot be shown", part)
        detail = describe_defect(error).replace("`", "'")
        st.error(tr("block.failed", part=part, detail=f"`{detail}`"), icon=":material/error:")
