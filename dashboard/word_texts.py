"""The words of the texts on this machine, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.sources import text_with

if TYPE_CHECKING:
    from analysis.words.texts import NoticeWords


def words_of(notice_id: str, sha256: str) -> NoticeWords | None:
    """The notice's words in order; None where its text is not here."""
    text = text_with(sha256)
    return None if text is None else _read(text, notice_id)


@st.cache_resource(show_spinner=False, max_entries=64)
def _read(text: str, notice_id: str) -> NoticeWords:
    from analysis.words.texts import read_words  # brings the segmenter; most runs need none

    return read_words(text, notice_id)
