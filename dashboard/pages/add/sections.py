"""The parts of the page that adds notices: putting in, looking at what was recognised, and what is kept."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import paths
from analysis.compare.grave_doubts import count_grave_doubts
from analysis.compare.selection import Selection
from analysis.library.keep import CannotKeep, kept_files, remove_text
from analysis.limits import MAX_CHARACTERS_AT_ONCE, MAX_TEXTS_AT_ONCE
from analysis.read.scans.progress import pages_reported
from analysis.text.printable import printable_name
from dashboard.components.chart_card import show_table
from dashboard.components.evidence import plain
from dashboard.components.notice_address import show_notice_link
from dashboard.components.uploader import translate_uploader
from dashboard.pages.add.corrected import show_draft
from dashboard.pages.add.draft import Draft
from dashboard.pages.add.drafts import Adding, discard, keep, read_files, read_pasted, summarise
from dashboard.shell.texts import format_folder, texts_in
from dashboard.shell.view import View

_REMOVED = "_removed"


def show_file_upload(view: View, state: Adding) -> None:
    """An uploader; files are read at once, with progress, and the page runs again with the result."""
    tr = view.tr
    translate_uploader(tr)
    files = st.file_uploader(
        tr("add.upload"), accept_multiple_files=True, key=f"add-files-{state.round}", type=None
    )
    if not files:
        return
    bar = st.progress(0.0)
    names = [file.name for file in files]
    with pages_reported(
        lambda page, of: bar.progress(page / of, text=tr("add.recognising", page=page, of=of))
    ):
        for name in read_files(state, files):
            n = next((i for i, file in enumerate(names) if name.startswith(file)), 0) + 1
            bar.progress(n / len(files), text=tr("add.reading", n=n, of=len(files), name=plain(name)))
    st.rerun()


def show_text_field(view: View, state: Adding) -> None:
    """A field for a pasted text."""
    tr = view.tr
    with st.form(f"add-paste-{state.round}"):
        name = st.text_input(tr("add.paste_name"), key=f"paste-name-{state.round}", max_chars=200)
        text = st.text_area(tr("add.paste"), key=f"paste-text-{state.round}", height=240)
        if st.form_submit_button(tr("add.read")) and text.strip():
            read_pasted(state, text, name=name.strip() or tr("add.paste_unnamed"))
            st.rerun()


def show_news(view: View, state: Adding) -> None:
    """What became of the texts kept last."""
    tr, folder = view.tr, format_folder(paths.NOTICES)
    shown = _shown(view)
    joined = [shown[sha256] for sha256 in state.kept if sha256 in shown]
    if joined:
        with st.container(key="add-kept"):
            st.success(tr("add.kept", n=len(joined)))
            for notice_id in joined:
                label = tr("add.open", name=plain(view.names.get(notice_id, notice_id)))
                show_notice_link(view, notice_id, label=label)
    copies = [file for sha256, file in state.kept.items() if sha256 not in shown]
    if copies:
        st.info(tr("add.copy", files=tr.listing([plain(file) for file in copies])))
    if state.again:
        st.info(tr("add.again", files=tr.listing([plain(name) for name in state.again])))
    for code, detail in state.failed:
        st.error(tr(f"add.cannot.{code}", detail=detail, folder=f"`{folder}`"))
    if state.cut:
        st.warning(tr("add.cut", n=MAX_TEXTS_AT_ONCE, characters=tr.number(MAX_CHARACTERS_AT_ONCE)))


def _shown(view: View) -> dict[str, str]:
    """Checksum -> notice_id of every notice in the tables."""
    found = view.tables.query("SELECT sha256, notice_id FROM notices")
    return dict(zip(found["sha256"], found["notice_id"], strict=True))


def show_pending(view: View, state: Adding) -> None:
    """The texts read as a table, to keep or discard all or one; the one selected with its facts and text."""
    tr = view.tr
    if not state.pending:
        return
    table = summarise(state.pending, shown=_shown(view), there=set(texts_in(paths.NOTICES)))
    good = [key for key, found in state.pending.items() if found.one is not None]
    st.header(tr("add.pending.title", n=len(table)), anchor="pending")
    issues = tr.number(table["issues_listed"].sum())
    refused = len(table) - len(good)
    st.markdown(tr("add.pending.summary", n=len(table), notices=len(good), issues=issues, refused=refused))
    with st.container(horizontal=True):
        label = tr("add.pending.keep_all", n=len(good))
        st.button(
            label,
            key="keep-all",
            icon=":material/check:",
            disabled=not good,
            on_click=keep,
            args=(state, good),
        )
        everything = list(state.pending)
        st.button(
            tr("add.pending.discard_all"), key="discard-all", on_click=discard, args=(state, everything)
        )
    show_table(view, table, key="pending", all_rows=True)
    chosen = st.selectbox(
        tr("add.pending.look"),
        everything,
        key="pending-one",
        format_func=lambda key: state.pending[key].name,
    )
    if (found := state.pending.get(chosen)) is not None:  # else a click took it while this was drawn
        _show_one(view, state, chosen, found)


def _show_one(view: View, state: Adding, key: int, found: Draft) -> None:
    tr = view.tr
    st.subheader(plain(found.name), anchor="one")
    if found.one is None or found.source is None:
        duplicate = found.reason == "duplicate"
        detail = tr("add.pending.duplicate", name=found.detail) if duplicate else found.detail
        reason = tr.label("reason", found.reason)
        why = tr(f"add.pending.why.{found.reason}")
        st.error(tr("add.pending.refused", reason=reason, why=why))
        if detail:
            st.caption(tr("add.pending.detail", detail=plain(detail)))
        st.button(tr("add.pending.discard"), key="discard-one", on_click=discard, args=(state, [key]))
        return
    with st.container(horizontal=True):
        st.button(tr("add.pending.keep"), key="keep-one", on_click=keep, args=(state, [key]))
        st.button(tr("add.pending.discard"), key="discard-one", on_click=discard, args=(state, [key]))
    show_draft(view, found.one, found.source.text)


def show_kept(view: View) -> None:
    """The files kept, each with its notice; one can be removed, after a question."""
    tr, folder = view.tr, paths.NOTICES
    files = kept_files(folder)
    st.header(tr("add.yours.title", n=len(files)), anchor="yours")
    if removed := st.session_state.pop(_REMOVED, None):
        st.success(removed)
    if not files:
        st.caption(tr("add.yours.none"))
        return
    st.caption(tr("add.yours.folder", folder=f"`{format_folder(folder)}`"))
    shown, by_file = _shown(view), {path: sha256 for sha256, path in texts_in(folder).items()}
    rows = [
        {
            "file": printable_name(path.name),
            "notice_id": shown.get(by_file.get(path, ""), ""),
            "size": path.stat().st_size,
        }
        for path in files
    ]
    grave = count_grave_doubts(view.tables, Selection()).set_index("notice_id")["doubts_grave"]
    table = pd.DataFrame(rows)
    table.insert(2, "doubts_grave", table["notice_id"].map(grave).astype("Int64"))
    show_table(view, table, key="yours", all_rows=True)
    name = st.selectbox(
        tr("add.yours.choose"),
        [printable_name(path.name) for path in files],
        index=None,
        key="yours-one",
        placeholder=tr("add.yours.none_chosen"),
    )
    if name is None:
        return
    with st.popover(tr("add.yours.remove", name=plain(name)), icon=":material/delete:", key="remove"):
        st.markdown(tr("add.yours.sure", file=plain(f"{format_folder(folder)}/{name}")))
        if st.button(tr("add.yours.confirm"), key="remove-sure"):
            _remove(view, name)


def _remove(view: View, name: str) -> None:
    tr, folder = view.tr, paths.NOTICES
    try:
        remove_text(name, folder)
    except CannotKeep as error:
        st.error(tr(f"add.cannot.{error.code}", detail=error.detail, folder=format_folder(folder)))
        return
    st.session_state[_REMOVED] = tr("add.yours.removed", name=plain(name))
    st.rerun()
