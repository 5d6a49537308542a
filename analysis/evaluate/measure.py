"""What is measured per table: which rows are the same fact, and which fields are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.evaluate.gold import Gold
from analysis.evaluate.notice_fields import measure_notices
from analysis.evaluate.pairs import Key, Row, key_of, normalise, pair, rows_of_notice
from analysis.evaluate.score import Miss, Score


@dataclass(frozen=True)
class _Rows:
    """A table of facts: `keys` decide which rows are the same fact, strictest first; then its fields.

    `elsewhere`: the same for a text whose places are not those of the text that was coded.
    """

    gold_file: str
    table: str
    keys: tuple[Key, ...]
    elsewhere: tuple[Key, ...]
    shown: tuple[str, ...]
    fields: tuple[str, ...] = ()
    # Fields that make a second, stricter measure of whole rows.
    strict: tuple[str, ...] = ()


_ISSUE_FIELDS = (
    "seq",
    "section",
    "number",
    "title",
    "status",
    "status_basis",
    "n_measures",
    "issue_type",
    "focus",
)
_MEASURED = (
    _Rows(
        "issues",
        "issues",
        (key_of("start"),),
        (key_of("number", "title"), key_of("title"), key_of("seq", "number")),
        ("number", "title"),
        _ISSUE_FIELDS,
    ),
    _Rows(
        "dates",
        "events",
        (key_of("start", "date", "event"), key_of("start", "date"), key_of("start")),
        (key_of("issue_seq", "date", "event"), key_of("issue_seq", "date"), key_of("date")),
        ("date", "event"),
        ("year_inferred", "event", "issue_seq"),
        ("date", "event"),
    ),
    _Rows(
        "documents",
        "documents",
        (key_of("start", "name"), key_of("start")),
        (key_of("issue_seq", "name", "role"), key_of("issue_seq", "name"), key_of("name")),
        ("name", "role"),
        ("role", "issue_seq"),
        ("name", "role"),
    ),
    _Rows(
        "totals",
        "totals",
        (key_of("counted", "state", "statistic", "value", "scope"),),
        (key_of("counted", "state", "statistic", "value", "scope"),),
        ("counted", "state", "statistic", "value", "scope"),
    ),
    _Rows(
        "outcomes",
        "outcomes",
        (key_of("issue_seq", "outcome", "value", "unit"),),
        (key_of("issue_seq", "outcome", "value", "unit"),),
        ("issue_seq", "outcome", "value", "unit"),
    ),
    _Rows(
        "figures",
        "figures",
        (key_of("start", "value", "unit"),),
        (key_of("value", "unit"),),
        ("value", "unit"),
    ),
)

# The first field of `strict` makes two rows with one start the same fact.
_IDENTITY = {"dates": "date", "documents": "name"}


def evaluate(
    gold: Gold, tables: Mapping[str, pd.DataFrame], *, by_content: bool = False
) -> tuple[list[Score], list[Miss]]:
    """One score per measure and notice, and every difference in the order of the texts.

    Rows are the same fact where they are at the same place; `by_content`, where they say the same: for
    notices that were coded in another form (as plain text, say, and read from PDF files).
    """
    scores: list[Score] = []
    misses: list[Miss] = []
    if "notices" in gold.tables:
        measure_notices(gold, tables, scores, misses)
    for what in _MEASURED:
        if what.gold_file in gold.tables:
            for notice_id in gold.notices(what.gold_file):
                _measure_rows(what, notice_id, gold, tables, scores, misses, by_content=by_content)
    return scores, sorted(misses, key=lambda m: (m.notice_id, m.measure.split(".")[0], m.start, m.measure))


def _measure_rows(
    what: _Rows,
    notice_id: str,
    gold: Gold,
    tables: Mapping[str, pd.DataFrame],
    scores: list[Score],
    misses: list[Miss],
    *,
    by_content: bool,
) -> None:
    coded = rows_of_notice(gold.tables[what.gold_file], notice_id)
    rows = [_with_seq(row) for row in rows_of_notice(tables[what.table], notice_id)]
    paired = pair(coded, rows, what.elsewhere if by_content else what.keys)
    name, identity = what.gold_file, _IDENTITY.get(what.gold_file)
    right = [p for p in paired.pairs if not identity or _same(p, identity)]
    scores.append(Score(name, notice_id, len(right), len(rows), len(coded)))
    if what.strict:
        strict = [p for p in right if all(_same(p, field) for field in what.strict)]
        scores.append(Score(f"{name}.{'+'.join(what.strict)}", notice_id, len(strict), len(rows), len(coded)))
    misses += _whole_rows(
        what, notice_id, [p for p in paired.pairs if p not in right], paired.missed, paired.surplus
    )
    for field in what.fields:
        _measure_field(f"{name}.{field}", field, notice_id, right, coded, scores, misses)


def _with_seq(row: Row) -> Row:
    issue_id = row.get("issue_id")
    seq = issue_id.rsplit("#", 1)[-1] if isinstance(issue_id, str) else ""
    return row | {"issue_seq": seq}


def _whole_rows(
    what: _Rows,
    notice_id: str,
    wrong: Sequence[tuple[Row, Row]],
    missed: Sequence[Row],
    surplus: Sequence[Row],
) -> Iterator[Miss]:
    for coded, ours in [*wrong, *((row, None) for row in missed), *((None, row) for row in surplus)]:
        start = (coded or ours or {}).get("start", -1)
        yield Miss(what.gold_file, notice_id, int(start), _show(what, coded), _show(what, ours))


def _show(what: _Rows, row: Row | None) -> str:
    return " ".join(normalise(row.get(name)) or "–" for name in what.shown) if row else ""


def _same(pair_: tuple[Row, Row], field: str) -> bool:
    coded, ours = normalise(pair_[0].get(field)), normalise(pair_[1].get(field))
    return coded == ours


def _measure_field(
    measure: str,
    field: str,
    notice_id: str,
    pairs: Sequence[tuple[Row, Row]],
    coded: Sequence[Row],
    scores: list[Score],
    misses: list[Miss],
) -> None:
    """Score of the coded rows whose field is right; a row that was not found counts as wrong."""
    # An empty cell is a value only here: outside every issue, without a section or a number.
    may_be_empty = field in ("issue_seq", "section", "number")
    measured = [row for row in coded if field in row and (row[field] or may_be_empty)]
    if not measured:
        return
    listed = [p for p in pairs if any(p[0] is row for row in measured)]
    right = [p for p in listed if _same(p, field)]
    scores.append(Score(measure, notice_id, len(right), len(measured), len(measured)))
    for coded_row, ours in listed:
        if not _same((coded_row, ours), field):
            start = int(coded_row.get("start", -1))
            misses.append(Miss(measure, notice_id, start, coded_row[field], normalise(ours.get(field))))
