"""One batch of files to rows; whatever a file does, it costs no other file its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.checks import broken_columns, broken_notice, doubtful_dates
from analysis.facts.key_dates import unread_dates
from analysis.ingest import extract
from analysis.ingest.outcome import Batch, Outcome
from analysis.outline import notice
from analysis.read import ReadError, read_file
from analysis.read.folders import Found
from analysis.schema import TABLES
from analysis.store import make_frame
from analysis.text.printable import MAX_DETAIL, describe_defect, printable_line

Rows = dict[str, list[dict[str, Any]]]


def read_batch(files: Sequence[Found]) -> Batch:
    """Outcomes and typed rows of the files, in their order."""
    read = [read_one(found) for found in files]
    try:
        tables = _frames(read)
    except ValueError:
        read = [_refuse_malformed(outcome, rows) for outcome, rows in read]
        tables = _frames(read)
    outcomes = [outcome for outcome, _ in read]
    broken = {id_: str(violation) for violation, ids in broken_columns(tables) for id_ in ids}
    if broken:
        outcomes = [
            _fail(o, broken[o.found.notice_id]) if o.found.notice_id in broken else o for o in outcomes
        ]
        tables = {name: t[~t["notice_id"].isin(broken)].reset_index(drop=True) for name, t in tables.items()}
    return Batch(outcomes, tables)


def read_one(found: Found) -> tuple[Outcome, Rows]:
    """What became of one file, and its rows if it is a notice; never raises for what a file holds."""
    outcome = Outcome(found, *_stamp(found.path))
    try:
        source = read_file(found.path, name=found.name, member=found.member)
        outcome = replace(outcome, sha256=source.sha256)
        document = notice.read_document(source, found.notice_id)
        rows = extract.extract_rows(document)
        broken = broken_notice(document, rows)
        rows = extract.place_rows(document, rows)
    except ReadError as error:
        return replace(outcome, reason=error.reason, detail=error.detail), {}
    except notice.NotANotice as error:
        return replace(outcome, reason="not_a_notice", detail=printable_line(str(error), MAX_DETAIL)), {}
    except Exception as error:
        return _fail(outcome, describe_defect(error)), {}
    if broken:
        return _fail(outcome, str(broken[0])), {}
    return replace(outcome, doubts=(*doubtful_dates(rows["notices"][0]), *unread_dates(document))), rows


def _frames(read: Sequence[tuple[Outcome, Rows]]) -> dict[str, pd.DataFrame]:
    listed = [rows for outcome, rows in read if outcome.is_notice]
    names = [name for name in TABLES if name != "rejected"]
    return {name: make_frame(TABLES[name], [row for rows in listed for row in rows[name]]) for name in names}


def _refuse_malformed(outcome: Outcome, rows: Rows) -> tuple[Outcome, Rows]:
    """The notice whose rows are no table, found by making its tables alone."""
    try:
        _frames([(outcome, rows)])
    except ValueError as error:
        return _fail(outcome, str(error)), {}
    return outcome, rows


def _fail(outcome: Outcome, why: str) -> Outcome:
    return replace(outcome, reason="error", detail=printable_line(why, MAX_DETAIL))


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of last change, taken before the file is read; -1 where there is none."""
    try:
        status = path.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
