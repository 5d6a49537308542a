"""Doubts about stated totals: they contradict each other, the rate printed, or what is listed."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.columns import Row
from analysis.doubts.doubt import Doubt, Doubted

# A printed rate may be off by half of its last decimal, and a little for the division.
_ROUNDING = 0.51


def figure_doubts(doubted: Doubted) -> Iterator[Doubt]:
    """Every doubt about the figures that the notice states about all of its own findings."""
    own = [row for row in doubted.rows["totals"] if row["scope"] == "own"]
    for unit in dict.fromkeys(row["counted"] for row in own):
        rows = [row for row in own if row["counted"] == unit]
        yield from _contradictory(unit, rows)
        if unit in ("problem", "task", "measure"):
            yield from _rate(unit, rows)
    problems = stated(own, "problem", "total")
    listed = len(doubted.rows["issues"])
    if problems and listed > max(problems):
        yield Doubt("listed_exceeds", {"listed": listed, "stated": max(problems)})


def stated(rows: list[Row], counted: str, state: str, statistic: str = "count") -> list[float]:
    """The values of these figures, each once, in the order of the text."""
    wanted = (counted, state, statistic)
    found = (row["value"] for row in rows if (row["counted"], row["state"], row["statistic"]) == wanted)
    return list(dict.fromkeys(map(float, found)))


def _contradictory(unit: str, rows: list[Row]) -> Iterator[Doubt]:
    totals = stated(rows, unit, "total")
    if len(totals) > 1:
        yield Doubt("totals_differ", {"counted": unit, "figures": totals})
    completed = max(stated(rows, unit, "completed"), default=0.0)
    if totals and completed > max(totals):
        yield Doubt("completed_exceeds", {"counted": unit, "completed": completed, "total": max(totals)})


def _rate(unit: str, rows: list[Row]) -> Iterator[Doubt]:
    """The rate printed is that of no total that its count may belong to."""
    completed, mostly = stated(rows, unit, "completed"), stated(rows, unit, "mostly_completed")
    percents = stated(rows, unit, "completed", "percent")
    if not completed or not percents:
        return
    totals = [t for t in stated(rows, unit, "total") if t > 0 and t >= max(completed[:1] + mostly[:1])]
    shares = [completed[0] / total for total in totals]
    printed = percents[0] / 100
    if shares and all(abs(printed - share) > _ROUNDING * _last_place(percents[0]) for share in shares):
        best = _sum_of_states(rows, unit)
        share = completed[0] / best if best in totals else shares[0]
        yield Doubt("rate_differs", {"printed": printed, "recomputed": share})


def _last_place(percent: float) -> float:
    """One unit of the last printed decimal: 0.01 for 67 %, 0.001 for 66.7 %."""
    decimals = next((n for n in (0, 1) if abs(percent - round(percent, n)) < 1e-7), 2)
    return float(10 ** -(2 + decimals))


def _sum_of_states(rows: list[Row], unit: str) -> float | None:
    """The first figures of all states together; None where there is only one state."""
    states = dict.fromkeys(row["state"] for row in rows if row["statistic"] == "count")
    firsts = [stated(rows, unit, state)[0] for state in states if state != "total"]
    return sum(firsts) if len(firsts) > 1 else None
