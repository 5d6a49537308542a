"""One fact of a comparison in words: its value with n and spread, its name."""

from __future__ import annotations

import pandas as pd

from analysis.compare.timeline import PHASES
from dashboard.labels import say_place
from dashboard.quantities import say_quantity, say_unit
from dashboard.words import Words

_DOMAINS = {
    "city": "city",
    "level": "level",
    "kind": "kind",
    "issue_type": "issue_type",
    "action": "action",
    "status": "status",
}
_DATES = ("inspection_start", "inspection_end", "feedback_date", "report_date", "latest_done")


def say_facts(facts: pd.DataFrame, words: Words) -> str:
    """The facts of one name and side, as a cell tells them: days stand in one fact per basis, all else in one."""
    return say_days(facts, words) if facts["unit"].iloc[0] == "day" else say_fact(facts.iloc[0], words)


def say_fact(fact: pd.Series, words: Words) -> str:
    """The value as a cell tells it; a dash where it is not known."""
    if fact["attribute"] in _DATES or pd.notna(fact["text"]):
        return _say_text(fact, words)
    if pd.isna(fact["value"]):
        return words("absent")
    if fact["unit"] == "share":
        return _say_rate(fact, words)
    if pd.notna(fact["share"]):
        return words("compare.value.part", k=words.number(fact["value"]), share=words.percent(fact["share"]))
    if fact["unit"] == "value":
        return words("compare.value.different", k=words.number(fact["value"]))
    if fact["section"] == "stated" and fact["n"] > 1:
        return words("compare.value.over", k=words.number(fact["value"]), notices=words.number(fact["n"]))
    if fact["item"] == "money_recovered":
        return say_quantity(fact["value"], fact["unit"], words)
    whole = float(fact["value"]).is_integer() and not fact["unit"].startswith("per_")
    return words.number(fact["value"]) if whole else f"{fact['value']:,.1f}"


def name_fact(fact: pd.Series, words: Words) -> str:
    """What the fact tells, as a row of the table is headed."""
    attribute, item = fact["attribute"], fact["item"]
    if attribute in ("issue_type", "action", "status"):
        return words.label(attribute, item)
    if attribute == "outcome":
        line = words(
            "measures.outcomes.line", outcome=words.label("outcome", item), unit=say_unit(fact["unit"], words)
        )
        return line if fact["basis"] == "issues" else f"{line} · {say_place('outside', words)}"
    if attribute.startswith("completion_rate"):
        return words(
            f"compare.attribute.{attribute}",
            basis=words(f"codes.basis.{fact['basis']}"),
            unit=words(f"compare.unit.{item}"),
        )
    if attribute in PHASES:
        return words(f"timeline.phase.{attribute}")
    if fact["unit"].startswith("per_1000"):
        return words.column(f"{attribute}_per_1000")
    return words.column(attribute)


def _say_text(fact: pd.Series, words: Words) -> str:
    if pd.isna(fact["text"]):
        return words("absent")
    if fact["attribute"] in _DATES:
        return " – ".join(words.day(part) for part in fact["text"].split("/"))
    parts = fact["text"].split("|")
    domain = _DOMAINS.get(fact["attribute"])
    return words.listing([words.label(domain, part) if domain else part for part in parts])


def say_days(facts: pd.DataFrame, words: Words) -> str:
    """The days of a phase. `facts`: one per basis; of several notices it is told how many are dated."""
    if facts["n"].sum() == 1:
        return words.days(*facts[["at_least", "at_most"]].iloc[0])
    coverage = words("compare.part_separator").join(_tell_coverage(facts.set_index("basis"), words))
    dated = facts[facts["basis"] == "dates"]
    if dated.empty:
        return coverage
    return words("compare.value.days", days=_say_dated(dated.iloc[0], words), coverage=coverage)


def _say_dated(fact: pd.Series, words: Words) -> str:
    span = words.days(fact["at_least"], fact["at_most"])
    if fact["n"] == 1 or pd.isna(fact["value"]):
        return span
    return words("compare.value.median", middle=words.decimal(fact["value"]), span=span)


def _tell_coverage(by_basis: pd.DataFrame, words: Words) -> list[str]:
    """How many notices are dated, undated with a lower bound, and of which nothing is known; none of the last two left out."""
    n = by_basis["n"].reindex(["dates", "latest_done", "none"]).fillna(0)
    told = [words("compare.value.dated", n=words.number(n["dates"]), of=words.number(n.sum()))]
    if n["latest_done"]:
        least = words.days(by_basis.loc["latest_done", "at_least"], None)
        told.append(words("compare.value.undated", n=words.number(n["latest_done"]), days=least))
    if n["none"]:
        told.append(words("compare.value.unknown", n=words.number(n["none"])))
    return told


def _say_rate(fact: pd.Series, words: Words) -> str:
    n = words.number(fact["n"])
    low, high = fact["at_least"], fact["at_most"]
    if pd.notna(low) and pd.notna(high) and low != high:
        return words(
            "compare.value.bounded",
            rate=words.percent(fact["value"]),
            low=words.percent(low),
            high=words.percent(high),
            base=n,
        )
    return words("compare.value.rate", rate=words.percent(fact["value"]), base=n)
