"""Texts read but not yet kept: what was added in this session, until each is kept or discarded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

import pandas as pd
import streamlit as st

from analysis import paths
from analysis.library.keep import CannotKeep, keep_text
from analysis.limits import MAX_CHARACTERS_AT_ONCE, MAX_TEXTS_AT_ONCE
from analysis.read import ReadError, read_bytes
from analysis.read.source import Source
from analysis.read.uploads import read_upload
from dashboard.pages.add.draft import Draft, make_draft
from dashboard.shell.one_writer import own_lock
from dashboard.shell.turns import one_text_at_a_time

_KEY = "_adding"


@dataclass
class Adding:
    """One session's texts. `round` counts the additions: an uploader with another number is an empty one.

    pending: key -> text read; kept: checksum -> file name of what was kept last; again: names of texts that
    were there already; failed: (code, detail) of what could not be written; cut: whether files were left
    unread for their number; read: keys of the uploads read.
    """

    round: int = 0
    pending: dict[int, Draft] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    cut: bool = False
    read: set[str] = field(default_factory=set)
    keys: Iterator[int] = field(default_factory=count)

    def forget_news(self) -> None:
        self.kept, self.again, self.failed, self.cut = {}, [], [], False


def adding() -> Adding:
    """The session's own."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Adding()
    state: Adding = st.session_state[_KEY]
    return state


def read_files(state: Adding, files: list[Any]) -> Iterator[str]:
    """Read uploaded files into `state`, one text per step; yields the name of each.

    A file joins as a whole: where a click interrupts the reading, it goes on with the first file not yet
    read.
    """
    state.forget_news()
    for file in files:
        if file.file_id in state.read:
            continue
        texts: dict[int, Draft] = {}
        for name, read in read_upload(file.getvalue(), name=file.name):
            if _is_full({**state.pending, **texts}):
                state.cut = True
                break
            _take(state, texts, name, read)
            yield name
        state.pending |= texts
        state.read.add(file.file_id)
    state.round += 1


def _is_full(texts: dict[int, Draft]) -> bool:
    """Whether the session has as many texts, or as many characters, as it may have in memory."""
    characters = sum(len(found.source.text) for found in texts.values() if found.source)
    return len(texts) >= MAX_TEXTS_AT_ONCE or characters >= MAX_CHARACTERS_AT_ONCE


def read_pasted(state: Adding, text: str, *, name: str) -> None:
    """Read a pasted text into `state` as a text file of this name would be."""
    state.forget_news()
    called = f"{name}.txt"
    try:
        read: Source | ReadError = read_bytes(text.encode("utf-8", "replace"), name=called)
    except ReadError as error:
        read = error
    if _is_full(state.pending):
        state.cut = True
    else:
        _take(state, state.pending, called, read)
    state.round += 1


def _take(state: Adding, texts: dict[int, Draft], name: str, read: Source | ReadError) -> None:
    key = next(state.keys)
    with one_text_at_a_time:
        found = make_draft(name, read, notice_id=f"text-{key + 1}")
    before = chain(state.pending.values(), texts.values())
    first = next((earlier.name for earlier in before if _same(earlier, found)), None)
    if found.one is not None and first is not None:
        found = replace(found, source=None, one=None, reason="duplicate", detail=first)
    texts[key] = found


def _same(one: Draft, other: Draft) -> bool:
    return bool(one.source and other.source and one.source.sha256 == other.source.sha256)


def keep(state: Adding, keys: list[int]) -> None:
    """Write the notices among these to the reader's folder; what cannot be written stays.

    Keys no longer pending were kept by an earlier click; its news remain.
    """
    with own_lock():
        there = [key for key in keys if key in state.pending]
        if there:
            state.forget_news()
        for key in there:
            if _is_written(state, state.pending[key]):
                del state.pending[key]


def _is_written(state: Adding, found: Draft) -> bool:
    if found.one is None or found.source is None:
        return True
    try:
        kept = keep_text(found.source, paths.NOTICES)
    except CannotKeep as error:
        state.failed.append((error.code, error.detail))
        return False
    if kept.is_new:
        state.kept[found.source.sha256] = kept.path.name
    else:
        state.again.append(found.name)
    return True


def discard(state: Adding, keys: list[int]) -> None:
    """Forget these texts."""
    with own_lock():
        state.forget_news()
        for key in keys:
            state.pending.pop(key, None)


def summarise(pending: dict[int, Draft], *, shown: dict[str, str], there: set[str]) -> pd.DataFrame:
    """One row per text read, in order: file, text_standing (new, there, known, refused), organisation, level,
    kind, feedback_date, report_date, issues_listed, measures_listed, doubts_grave, doubts, reason.

    shown: checksum -> notice_id of the notices in the tables; there: checksums of the texts in the reader's
    folder.
    """
    return pd.DataFrame([_row(found, shown, there) for found in pending.values()], columns=_COLUMNS)


_HEAD = ["organisation", "level", "kind", "feedback_date", "report_date"]
_COLUMNS = [
    "file",
    "text_standing",
    *_HEAD,
    "issues_listed",
    "measures_listed",
    "doubts_grave",
    "doubts",
    "reason",
]


def _row(found: Draft, shown: dict[str, str], there: set[str]) -> dict[str, Any]:
    if found.one is None or found.source is None:
        return {
            "file": found.name,
            "text_standing": "refused",
            "level": "",
            "kind": "",
            "reason": found.reason,
        }
    sha256, issues, doubts = found.source.sha256, found.one.tables["issues"], found.one.tables["doubts"]
    state = "there" if sha256 in there else "known" if sha256 in shown else "new"
    return {
        "file": found.name,
        "text_standing": state,
        **{c: found.one.notice[c] for c in _HEAD},
        "issues_listed": len(issues),
        "measures_listed": int(issues["n_measures"].sum()),
        "doubts_grave": int((doubts["grade"] == "grave").sum()),
        "doubts": len(doubts),
        "reason": "",
    }
