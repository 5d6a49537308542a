"""Where a correction belongs now: its notice, its passage and its row, also after texts or rules changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd

from analysis import paths
from analysis.ingest.sources import find_sources
from analysis.library.corrections.correction import Correction, Passage, checksum, n_words
from analysis.library.passages import TextUnavailable, read_text

# Rows are the same where their passages have at least this share in common.
_SAME = 0.5
Texts = Callable[[str], str | None]  # checksum of a text -> the text, where it is on this machine


class Lost(LookupError):
    """The correction has no place: `state` absent (its notice is not among these) or orphaned."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


def notices_of(corrections: Sequence[Correction], notices: pd.DataFrame) -> set[str]:
    """The keys of all notices that one of the corrections may belong to."""
    wanted, there = {c.sha256 for c in corrections}, set(notices["sha256"])
    lost = [c for c in corrections if c.sha256 not in there]
    wanted |= {sha256 for file in {c.file_sha256 for c in lost} - {""} for sha256 in _texts_of_file(file)}
    found = notices["sha256"].isin(wanted) | notices["notice_id"].isin({c.notice_id for c in lost})
    return set(notices.loc[found, "notice_id"])


def find_place(c: Correction, notices: pd.DataFrame, texts: Texts) -> tuple[str, Passage | None, bool]:
    """The notice's key, the passage in its text, and whether that text is another one than was corrected.

    Raises:
        Lost: there is no such notice, or not exactly one such passage in it.
    """
    same = notices.loc[notices["sha256"] == c.sha256, "notice_id"]
    if len(same):
        return str(same.iloc[0]), c.passage, False
    sha256 = _successor(c, notices)
    notice_id = str(notices.loc[notices["sha256"] == sha256, "notice_id"].iloc[0])
    if c.passage is None:
        return notice_id, None, True
    text = texts(sha256) if c.words_sha256 else None
    found = find_words(text, c.passage, c.words_sha256) if text is not None else []
    if len(found) != 1:
        raise Lost("orphaned")
    return notice_id, (found[0], found[0] + c.passage[1] - c.passage[0]), True


def _successor(c: Correction, notices: pd.DataFrame) -> str:
    """The text that the same file has now, else the text of the same key."""
    again = notices[notices["sha256"].isin(_texts_of_file(c.file_sha256))] if c.file_sha256 else notices[:0]
    named = notices[notices["notice_id"] == c.notice_id]
    for found in (again, named):
        if len(found) == 1:
            return str(found["sha256"].iloc[0])
    raise Lost("absent")


def find_words(text: str, passage: Passage, words_sha256: str) -> list[int]:
    """Where the words with this checksum begin in the text; the first two places at most."""
    n, found = n_words(passage), []
    for start in range(len(text) - n + 1):
        if checksum(text[start : start + n]) == words_sha256:
            found.append(start)
            if len(found) == 2:
                break
    return found


def find_row(rows: pd.DataFrame, c: Correction, passage: Passage | None) -> int | None:
    """The label of the row of this notice: at the passage, else from its start, else with most of it.

    Of several, the one that reads what was read when it was corrected; None where that is not one.
    """
    if passage is None:
        return int(rows.index[0]) if len(rows) else None
    start, end = rows["start"].astype("float"), rows["end"].astype("float")
    common = (end.clip(upper=passage[1]) - start.clip(lower=passage[0])).clip(lower=0)
    shared = common / (end.clip(lower=passage[1]) - start.clip(upper=passage[0]))
    for found in (rows[shared == 1], rows[start == passage[0]], rows[shared >= _SAME]):
        if len(found) > 1:
            same = found[found[c.column].map(as_text) == c.value_read] if c.column else found[:0]
            # Rows that cannot be told apart are the same to whoever corrects one.
            return int(same.index[0]) if len(same) else None
        if len(found):
            return int(found.index[0])
    return None


def as_text(value: object) -> str:
    """A cell as corrections.csv has it."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def own_text(sha256: str) -> str | None:
    """The text with this checksum that one of the user's builds was read from."""
    for store in (paths.STORE, paths.NOTICES_STORE):
        try:
            return read_text(store, sha256)
        except TextUnavailable:
            continue
    return None


def file_sha256(sha256: str) -> str:
    """Checksum of the file that has the text with this checksum; empty where it is not the user's."""
    return next((row["file_sha256"] or "" for row in _own_files("sha256", sha256)), "")


def _texts_of_file(wanted: str) -> set[str]:
    return {row["sha256"] for row in _own_files("file_sha256", wanted) if row["sha256"]}


def _own_files(column: str, value: str) -> Iterator[dict[str, Any]]:
    """What the user's builds were read from, with this value."""
    for store in (paths.STORE, paths.NOTICES_STORE):
        yield from find_sources(store, column, [value])
