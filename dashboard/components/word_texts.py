"""The words of the texts on this machine, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import streamlit as st

from analysis.outline.notice import NotANotice
from dashboard.shell.texts import Shelf

if TYPE_CHECKING:
    from analysis.words.texts import NoticeWords


def words_of(notice_id: str, sha256: str) -> NoticeWords | None:
    """The notice's words in order; None where its text is not here."""
    text = next(texts_of([(notice_id, sha256)]))[1]
    return None if text is None else words_in(text, notice_id, sha256)


def texts_of(notices: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str | None]]:
    """Each notice (notice_id, sha256) with its text, None where that is not here; read as they are asked
    for."""
    pairs = list(notices)
    shelf = Shelf.of(sha256 for _, sha256 in pairs)
    for notice_id, sha256 in pairs:
        yield notice_id, shelf.read(sha256)


def words_in(text: str, notice_id: str, sha256: str) -> NoticeWords | None:
    """The words of a text with this checksum; None where it is not read as a notice (any more)."""
    try:
        return _read(text, notice_id, sha256)
    except NotANotice:
        return None


# Some 0.8 MB each. A larger number is read only where the reader asks for all texts.
@st.cache_resource(show_spinner=False, max_entries=256)
def _read(_text: str, notice_id: str, sha256: str) -> NoticeWords:
    from analysis.words.texts import read_words

    return read_words(_text, notice_id)
