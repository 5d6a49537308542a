"""Where a notice's text is not on this machine: what to add, and a place to add it that takes exactly that
text."""

from __future__ import annotations

import streamlit as st

from analysis import paths
from analysis.compare.one_notice import OneNotice
from analysis.library.keep import CannotKeep, keep_text
from analysis.read.source import Source
from analysis.read.uploads import read_upload
from dashboard.components.uploader import translate_uploader
from dashboard.shell.texts import format_folder
from dashboard.shell.view import View


def show_text_upload(view: View, one: OneNotice) -> None:
    """Show which text is missing and read it when uploaded; the page then runs again."""
    tr, wanted = view.tr, str(one.notice["sha256"])
    st.info(tr("notice.absent.what", folder=f"`{format_folder(paths.NOTICES)}`", sha256=f"`{wanted}`"))
    translate_uploader(tr)
    file = st.file_uploader(
        tr("notice.absent.upload"), key=f"text-{wanted[:12]}", help=tr("notice.absent.private")
    )
    if file is None:
        return
    found, other = _look(file.getvalue(), file.name, wanted)
    if found is None:
        st.error(
            tr(
                "notice.absent.other",
                found=", ".join(f"`{sha[:12]}…`" for sha in other[:3]) or tr("unknown"),
            )
        )
        return
    try:
        keep_text(found, paths.NOTICES)
    except CannotKeep as error:
        st.error(tr(f"add.cannot.{error.code}", detail=error.detail, folder=format_folder(paths.NOTICES)))
        return
    st.rerun()


def _look(data: bytes, name: str, wanted: str) -> tuple[Source | None, list[str]]:
    """The text with the checksum `wanted` among those in the bytes, and the checksums of the others."""
    other = []
    for _, read in read_upload(data, name=name):
        if isinstance(read, Source):
            if read.sha256 == wanted:
                return read, []
            other.append(read.sha256)
    return None, other
