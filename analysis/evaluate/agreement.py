"""Agreement of two hand codings of the same notices: units found by both, equal fields, Cohen's kappa.

    python -m analysis.evaluate.agreement FIRST... --second FOLDER

FIRST are folders of codings, FOLDER the second coding of some or all of their notices; only notices in
both are compared.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.evaluate.gold import Gold, GoldError, read_gold
from analysis.evaluate.kappa import cohens_kappa
from analysis.evaluate.notice_fields import NOTICE_FIELDS
from analysis.evaluate.pairs import Pairing, Row, key_of, normalise, pair, rows_of_notice
from analysis.evaluate.report import format_misses
from analysis.evaluate.score import Miss
from analysis.text import terminal


@dataclass(frozen=True)
class Agreement:
    """One measure: the units of each coding and how many are equal; for a field, the units found by both."""

    measure: str
    equal: int
    first: int
    second: int
    kappa: float | None = None

    @property
    def share(self) -> float:
        """F1 of found units; for a field the share of equal cells."""
        both = self.first + self.second
        return 2 * self.equal / both if both else 1.0


@dataclass(frozen=True)
class _Units:
    """A file of codings: which rows are the same unit, which fields make it found by both, and its fields."""

    file: str
    # Strictest first, so that a figure coded in two classes is still seen as one figure.
    keys: tuple[tuple[str, ...], ...]
    found_by: tuple[str, ...]
    fields: tuple[str, ...] = ()
    # Fields with codes, which may agree by chance.
    codes: tuple[str, ...] = ()
    # Issues are coded more or less completely notice by notice, other files as a whole.
    coded_by_notice: bool = False


_FIGURE = ("counted", "state", "statistic", "value", "scope")
_OUTCOME = ("issue_seq", "outcome", "value", "unit")
_UNITS = (
    _Units("notices", (("notice_id",),), ("notice_id",), NOTICE_FIELDS),
    _Units(
        "issues",
        (("start",),),
        ("start",),
        ("seq", "section", "number", "title", "n_measures", "focus"),
        ("issue_type", "status", "status_basis"),
        coded_by_notice=True,
    ),
    _Units(
        "dates",
        (("start", "date", "event"), ("start",)),
        ("start",),
        ("date", "year_inferred", "issue_seq"),
        ("event",),
    ),
    # By name: some coders start at the 《, some at the first character after it.
    _Units("documents", (("start", "name"), ("name",)), ("name",), ("issue_seq",), ("role",)),
    _Units("totals", (_FIGURE, ("statistic", "value")), _FIGURE, codes=("counted", "state", "scope")),
    _Units(
        "outcomes",
        (_OUTCOME, ("issue_seq", "value", "unit"), ("value",)),
        _OUTCOME,
        ("issue_seq", "unit"),
        ("outcome",),
    ),
)


def measure_agreement(first: Gold, second: Gold) -> tuple[list[Agreement], list[Miss]]:
    """One agreement per measure over the notices in both codings, and every difference."""
    measures: list[Agreement] = []
    misses: list[Miss] = []
    shared = [n for n in first.notices("notices") if n in second.notices("notices")]
    for units in _UNITS:
        if units.file in first.tables and units.file in second.tables:
            paired = {n: _paired(units, first, second, n) for n in shared}
            measures.append(_found(units, paired, misses))
            measures += _fields(units, paired, misses)
    return measures, misses


def read_codings(folders: Sequence[str]) -> Gold:
    """Several folders of codings as one.

    Raises:
        GoldError: a folder cannot be read.
    """
    read = [read_gold(folder).tables for folder in folders]
    files = dict.fromkeys(file for tables in read for file in tables)
    return Gold({f: pd.concat([t[f] for t in read if f in t], ignore_index=True) for f in files})


def _paired(units: _Units, first: Gold, second: Gold, notice_id: str) -> Pairing:
    mine, other = (rows_of_notice(gold.tables[units.file], notice_id) for gold in (first, second))
    return pair(mine, other, [key_of(*names) for names in units.keys])


def _found(units: _Units, paired: dict[str, Pairing], misses: list[Miss]) -> Agreement:
    same, counts = key_of(*units.found_by), [0, 0, 0]
    for notice_id, p in paired.items():
        equal = [both for both in p.pairs if same(both[0]) == same(both[1])]
        counts[0] += len(equal)
        counts[1] += len(p.pairs) + len(p.missed)
        counts[2] += len(p.pairs) + len(p.surplus)
        misses += [_miss(units.file, notice_id, _show(row), "", row) for row in p.missed]
        misses += [_miss(units.file, notice_id, "", _show(row), row) for row in p.surplus]
    return Agreement(units.file, *counts)


def _fields(units: _Units, paired: dict[str, Pairing], misses: list[Miss]) -> Iterator[Agreement]:
    for field in (*units.fields, *units.codes):
        measure, cells = f"{units.file}.{field}", []
        for notice_id, p in _coded(field, units, paired).items():
            for one, other in p.pairs:
                cell = (one.get(field, ""), other.get(field, ""))
                cells.append((normalise(cell[0]), normalise(cell[1])))
                if cells[-1][0] != cells[-1][1]:
                    misses.append(_miss(measure, notice_id, *cell, one))
        if cells:
            mine, others = zip(*cells, strict=True)
            kappa = cohens_kappa(mine, others) if field in units.codes else None
            equal = sum(a == b for a, b in cells)
            yield Agreement(measure, equal, len(cells), len(cells), kappa)


def _coded(field: str, units: _Units, paired: dict[str, Pairing]) -> dict[str, Pairing]:
    """The notices in which both coders coded the field: a column that is empty throughout is not coded."""
    groups = [{n: p} for n, p in paired.items()] if units.coded_by_notice else [paired]
    coded: dict[str, Pairing] = {}
    for group in groups:
        pairs = [both for p in group.values() for both in p.pairs]
        if all(any(both[side].get(field) for both in pairs) for side in (0, 1)):
            coded |= group
    return coded


def _show(row: Row) -> str:
    return " ".join(value or "–" for name, value in row.items() if name not in ("notice_id", "start"))


def _miss(measure: str, notice_id: str, one: str, other: str, row: Row) -> Miss:
    return Miss(measure, notice_id, int(row.get("start", -1)), one, other)


def report(measures: Sequence[Agreement], misses: Sequence[Miss]) -> Iterator[str]:
    """All measures, then every difference, as lines for a terminal."""
    yield from terminal.columns(
        [("measure", "equal", "first", "second", "share", "kappa"), *map(_line, measures)], right=range(1, 6)
    )
    yield from format_misses(misses, "first", "second")


def _line(one: Agreement) -> tuple[str, ...]:
    kappa = "" if one.kappa is None else f"{one.kappa:.3f}"
    return (one.measure, str(one.equal), str(one.first), str(one.second), f"{one.share:.3f}", kappa)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement; exit code 2 where codings cannot be read."""
    parser = argparse.ArgumentParser(
        "python -m analysis.evaluate.agreement", description="Two hand codings compared."
    )
    parser.add_argument("first", nargs="+", help="folders of first codings")
    parser.add_argument("--second", required=True, help="folder of the second coding")
    asked = parser.parse_args(arguments)
    try:
        measures, misses = measure_agreement(read_codings(asked.first), read_codings([asked.second]))
    except GoldError as error:
        print(error, file=sys.stderr)
        return 2
    print(*report(measures, misses), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
