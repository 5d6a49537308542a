"""The parts of the page that adds notices: putting in, looking at what was recognised, and what is kept."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis import paths
from analysis.keep import CannotKeep, kept_files, remove_text
from analysis.printable import printable_name
from analysis.recognise import Recognised
from dashboard.adding import MOST_AT_ONCE, Adding, discard, keep, read_files, read_pasted, summarise
from dashboard.chart_block import show_table
from dashboard.evidence import plain
from dashboard.head_facts import show_head_facts
from dashboard.notice_address import show_notice_link
from dashboard.reader.show import reader_data, show_reader
from dashboard.sources import folder_in_words, texts_in
from dashboard.uploader import say_uploader
from dashboard.view import View

_MOST_LINKS = 10
_REMOVED = "_removed"


def put_in_files(view: View, state: Adding) -> None:
    """An uploader; what is put in is read at once, with progress, and the page runs again with the result."""
    words = view.words
    say_uploader(words)
    files = st.file_uploader(
        words("add.upload"), accept_multiple_files=True, key=f"add-files-{state.round}", type=None
    )
    if not files:
        return
    bar = st.progress(0.0)
    names = [file.name for file in files]
    for name in read_files(state, files):
        n = next((i for i, file in enumerate(names) if name.startswith(file)), 0) + 1
        bar.progress(n / len(files), text=words("add.reading", n=n, of=len(files), name=plain(name)))
    st.rerun()


def put_in_text(view: View, state: Adding) -> None:
    """A field for a pasted text."""
    words = view.words
    with st.form(f"add-paste-{state.round}"):
        name = st.text_input(words("add.paste_name"), key=f"paste-name-{state.round}", max_chars=200)
        text = st.text_area(words("add.paste"), key=f"paste-text-{state.round}", height=240)
        if st.form_submit_button(words("add.read")) and text.strip():
            read_pasted(state, text, name=name.strip() or words("add.paste_unnamed"))
            st.rerun()


def show_news(view: View, state: Adding) -> None:
    """What became of the texts kept last."""
    words, folder = view.words, folder_in_words(paths.NOTICES)
    shown = _shown(view)
    joined = [shown[sha256] for sha256 in state.kept if sha256 in shown]
    if joined:
        with st.container(key="add-kept"):
            st.success(words("add.kept", n=len(joined)))
            for notice_id in joined[:_MOST_LINKS]:
                label = words("add.open", name=plain(view.names.get(notice_id, notice_id)))
                show_notice_link(view, notice_id, label=label)
    copies = [file for sha256, file in state.kept.items() if sha256 not in shown]
    if copies:
        st.info(words("add.copy", files=words.listing([plain(file) for file in copies])))
    if state.again:
        st.info(words("add.again", files=words.listing([plain(name) for name in state.again])))
    for code, detail in state.failed:
        st.error(words(f"add.cannot.{code}", detail=detail, folder=f"`{folder}`"))
    if state.cut:
        st.warning(words("add.cut", n=MOST_AT_ONCE))


def _shown(view: View) -> dict[str, str]:
    """Checksum -> notice_id of every notice in the tables."""
    found = view.tables.query("SELECT sha256, notice_id FROM notices")
    return dict(zip(found["sha256"], found["notice_id"], strict=True))


def show_pending(view: View, state: Adding) -> None:
    """The texts read as a table, to keep or discard all or one; the one selected with its facts and text."""
    words = view.words
    if not state.pending:
        return
    table = summarise(state.pending, shown=_shown(view), there=set(texts_in(paths.NOTICES)))
    good = [key for key, found in state.pending.items() if found.one is not None]
    st.subheader(words("add.pending.title", n=len(table)), anchor="pending")
    issues = words.number(table["issues_listed"].sum())
    refused = len(table) - len(good)
    st.markdown(words("add.pending.said", n=len(table), notices=len(good), issues=issues, refused=refused))
    with st.container(horizontal=True):
        label = words("add.pending.keep_all", n=len(good))
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
            words("add.pending.discard_all"), key="discard-all", on_click=discard, args=(state, everything)
        )
    show_table(view, table, key="pending")
    chosen = st.selectbox(
        words("add.pending.look"),
        everything,
        key="pending-one",
        format_func=lambda key: state.pending[key].name,
    )
    if (found := state.pending.get(chosen)) is not None:  # else a click took it while this was drawn
        _show_one(view, state, chosen, found)


def _show_one(view: View, state: Adding, key: int, found: Recognised) -> None:
    words = view.words
    st.subheader(plain(found.name), anchor="one")
    if found.one is None or found.source is None:
        duplicate = found.reason == "duplicate"
        detail = words("add.pending.duplicate", name=found.detail) if duplicate else found.detail
        reason = words.label("reason", found.reason)
        why = words(f"add.pending.why.{found.reason}")
        st.error(words("add.pending.refused", reason=reason, why=why))
        if detail:
            st.caption(words("add.pending.detail", detail=plain(detail)))
        st.button(words("add.pending.discard"), key="discard-one", on_click=discard, args=(state, [key]))
        return
    with st.container(horizontal=True):
        st.button(words("add.pending.keep"), key="keep-one", on_click=keep, args=(state, [key]))
        st.button(words("add.pending.discard"), key="discard-one", on_click=discard, args=(state, [key]))
    show_head_facts(found.one, words)
    show_reader(reader_data(found.one, words, text=found.source.text), key="add-reader")


def show_yours(view: View) -> None:
    """The files kept, each with its notice; one can be removed, after a question."""
    words, folder = view.words, paths.NOTICES
    files = kept_files(folder)
    st.subheader(words("add.yours.title", n=len(files)), anchor="yours")
    if removed := st.session_state.pop(_REMOVED, None):
        st.success(removed)
    if not files:
        st.caption(words("add.yours.none"))
        return
    st.caption(words("add.yours.said", folder=f"`{folder_in_words(folder)}`"))
    shown, by_file = _shown(view), {path: sha256 for sha256, path in texts_in(folder).items()}
    rows = [
        {
            "file": printable_name(path.name),
            "notice_id": shown.get(by_file.get(path, ""), ""),
            "size": path.stat().st_size,
        }
        for path in files
    ]
    show_table(view, pd.DataFrame(rows), key="yours")
    name = st.selectbox(
        words("add.yours.choose"), [printable_name(path.name) for path in files], index=None, key="yours-one",
        placeholder=words("add.yours.none_chosen"),
    )  # fmt: skip
    if name is None:
        return
    with st.popover(words("add.yours.remove", name=plain(name)), icon=":material/delete:", key="remove"):
        st.markdown(words("add.yours.sure", file=plain(f"{folder_in_words(folder)}/{name}")))
        if st.button(words("add.yours.confirm"), key="remove-sure"):
            _remove(view, name)


def _remove(view: View, name: str) -> None:
    words, folder = view.words, paths.NOTICES
    try:
        remove_text(name, folder)
    except CannotKeep as error:
        st.error(words(f"add.cannot.{error.code}", detail=error.detail, folder=folder_in_words(folder)))
        return
    st.session_state[_REMOVED] = words("add.yours.removed", name=plain(name))
    st.rerun()
