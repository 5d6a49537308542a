"""Cities and levels, and what may not be concluded, in sentences that are counted a second time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.compare.durations import compare_durations
from analysis.compare.group_done import glance_at_groups
from analysis.compare.group_rates import pool_rates
from analysis.compare.reported_done import count_bases
from analysis.compare.vocabulary.top_terms import top_terms
from dashboard.pages.cities.findings import describe_glance, describe_phases, describe_words
from dashboard.pages.overview.findings import describe_caution
from tests.dashboard.sentences.rate_sentences import Level, is_of_few, kinds_of, known_rates
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers, percent, rectification, some_of
from tests.factories.stated import UNITS, first_stated, rates_of, total_with_a_basis

NAMED, LEVELS = 3, 5  # groups that a sentence names; all levels


def _caution(cut: Cut) -> Iterator[Claim]:
    n, rates = len(cut.notices), pool_rates(cut.tables, cut.selection, all_statuses=True)
    cut, asked = cut.of_all_statuses, cut
    said = describe_caution(n, rates, count_bases(asked.tables, asked.selection), cut.tr)
    known = rates_of(cut).dropna(subset=["rate"])
    most = known.groupby(["basis", "unit"])["notice_id"].nunique().max() if len(known) else 0
    if n < 2:
        yield said, numbers(), []
    elif most > 1:
        yield said, numbers([n] if most == n else [most, n]), []
    else:
        rated = set(known["notice_id"])
        counted = {id_ for id_ in cut.notices["notice_id"] if _counts_only(cut, id_)} - rated
        parts = [n - len(rated) - len(counted), len(counted), len(rated)]
        yield said, numbers(n, [k for k in parts if k]), []


def _counts_only(cut: Cut, notice_id: str) -> bool:
    """Whether the notice has a number of completed ones that is larger than any of its totals."""
    return not cut.in_issues and any(
        (value := first_stated(cut, notice_id, unit, "completed")) is not None
        and (total_with_a_basis(cut, notice_id, unit) or 0) < value
        for unit in UNITS
    )


def _levels(cut: Cut) -> pd.Series:
    return cut.notices.set_index("notice_id")["level"].fillna("unknown")


def _names(cut: Cut) -> dict[str, str]:
    return {level: level.upper().replace("_", "") for level in sorted(set(_levels(cut)))}


def _glance(cut: Cut) -> Iterator[Claim]:
    """By the kind of rate that most levels have, and by each kind that is chosen."""
    names, known = _names(cut), known_rates(cut.of_all_statuses)
    sizes = _levels(cut).value_counts()
    listed = cut.issues["notice_id"].map(_levels(cut)).value_counts().reindex(sizes.index, fill_value=0)
    per_notice, of = listed / sizes, len(sizes)
    expected, words = _extremes(per_notice, names, lambda v: f"{v:.1f}".removesuffix(".0"))
    if of == 1 or per_notice.nunique() == 1:
        expected, words = [listed.sum(), sizes.sum()], []
    single = int((sizes == 1).sum())
    expected += some_of(single, of) if of > 1 and single else []
    kinds = kinds_of(known)
    for kind, used in [(None, kinds[0] if kinds else ("", "")), *((kind, kind) for kind in kinds)]:
        rows = glance_at_groups(cut.tables, cut.selection, by="level", kind=kind)
        of_kind = known[(known["basis"] == used[0]) & (known["unit"] == used[1])]
        said = describe_glance(rows, cut.tr, names=names, by="level")
        yield said, numbers(expected, _completion(_pool(of_kind, sizes), of, names)), words


def _pool(known: pd.DataFrame, sizes: pd.Series) -> pd.DataFrame:
    """Per level total, rate and high bound, and whether these are of few of its notices."""
    found = [
        {
            "level": code,
            "total": level.counted["total"].sum(),
            "rate": level.low,
            "high": level.high,
            "few": is_of_few(level),
        }
        for code, rates in known.groupby("level")
        for level in [Level(rates, int(sizes[code]))]
    ]
    return pd.DataFrame(found, columns=["level", "total", "rate", "high", "few"])


def _completion(rows: pd.DataFrame, of: int, names: dict[str, str]) -> list[object]:
    if rows.empty:
        return []
    high = rows["high"]
    coverage, total = some_of(len(rows), of), rows["total"].sum()
    if len(rows) == 1:
        shown = [percent(rows["rate"].iloc[0]), percent(high.iloc[0])]
        known = shown if high.iloc[0] > rows["rate"].iloc[0] else shown[:1]
        return [*known, *coverage, *([total] if total else [])]
    if (high > rows["rate"]).any():
        return [*coverage, total, percent(rows["rate"].min()), percent(high.max())]
    if percent(rows["rate"].min()) == percent(rows["rate"].max()):
        return [*coverage, total, percent(rows["rate"].min())]
    low, high = (rows[np.isclose(rows["rate"], best)] for best in (rows["rate"].min(), rows["rate"].max()))
    if high["few"].any():
        return [*coverage, rows["few"].sum()]
    expected: list[object] = []
    for shown in (high,) if low["few"].any() else (low, high):
        expected += [percent(shown["rate"].iloc[0]), *[n for n in shown["total"].iloc[:NAMED] if n]]
        expected += [len(shown) - NAMED] if len(shown) > NAMED else []
    few = int(rows["few"].sum()) if low["few"].any() else 0
    return [*coverage, *expected, *([few - NAMED] if few > NAMED else [])]


def _extremes(values: pd.Series, names: dict[str, str], write: object) -> tuple[list[object], list[str]]:
    """Least and most as written, how many are tied beyond those named, and the names."""
    expected: list[object] = []
    words: list[str] = []
    for best in (values.min(), values.max()):
        tied = [str(code) for code in values.index[np.isclose(values, best, rtol=1e-9, atol=0)]]
        expected += [write(best), *([len(tied) - NAMED] if len(tied) > NAMED else [])]  # type: ignore[operator]
        words += [names[code] for code in tied] if len(tied) <= NAMED else []
    return expected, words


def _phases(cut: Cut) -> Iterator[Claim]:
    names, ranges = _names(cut), compare_durations(cut.tables, cut.selection, by="level")
    said = describe_phases(ranges, cut.tr, names=names, by="level")
    spans = pd.DataFrame([_days_of(row) for row in _rows(cut)], columns=["low", "high"])
    spans["level"] = cut.notices["level"].fillna("unknown").to_list()
    known = spans[spans["low"].notna()].fillna({"high": np.inf}).groupby("level")[["low", "high"]].median()
    shown = {level for level in names if level != "unknown"} or set(names)
    exact = known[(known["low"] == known["high"]) & known.index.isin(shown)]
    medians, of = exact["low"], len(shown)
    if medians.empty:
        closed = known[(known["high"] < np.inf) & known.index.isin(shown)]
        ends = [f"{v:,.3f}".rstrip("0").rstrip(".") for v in (closed["low"].min(), closed["high"].max())]
        yield said, numbers(ends, some_of(len(closed), of)) if len(closed) else numbers(), []
        return
    expected, words = _extremes(medians, names, lambda v: f"{v:,.3f}".rstrip("0").rstrip("."))
    if medians.nunique() == 1:
        expected, words = expected[: len(expected) // 2], words[: len(words) // 2]
    open_ = known.loc[[code for code in known.index if code in shown and code not in medians.index]]
    open_ = open_.sort_values("low", ascending=False, kind="stable")
    for may in (open_["high"] > medians.max(), open_["low"] < medians.min()) if medians.nunique() > 1 else ():
        expected += [_days(v) for _, row in open_[may].iloc[:NAMED].iterrows() for v in row if v < np.inf]
        expected += [may.sum() - NAMED] if may.sum() > NAMED else []
        words += [names[str(code)] for code in open_[may].index[:NAMED]]
    yield said, numbers(expected, some_of(len(medians), of)), words


def _days(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def _rows(cut: Cut) -> Iterator[pd.Series]:
    return (row for _, row in cut.notices.iterrows())


def _days_of(row: pd.Series) -> tuple[float, float]:
    return rectification(row)


def _words(cut: Cut) -> Iterator[Claim]:
    words = top_terms(cut.tables, cut.selection, by="level", layers=())
    tokens = cut.rows("keywords")
    tokens = tokens.assign(level=tokens["notice_id"].map(_levels(cut)))
    sizes, names = tokens.groupby("level")["count"].sum(), _names(cut)
    present = {level: name for level, name in names.items() if level in sizes.index}
    expected: list[object] = []
    for level in list(present)[:LEVELS]:
        counts = tokens[tokens["level"] == level].groupby("term")["count"].sum()
        tied = int((counts == counts.max()).sum())
        rate = f"{10_000 * counts.max() / sizes[level]:.0f}"
        expected += [rate, "10,000", sizes[level], *([tied - 1] if tied > 1 else [])]
    rest = [len(present) - LEVELS] if len(present) > LEVELS else []
    yield describe_words(words, cut.tr, names=present, by="level"), numbers(expected, rest), []


QUESTIONS: dict[str, Question] = {
    "caution": _caution,
    "levels at a glance": _glance,
    "phases by level": _phases,
    "words by level": _words,
}
