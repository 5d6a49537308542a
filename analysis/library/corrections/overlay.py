"""The corrections laid over tables: new frames, the tables as read stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.library.corrections import consequences
from analysis.library.corrections.correction import CORRECTABLE, Correction, Passage, is_sound, parse
from analysis.library.corrections.places import (
    Lost,
    Texts,
    as_text,
    find_place,
    find_row,
)
from analysis.library.corrections.settle import settle

Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class State:
    """What became of one correction.

    state: applied; moved (applied in another text); confirmed (the program reads it so by now); replaced (by
    a later one of the same cell); orphaned (its passage or row is not found); absent (its notice is not among
    the tables); unfit.
    """

    correction: Correction
    state: str
    notice_id: str = ""
    issue_id: str | None = None
    passage: Passage | None = None

    @property
    def counts(self) -> bool:
        """Whether it changes a number or a name."""
        return self.state in ("applied", "moved")


@dataclass(frozen=True)
class Corrected:
    """Tables with the corrections applied, and what became of each, in the order of writing."""

    tables: Mapping[str, pd.DataFrame]
    states: tuple[State, ...] = ()


@dataclass
class Overlay:
    """The rows of the notices that are corrected, changed one correction after the other."""

    read: Mapping[str, pd.DataFrame]
    texts: Texts
    frames: Frames = field(init=False)

    def __post_init__(self) -> None:
        self.frames = {name: frame.reset_index(drop=True) for name, frame in self.read.items()}

    def apply(self, corrections: Sequence[Correction]) -> Corrected:
        """Added rows first, for others may correct them; strikes last, for they remove what is corrected."""
        states: dict[int, State] = {}
        for numbers in (
            [i for i, c in enumerate(corrections) if c.operation == "add"],
            [i for i, c in enumerate(corrections) if c.operation != "add"],
        ):
            located = {i: self._locate(corrections[i]) for i in numbers}
            if any(c.operation != "add" for c in map(corrections.__getitem__, numbers)):
                located = _replaced(located)
            for i in sorted(located, key=lambda i: (corrections[i].operation == "strike", i)):
                state, row = located[i]
                states[i] = self._do(state, row) if state.state in ("applied", "moved") else state
        done = tuple(states[i] for i in range(len(corrections)))
        notices = {s.notice_id for s in done if s.counts}
        settle(self.frames, self.read, notices)
        self._overrule_key_dates(done)
        return Corrected({name: f.reset_index(drop=True) for name, f in self.frames.items()}, done)

    def _locate(self, c: Correction) -> tuple[State, int | None]:
        """Where it belongs, and the label of its row; of an added row, of one that is there already."""
        if not is_sound(c):
            return State(c, "unfit"), None
        try:
            notice_id, passage, is_moved = find_place(c, self.frames["notices"], self.texts)
        except Lost as lost:
            return State(c, lost.state, c.notice_id), None
        rows = self.frames[c.table]
        rows = rows[rows["notice_id"] == notice_id]
        if c.operation == "add":
            assert passage is not None
            row = _same_row(rows, c, passage)
            found = "confirmed" if row is not None else "moved" if is_moved else "applied"
            return State(c, found, notice_id, None, passage), row
        row = find_row(rows, c, passage)
        return State(c, self._state(c, row, is_moved), notice_id, self._issue(c.table, row), passage), row

    def _state(self, c: Correction, row: int | None, is_moved: bool) -> str:
        if row is None:
            return "confirmed" if c.operation == "strike" and not is_moved else "orphaned"
        reads = as_text(self.frames[c.table].loc[row, c.column])
        if c.operation == "change" and reads == as_text(parse(c.table, c.column, c.value_given)):
            return "confirmed"
        # What is read without a passage can only be recognised by what was read.
        if is_moved and c.passage is None and reads != c.value_read:
            return "orphaned"
        return "moved" if is_moved else "applied"

    def _issue(self, table: str, row: int | None) -> str | None:
        if row is None or "issue_id" not in self.frames[table]:
            return None
        return as_text(self.frames[table].loc[row, "issue_id"]) or None

    def _do(self, state: State, row: int | None) -> State:
        c = state.correction
        if c.operation == "add":
            assert state.passage is not None
            issue = consequences.add(self.frames, c.table, state.notice_id, state.passage, c.row)
            if issue is consequences.NOWHERE:
                return State(c, "orphaned", state.notice_id, None, state.passage)
            return State(c, state.state, state.notice_id, issue, state.passage)
        assert row is not None
        if c.operation == "strike":
            consequences.strike(self.frames, c.table, row)
        else:
            consequences.change(self.frames, c.table, row, c.column, parse(c.table, c.column, c.value_given))
        return state

    def _overrule_key_dates(self, states: Sequence[State]) -> None:
        """A key date that a person put in is kept whatever follows from the dates in the text."""
        for state in states:
            c = state.correction
            if state.counts and c.table == "notices" and c.column in consequences.EVENT_OF:
                row = self.frames["notices"]["notice_id"] == state.notice_id
                value = parse(c.table, c.column, c.value_given)
                self.frames["notices"].loc[row, c.column] = value


def _replaced(located: dict[int, tuple[State, int | None]]) -> dict[int, tuple[State, int | None]]:
    """Of several corrections of one cell the last is applied."""
    last: dict[tuple[str, int, str], int] = {}
    for i, (state, row) in located.items():
        if row is not None:
            last[state.correction.table, row, _cell(state.correction)] = i
    for i, (state, row) in located.items():
        c = state.correction
        if row is not None and last[c.table, row, _cell(c)] != i:
            located[i] = State(c, "replaced", state.notice_id, state.issue_id, state.passage), row
    return located


def _cell(c: Correction) -> str:
    return c.column if c.operation == "change" else c.operation


def _same_row(rows: pd.DataFrame, c: Correction, passage: Passage) -> int | None:
    """A row that says what is to be added: at its start, and of the same name unless it is an issue."""
    found = rows[rows["start"] == passage[0]]
    if c.table not in ("issues", "measures"):
        name = CORRECTABLE[c.table][0]
        found = found[found[name].map(as_text) == as_text(c.row[name])]
    return int(found.index[0]) if len(found) else None
