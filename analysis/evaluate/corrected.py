"""Corrections as codings: what is read against the tables as corrected, and how far two people agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import pandas as pd

from analysis.evaluate.agreement import measure_agreement
from analysis.evaluate.agreement import report as report_agreement
from analysis.evaluate.gold import Gold, GoldError
from analysis.evaluate.notice_fields import NOTICE_FIELDS
from analysis.library.corrections import Correction, correct_tables
from analysis.schema import TABLES
from analysis.store.frames import to_text

Tables = Mapping[str, pd.DataFrame]
# File of codings -> the table it codes and the columns compared. Numbers and keys follow from the order in
# which rows were added, so they are no codings.
_CODED = {
    "notices": ("notices", ("notice_id", *NOTICE_FIELDS)),
    "issues": ("issues", ("notice_id", "start", "number", "title", "issue_type", "focus", "status")),
    "dates": ("events", ("notice_id", "start", "date", "event", "issue_seq")),
    "documents": ("documents", ("notice_id", "start", "name", "role", "issue_seq")),
    "totals": ("totals", ("notice_id", "counted", "state", "statistic", "value", "scope")),
    "outcomes": ("outcomes", ("notice_id", "issue_seq", "outcome", "value", "unit")),
}


def gold_of(tables: Tables, corrections: Sequence[Correction]) -> Gold:
    """The notices that were corrected, as corrected: what was left as it was read counts as right.

    Raises:
        GoldError: none of the notices is corrected.
    """
    done = correct_tables(tables, corrections)
    notices = {s.notice_id for s in done.states if s.counts or s.state == "confirmed"}
    if not notices:
        raise GoldError("The corrections are of none of these notices.")
    return Gold({file: _coded(done.tables, *coded, notices) for file, coded in _CODED.items()})


def _coded(tables: Tables, name: str, columns: Sequence[str], notices: set[str]) -> pd.DataFrame:
    frame = to_text(TABLES[name], tables[name])
    frame = frame[frame["notice_id"].isin(notices)].reset_index(drop=True)
    if "issue_seq" in columns:
        frame["issue_seq"] = frame["issue_id"].str.rpartition("#")[2]
    return frame[list(columns)]


def agreement_lines(tables: Tables, corrections: Sequence[Correction]) -> Iterator[str]:
    """Lines on each two people who corrected the same notices: equal cells and Cohen's kappa per field."""
    by_person: dict[str, list[Correction]] = {}
    for correction in corrections:
        by_person.setdefault(correction.by.strip(), []).append(correction)
    for one, other in combinations(sorted(by_person), 2):
        shared = {c.sha256 for c in by_person[one]} & {c.sha256 for c in by_person[other]}
        shared &= set(tables["notices"]["sha256"])
        if shared:
            mine, others = (
                gold_of(tables, [c for c in by_person[person] if c.sha256 in shared])
                for person in (one, other)
            )
            yield ""
            yield f"agreement of {one or '(no name)'} and {other or '(no name)'}, notices: {len(shared)}"
            yield from report_agreement(*measure_agreement(mine, others))
