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
from tests.dashboard.sentences.issue_sentences import LEVELS
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
    kinds = kinds_of(known) or [("none", "")]
    by_kind = {kind: groups_by_kind(frame, kind, by="level") for kind in kinds}
    named = sizes.drop("unknown", errors="ignore") if set(sizes.index) != {"unknown"} else sizes
    found = {kind: _found(known, kind, named) for kind in kinds}
    for kind, rows in by_kind.items():
        assert set(rows["level"]) == set(sizes.index)
        others = [other for other in kinds if other != kind]
        said = describe_group_rates(
            rows, cut.tr, names=names, by="level", others=[by_kind[other] for other in others]
        )
        expected, words = _expect(found[kind], len(named))
        verdicts = [found[other] for other in others if found[other] and not _thin(found[other])]
        verdicts = verdicts if found[kind] else []
        own = _leaders(found[kind])
        expected += [n for other in _said_once(verdicts) for n in _more(other)]
        words = [names[level] for level in words]
        words += [_say_other(other, own, cut, names) for other in verdicts]
        yield said, numbers(expected), words


def _found(known: pd.DataFrame, kind: tuple[str, str], sizes: pd.Series) -> dict[str, Level]:
    """The levels with a rate of the kind, the unknown one only where there is no other."""
    of_kind = known[(known["basis"] == kind[0]) & (known["unit"] == kind[1])]
    return {
        level: Level(of_kind[of_kind["level"] == level], int(n))
        for level, n in sizes.items()
        if level in set(of_kind["level"])
    }


def _leaders(found: dict[str, Level]) -> list[str]:
    """Those that report most whatever is not known, and not from one or few notices; none where that is
    open."""
    if len(found) < 2 or _thin(found) or _rivals(found):
        return []
    most = _alike(found, max(level.low for level in found.values()), "low")
    return most if len(most) < len(found) else []


def _said_once(others: list[dict[str, Level]]) -> list[list[str]]:
    """The leaders of other kinds; kinds with the same ones are named together."""
    return [list(codes) for codes in dict.fromkeys(tuple(_leaders(other)) for other in others)]


def _say_other(other: dict[str, Level], own: list[str], cut: Cut, names: dict[str, str]) -> str:
    """What the sentence must have on another kind of rate."""
    if len(other) == 1:
        return cut.tr("completion.groups.other_only", group=names[next(iter(other))])
    if most := _leaders(other):
        group = cut.tr.listing([names[code] for code in most[:NAMED]])
        form = "other_most" if len(most) > NAMED or most != own else "other_too"
        return cut.tr(f"completion.groups.{form}", group=group)
    form = "other_open" if _rivals(other) else "other_same"
    return cut.tr(f"completion.groups.{form}")


def _thin(found: dict[str, Level]) -> bool:
    """Whether one of those with the highest rate has it from one notice, or from under a quarter of its
    notices."""
    most = _alike(found, max(level.low for level in found.values()), "low")
    return len(most) < len(found) and any(map(is_of_few, (found[code] for code in most)))


def is_of_few(level: Level) -> bool:
    return len(level.rates) == 1 or len(level.rates) / level.notices < 0.25


def _rivals(found: dict[str, Level]) -> list[str]:
    """Those whose unknown statuses leave the order open, the highest bound first."""
    best = max(level.low for level in found.values())
    most = _alike(found, best, "low")
    rivals = [code for code, level in found.items() if code not in most and level.high >= best]
    rivals += [code for code in most if len(most) > 1 and found[code].high > found[code].low]
    return rivals


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
    most = _alike(found, max(level.low for level in found.values()), "low")
    mostly = 2 * len(single) > len(found)
    order, words = _expect_order(found, of, most, [len(single), len(found)] if mostly else [])
    if _thin(found):
        single = [] if mostly else [code for code in single if most != [code]]
    rest += [len(single) - NAMED] if len(single) > NAMED else []
    return [*rest, *order], [*words, *(single if len(single) <= NAMED else [])]


def _expect_order(
    found: dict[str, Level], of: int, most: list[str], singles: list[int]
) -> tuple[list[Any], list[str]]:
    """The same of the part on who reports most and least. `singles`: how many rates of how many rest on one
    notice, where these are most of them."""
    if len(most) == len(found) and not _rivals(found):
        return [*some_of(len(found), of), *found[most[0]].written], []
    if rivals := _rivals(found):
        return _expect_open(found, most, rivals, singles if _thin(found) else [])
    heading = [*found[most[0]].written, *_more(most)]
    if _thin(found):
        one = found[most[0]]
        alone = some_of(len(one.counted) or len(one.rates), one.notices) if one.notices > 1 else []
        is_one = len(most) == 1 and not singles
        return singles or (alone if is_one else []), most if is_one else []
    bases = [n for code in most[:NAMED] for n in found[code].base]
    numbers_of = [*heading, *bases, *_more(most)]
    least = _alike(found, min(level.high for level in found.values()), "high")
    exact = {code for code, level in found.items() if level.high == level.low}
    above = [level.low for code, level in found.items() if code not in least]
    if any(is_of_few(found[code]) for code in least):
        return numbers_of, most[:NAMED]
    if max(found[c].high for c in least) >= min(above) or (len(least) > 1 and {*least} - exact):
        return numbers_of, most[:NAMED]
    numbers_of += [n for c in least[:NAMED] for n in (*found[c].written, *found[c].base)] + _more(least)
    return numbers_of, [*most[:NAMED], *least[:NAMED]]


def _expect_open(
    found: dict[str, Level], most: list[str], rivals: list[str], singles: list[int]
) -> tuple[list[Any], list[str]]:
    """Who leaves it open is named or counted, and described beside one that is first."""
    by_bound = sorted(rivals, key=lambda code: -found[code].high)
    by_rate = sorted(found, key=lambda code: -found[code].low)
    first = list(dict.fromkeys([most[0], *by_bound, *by_rate]))[:LEVELS]
    expected: list[Any] = [n for code in first for n in (*found[code].written, *found[code].base)]
    expected += [len(found) - LEVELS] if len(found) > LEVELS else []
    expected += singles or ([len(rivals) - 1] if len(rivals) > 1 else [])
    return expected, list(first)


def _alike(found: dict[str, Level], best: float, end: str) -> list[str]:
    return [code for code, level in found.items() if np.isclose(getattr(level, end), best, rtol=1e-9, atol=0)]


def _more(codes: list[str]) -> list[int]:
    return [len(codes) - NAMED] if len(codes) > NAMED else []


QUESTIONS: dict[str, Question] = {"levels by kind of rate": _levels}
