"""A defect costs the part of a page that it is in: one sentence there, its traceback in the server's log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import streamlit as st

from analysis.text.printable import describe_defect
from dashboard.i18n.translator import Translator

if TYPE_CHECKING:
    from dashboard.shell.view import View

P = ParamSpec("P")
R = TypeVar("R")
_log = logging.getLogger(__name__)


class NothingMore(Exception):
    """A page has shown why it ends here. Streamlit's own stop would also end the frame around the page."""


@contextmanager
def costs_only(part: str, tr: Translator, *, sentence: str = "block.failed") -> Iterator[None]:
    """An error inside is shown in one sentence that names the part; what follows is shown as usual.

    `sentence`: its key, of a text with `part` and `detail`.
    """
    try:
        yield
    except NothingMore:
        raise
    except Exception as error:
        _log.exception("%s cannot be shown", part)
        detail = describe_defect(error).replace("`", "'")
        st.error(tr(sentence, part=part, detail=f"`{detail}`"), icon=":material/error:")


def costs_itself(show: Callable[Concatenate[View, P], R]) -> Callable[Concatenate[View, P], R | None]:
    """The function shows one part of a page: a defect in it costs that part alone."""

    @wraps(show)
    def shown(view: View, /, *args: P.args, **kwargs: P.kwargs) -> R | None:
        result = None
        with costs_only(view.tr("block.part"), view.tr):
            result = show(view, *args, **kwargs)
        return result

    return shown
