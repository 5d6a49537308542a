"""Tables with the user's corrections: the one function for pages, exports and queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis import paths
from analysis.library.corrections.correction import Correction
from analysis.library.corrections.file import read_corrections
from analysis.library.corrections.overlay import Corrected, Frames, Overlay
from analysis.library.corrections.places import Texts, notices_of, own_text


@dataclass(frozen=True)
class CorrectedRows(Corrected):
    """All rows of these notices."""

    notices: set[str] = field(default_factory=set)


def correct_tables(
    tables: Mapping[str, pd.DataFrame],
    corrections: Sequence[Correction] | None = None,
    *,
    texts: Texts = own_text,
) -> Corrected:
    """The tables as corrected; `corrections`: those of the user's file where none are named.

    Raises:
        CannotCorrect: the user's file cannot be read.
    """
    done = correct_rows(tables["notices"], lambda ids: _rows_of(tables, ids), corrections, texts=texts)
    if done is None:
        return Corrected(tables)
    return Corrected(_put_back(tables, done.tables, done.notices), done.states)


def correct_rows(
    notices: pd.DataFrame,
    rows_of: Callable[[set[str]], Mapping[str, pd.DataFrame]],
    corrections: Sequence[Correction] | None = None,
    *,
    texts: Texts = own_text,
) -> CorrectedRows | None:
    """The rows of the notices that corrections may belong to, as corrected; None without corrections.

    `notices`: notice_id and sha256 of all; `rows_of`: every table with the rows of these notices.

    Raises:
        CannotCorrect: the user's file cannot be read.
    """
    if corrections is None:
        corrections = read_corrections(paths.CORRECTIONS)
    if not corrections:
        return None
    ids = notices_of(corrections, notices)
    done = Overlay(rows_of(ids), texts).apply(corrections)
    return CorrectedRows(done.tables, done.states, ids)


def _rows_of(tables: Mapping[str, pd.DataFrame], ids: set[str]) -> Frames:
    """The rows of these notices: many thousands of others are not looked at for each correction."""
    return {
        name: frame[frame["notice_id"].isin(ids)].reset_index(drop=True) if "notice_id" in frame else frame
        for name, frame in tables.items()
    }


def _put_back(tables: Mapping[str, pd.DataFrame], own: Mapping[str, pd.DataFrame], ids: set[str]) -> Frames:
    """All rows, notice by notice in the order of the tables."""
    place = {id_: i for i, id_ in enumerate(tables["notices"]["notice_id"])}
    joined = dict(tables)
    for name, frame in tables.items():
        if "notice_id" in frame:
            rows = pd.concat([frame[~frame["notice_id"].isin(ids)], own[name]], ignore_index=True)
            order = rows["notice_id"].map(place).sort_values(kind="stable").index
            joined[name] = rows.loc[order].reset_index(drop=True)
    return joined
