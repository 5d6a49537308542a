"""Completion of levels, of one kind of rate, in sentences that are counted a second time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.group_rates import group_rates
from analysis.compare.rate_kinds import groups_by_kind, kinds_of_groups
from dashboard.pages.completion.group_findings import describe_group_rates
from tests.dashboard.sentences.completion_sentences import NAMED, mean_of, pooled_of
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers, some_of
from tests.factories.stated import rates_of

ORDER = ["problem", "issue", "task", "measure"]  # of kinds that as many groups have


class Level:
    """The notices of a level that have a rate of one kind."""

    def __init__(self, rates: pd.DataFrame, notices: int) -> None:
        counted = rates.dropna(subset=["completed", "total"])
        self.rates, self.notices, self.counted = rates, notices, counted
        done, total, unknown = (counted[name].sum() for name in ("completed", "total", "unknown"))
        bare = rates["rate"].mean(), rates["high"].mean()
        self.low, high = (done / total, (done + unknown) / total) if len(counted) else bare
        self.high = self.low if np.isnan(high) else high
        self.written = pooled_of(rates) or mean_of(rates)
        self.base = [done, total] if len(counted) else []
        self.base += some_of(len(counted) or len(rates), notices) if notices > 1 else []


def known_rates(cut: Cut) -> pd.DataFrame:
    """The rates of the notices, with their level."""
    levels = cut.notices.set_index("notice_id")["level"].fillna("unknown")
    known = rates_of(cut).dropna(subset=["rate"])
    return known.assign(level=known["notice_id"].map(levels))


def kinds_of(known: pd.DataFrame) -> list[tuple[str, str]]:
    """Basis and unit, that of most levels first."""
    levels = known.groupby(["basis", "unit"])["level"].nunique()
    return sorted(levels.index, key=lambda kind: (-levels[kind], ORDER.index(kind[1])))


def _levels(cut: Cut) -> Iterator[Claim]:
    frame, known = group_rates(cut.tables, cut.selection, by="level"), known_rates(cut)
    sizes = cut.notices["level"].fillna("unknown").value_counts()
    names = {level: level.upper().replace("_", "") for level in sizes.index}
    assert kinds_of_groups(frame) == kinds_of(known)
    for kind in kinds_of(known) or [("none", "")]:
        rows = groups_by_kind(frame, kind, by="level")
        assert set(rows["level"]) == set(sizes.index)
        said = describe_group_rates(rows, cut.tr, names=names, by="level")
        of_kind = known[(known["basis"] == kind[0]) & (known["unit"] == kind[1])]
        found = {
            level: Level(of_kind[of_kind["level"] == level], int(sizes[level]))
            for level in rows["level"]
            if level in set(of_kind["level"])
        }
        expected, words = _expect(found, len(sizes))
        yield said, numbers(expected), [names[level] for level in words]


def _expect(found: dict[str, Level], of: int) -> tuple[list[Any], list[str]]:
    """The numbers of the sentence, and the levels that it must name."""
    if not found:
        return [of] if of > 1 else [], []
    unknown = sum(level.counted["unknown"].sum() for level in found.values())
    total = sum(level.counted["total"].sum() for level in found.values())
    rest: list[Any] = some_of(unknown, total) if unknown else []
    rest += some_of(len(found), of) if len(found) < of else []
    if len(found) == 1:
        (code, only), *_ = found.items()
        return [*rest, *only.written, *only.base], [code]
    single = [code for code, level in found.items() if len(level.rates) == 1]
    order, words = _expect_order(found, of, single)
    if order[:1] == ["thin"]:
        return [*rest, *order[1:]], words
    rest += [len(single) - 3] if len(single) > 3 else []
    return [*rest, *order], [*words, *single[:3]]


def _expect_order(found: dict[str, Level], of: int, single: list[str]) -> tuple[list[Any], list[str]]:
    """The same of the part on who reports most and least: only where no status could change that. Begins with
    "thin" where most, and the first, rest on one notice each."""
    most = _alike(found, max(level.low for level in found.values()), "low")
    least = _alike(found, min(level.high for level in found.values()), "high")
    exact = {code for code, level in found.items() if level.high == level.low}
    if len(most) == len(found) == len(exact):
        return [*some_of(len(found), of), *found[most[0]].written], []
    others = [level.high for code, level in found.items() if code not in most]
    if not others or min(found[c].low for c in most) <= max(others) or (len(most) > 1 and {*most} - exact):
        first = sorted(found, key=lambda code: -found[code].low)[:NAMED]
        more = [len(found) - NAMED] if len(found) > NAMED else []
        return [*more, *(n for c in first for n in (*found[c].written, *found[c].base))], first
    is_thin = 2 * len(single) > len(found) and set(most) <= set(single)
    heading = ["thin", len(single), len(found)] if is_thin else [*found[most[0]].written, *_more(most)]
    numbers_of = [*heading]
    numbers_of += [n for code in most[:NAMED] for n in found[code].base] + _more(most)
    above = [level.low for code, level in found.items() if code not in least]
    if max(found[c].high for c in least) >= min(above) or (len(least) > 1 and {*least} - exact):
        return numbers_of, most[:NAMED]
    numbers_of += [n for c in least[:NAMED] for n in (*found[c].written, *found[c].base)] + _more(least)
    return numbers_of, [*most[:NAMED], *least[:NAMED]]


def _alike(found: dict[str, Level], best: float, end: str) -> list[str]:
    return [code for code, level in found.items() if np.isclose(getattr(level, end), best, rtol=1e-9, atol=0)]


def _more(codes: list[str]) -> list[int]:
    return [len(codes) - NAMED] if len(codes) > NAMED else []


QUESTIONS: dict[str, Question] = {"levels by kind of rate": _levels}
