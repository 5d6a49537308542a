"""A field for files that speaks the reader's language: Streamlit writes its own words into it in English."""

from __future__ import annotations

import json

import streamlit as st

from dashboard.i18n.translator import Translator

_DROPZONE = "[data-testid=stFileUploaderDropzone]"
_STYLE = """<style>
%(zone)s button p {font-size: 0}
%(zone)s button p::after {content: %(button)s; font-size: 0.875rem}
[data-testid=stFileUploaderDropzoneInstructions] span {font-size: 0}
[data-testid=stFileUploaderDropzoneInstructions] span::after {content: %(limit)s; font-size: 0.875rem}
</style>"""


def translate_uploader(tr: Translator) -> None:
    """The words of every field for files on this page: its button, and how large a file may be."""
    most = st.get_option("server.maxUploadSize")
    st.html(
        _STYLE
        % {
            "zone": _DROPZONE,
            "button": json.dumps(tr("upload.button"), ensure_ascii=False),
            "limit": json.dumps(tr("upload.limit", most=most), ensure_ascii=False),
        }
    )
