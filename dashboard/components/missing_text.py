"""Where a notice's text is not on this machine: what to add, and a place to add it that takes exactly that
text."""

from __future__ import annotations

import streamlit as st

from analysis import paths
from analysis.compare.one_notice import read_notice
from analysis.library.keep import CannotKeep, keep_text
from analysis.read.source import Source
from analysis.read.uploads import read_upload
from dashboard.components.notice_address import show_notice_link
from dashboard.components.uploader import translate_uploader
from dashboard.shell.navigation import script
from dashboard.shell.read_only import is_read_only
from dashboard.shell.texts import format_folder, text_with
from dashboard.shell.view import View

_WANTED = "text"  # in the address: the notice whose text is to be added


def show_wanted_text(view: View) -> None:
    """The place to add the text that the address names by its notice, until it is on this machine; then the
    way back to the notice."""
    notice_id = st.query_params.get(_WANTED, "")
    one = read_notice(view.tables, notice_id) if notice_id in view.names else None
    if one is None:
        return
    checksum = str(one.notice["sha256"])
    st.header(view.names[notice_id], anchor=False)
    if text_with(checksum) is None:
        show_text_upload(view, checksum)
    else:
        show_notice_link(view, notice_id, label=view.tr("evidence.open"))


def show_add_link(view: View, notice_id: str) -> None:
    """A link to where exactly the text of this notice can be added."""
    if is_read_only():
        return
    query = {_WANTED: notice_id, "lang": view.tr.language}
    st.page_link(script("add"), label=view.tr("evidence.add"), icon=":material/note_add:", query_params=query)


def show_text_upload(view: View, wanted: str) -> None:
    """Show which text is missing (its checksum is `wanted`) and read it when uploaded; the page then runs
    again."""
    tr = view.tr
    if is_read_only():
        st.info(tr("notice.absent.read_only"))
        return
    st.info(tr("notice.absent.what"))
    translate_uploader(tr)
    file = st.file_uploader(
        tr("notice.absent.upload"), key=f"text-{wanted[:12]}", help=tr("notice.absent.private")
    )
    with st.expander(tr("notice.absent.which"), key=f"which-{wanted[:12]}"):
        folder = f"`{format_folder(paths.NOTICES)}`"
        st.markdown(tr("notice.absent.checksum", folder=folder, sha256=f"`{wanted}`"))
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
