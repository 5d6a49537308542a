"""What is measured per table: which rows are the same fact, and which fields are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.evaluate.gold import Gold
from analysis.evaluate.pairs import Key, Row, pair, plain


@dataclass(frozen=True)
class Score:
    """Counts of one measure in one notice: facts found right, facts we state, facts coded by hand."""

    measure: str
    notice_id: str
    right: int
    ours: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.ours + self.gold
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True)
class Miss:
    """One difference: `start` is the offset in the text, -1 where the fact has none."""

    measure: str
    notice_id: str
    start: int
    gold: str
    ours: str


@dataclass(frozen=True)
class _Rows:
    """A table of facts: `keys` tell which rows are the same fact, strictest first; then its fields."""

    gold_file: str
    table: str
    keys: tuple[Key, ...]
    shown: tuple[str, ...]
    fields: tuple[str, ...] = ()
    # Fields that make a second, stricter measure of whole rows.
    strict: tuple[str, ...] = ()


def _by(*names: str) -> Key:
    return lambda row: tuple(plain(row.get(name)) for name in names)


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
    _Rows("issues", "issues", (_by("start"),), ("number", "title"), _ISSUE_FIELDS),
    _Rows("dates", "events", (_by("start", "date", "event"), _by("start", "date"), _by("start")),
          ("date", "event"), ("year_inferred", "event", "issue_seq"), ("date", "event")),
    _Rows("documents", "documents", (_by("start", "name"), _by("start")),
          ("name", "role"), ("role", "issue_seq"), ("name", "role")),
    _Rows("totals", "totals", (_by("counted", "state", "statistic", "value", "scope"),),
          ("counted", "state", "statistic", "value", "scope")),
    _Rows("outcomes", "outcomes", (_by("issue_seq", "outcome", "value", "unit"),),
          ("issue_seq", "outcome", "value", "unit")),
)  # fmt: skip

# The first field of `strict` makes two rows with one start the same fact.
_IDENTITY = {"dates": "date", "documents": "name"}

_NOTICE_FIELDS = (
    "organisation", "province", "city", "district", "level", "kind", "inspecting_team", "inspection_start",
    "inspection_end", "feedback_date", "report_date", "page_date", "latest_done",
)  # fmt: skip
_STATED = {
    "aspects_stated": ("aspect", "total"),
    "problems_stated": ("problem", "total"),
    "tasks_stated": ("task", "total"),
    "measures_completed_stated": ("measure", "completed"),
}


def evaluate(gold: Gold, tables: Mapping[str, pd.DataFrame]) -> tuple[list[Score], list[Miss]]:
    """Scores per measure and notice, and every difference in the order of the texts."""
    scores: list[Score] = []
    misses: list[Miss] = []
    if "notices" in gold.tables:
        _measure_notices(gold, tables, scores, misses)
    for what in _MEASURED:
        if what.gold_file in gold.tables:
            for notice_id in gold.notices(what.gold_file):
                _measure_rows(what, notice_id, gold, tables, scores, misses)
    return scores, sorted(misses, key=lambda m: (m.notice_id, m.measure.split(".")[0], m.start, m.measure))


def overall(scores: Iterable[Score]) -> list[Score]:
    """One score per measure over all notices, in the order the measures first stand."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for score in scores:
        for i, count in enumerate((score.right, score.ours, score.gold)):
            sums[score.measure][i] += count
    return [Score(measure, "", *counts) for measure, counts in sums.items()]


def _measure_notices(
    gold: Gold, tables: Mapping[str, pd.DataFrame], scores: list[Score], misses: list[Miss]
) -> None:
    ours = {row["notice_id"]: row for row in tables["notices"].to_dict("records")}
    for coded in gold.tables["notices"].to_dict("records"):
        notice_id = coded["notice_id"]
        for field in _NOTICE_FIELDS:
            if field in coded:
                value = plain(ours.get(notice_id, {}).get(field))
                found = notice_id in ours and value == plain(coded[field])
                _tell(f"notices.{field}", notice_id, found, coded[field], value or "", -1, scores, misses)
        for field, (counted, state) in _STATED.items():
            if field in coded:
                values = _stated(tables["totals"], notice_id, counted, state)
                found = plain(coded[field]) in values if coded[field] else not values
                _tell(
                    f"notices.{field}", notice_id, found, coded[field], "/".join(values), -1, scores, misses
                )


def _stated(totals: pd.DataFrame, notice_id: str, counted: str, state: str) -> list[str]:
    wanted = {
        "notice_id": notice_id,
        "counted": counted,
        "state": state,
        "statistic": "count",
        "scope": "own",
    }
    rows = totals[(totals[list(wanted)] == pd.Series(wanted)).all(axis=1)]
    return list(dict.fromkeys(plain(value) for value in rows["value"]))


def _tell(
    measure: str, notice_id: str, found: bool, gold: str, ours: str, start: int,
    scores: list[Score], misses: list[Miss],
) -> None:  # fmt: skip
    scores.append(Score(measure, notice_id, int(found), 1, 1))
    if not found:
        misses.append(Miss(measure, notice_id, start, gold, ours))


def _measure_rows(
    what: _Rows, notice_id: str, gold: Gold, tables: Mapping[str, pd.DataFrame],
    scores: list[Score], misses: list[Miss],
) -> None:  # fmt: skip
    coded = [r for r in gold.tables[what.gold_file].to_dict("records") if r["notice_id"] == notice_id]
    table = tables[what.table]
    rows = [_with_seq(r) for r in table[table["notice_id"] == notice_id].to_dict("records")]
    paired = pair(coded, rows, what.keys)
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
    return " ".join(plain(row.get(name)) or "–" for name in what.shown) if row else ""


def _same(pair_: tuple[Row, Row], field: str) -> bool:
    coded, ours = plain(pair_[0].get(field)), plain(pair_[1].get(field))
    # Two focuses may stand in either order.
    return set(coded.split("|")) == set(ours.split("|")) if field == "focus" else coded == ours


def _measure_field(
    measure: str, field: str, notice_id: str, pairs: Sequence[tuple[Row, Row]], coded: Sequence[Row],
    scores: list[Score], misses: list[Miss],
) -> None:  # fmt: skip
    """Share of the coded rows whose field is right; a row that was not found has no right field."""
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
            misses.append(Miss(measure, notice_id, start, coded_row[field], plain(ours.get(field))))
