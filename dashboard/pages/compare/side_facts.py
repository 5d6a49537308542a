"""One fact of a comparison in words: its value with n and spread, its name."""

from __future__ import annotations

import pandas as pd

from analysis.compare.durations import PHASES
from dashboard.components.some_of import format_some_of
from dashboard.i18n.labels import label_place
from dashboard.i18n.quantities import format_quantity, label_unit
from dashboard.i18n.translator import Translator

_DOMAINS = {
    "city": "city",
    "level": "level",
    "kind": "kind",
    "issue_type": "issue_type",
    "action": "action",
    "status": "status",
}
_DATES = ("inspection_start", "inspection_end", "feedback_date", "report_date", "latest_done")


def format_facts(facts: pd.DataFrame, tr: Translator) -> str:
    """The facts of one name and side as the text of a cell: days are one fact per basis, all else is one
    fact."""
    return format_days(facts, tr) if facts["unit"].iloc[0] == "day" else format_fact(facts.iloc[0], tr)


def format_fact(fact: pd.Series, tr: Translator) -> str:
    """The value as the text of a cell; a dash if it is not known."""
    if fact["attribute"] in _DATES or pd.notna(fact["text"]):
        return _format_text(fact, tr)
    if pd.isna(fact["value"]):
        return tr("absent")
    if fact["unit"] == "share":
        return _format_rate(fact, tr)
    if pd.notna(fact["share"]):
        return tr("compare.value.part", k=tr.number(fact["value"]), share=tr.percent(fact["share"]))
    if fact["unit"] == "value":
        return tr("compare.value.different", k=tr.number(fact["value"]))
    if fact["section"] == "stated" and fact["n"] > 1:
        return tr("compare.value.over", k=tr.number(fact["value"]), notices=tr.number(fact["n"]))
    if fact["item"] == "money_recovered":
        return format_quantity(fact["value"], fact["unit"], tr)
    whole = float(fact["value"]).is_integer() and not fact["unit"].startswith("per_")
    return tr.number(fact["value"]) if whole else f"{fact['value']:,.1f}"


def label_fact(fact: pd.Series, tr: Translator) -> str:
    """The heading of the fact's row in the table."""
    attribute, item = fact["attribute"], fact["item"]
    if attribute in ("issue_type", "action", "status"):
        return tr.label(attribute, item)
    if attribute == "outcome":
        if item == "money_recovered":  # its values have their unit
            return _at_place(tr.label("outcome", item), fact, tr)
        line = tr(
            "measures.outcomes.line", outcome=tr.label("outcome", item), unit=label_unit(fact["unit"], tr)
        )
        return _at_place(line, fact, tr)
    if attribute.startswith("completion_rate"):
        return tr(
            f"compare.attribute.{attribute}",
            basis=tr(f"codes.basis.{fact['basis']}"),
            unit=tr(f"compare.unit.{item}"),
        )
    if attribute in PHASES:
        return tr(f"timeline.phase.{attribute}")
    if fact["unit"].startswith("per_1000"):
        return tr.column(f"{attribute}_per_1000")
    return tr.column(attribute)


def _at_place(line: str, fact: pd.Series, tr: Translator) -> str:
    return line if fact["basis"] == "issues" else f"{line} · {label_place('outside', tr)}"


def _format_text(fact: pd.Series, tr: Translator) -> str:
    if pd.isna(fact["text"]):
        return tr("absent")
    if fact["attribute"] in _DATES:
        return " – ".join(tr.day(part) for part in fact["text"].split("/"))
    parts = fact["text"].split("|")
    domain = _DOMAINS.get(fact["attribute"])
    return tr.listing([tr.label(domain, part) if domain else part for part in parts])


def format_days(facts: pd.DataFrame, tr: Translator) -> str:
    """The days of a phase. `facts`: one per basis; of several notices also how many are dated."""
    if facts["n"].sum() == 1:
        return tr.days(*facts[["at_least", "at_most"]].iloc[0])
    coverage = tr("compare.part_separator").join(_format_coverage(facts.set_index("basis"), tr))
    dated = facts[facts["basis"] == "dates"]
    if dated.empty:
        return coverage
    of = "median_dated" if (facts["basis"] == "latest_done").any() else "median"
    return tr("compare.value.days", days=_format_dated(dated.iloc[0], tr, of), coverage=coverage)


def _format_dated(fact: pd.Series, tr: Translator, of: str) -> str:
    span = tr.days(fact["at_least"], fact["at_most"])
    if fact["n"] == 1 or pd.isna(fact["value"]):
        return span
    return tr(f"compare.value.{of}", middle=tr.decimal(fact["value"]), span=span)


def _format_coverage(by_basis: pd.DataFrame, tr: Translator) -> list[str]:
    """How many notices are dated, undated with a lower bound, and not known; the last two only if there are
    any."""
    n = by_basis["n"].reindex(["dates", "latest_done", "none"]).fillna(0)
    parts = [tr("compare.value.dated", notices=format_some_of(n["dates"], n.sum(), tr))]
    if n["latest_done"]:
        least = tr.days(by_basis.loc["latest_done", "at_least"], None)
        parts.append(tr("compare.value.undated", n=tr.number(n["latest_done"]), days=least))
    if n["none"]:
        parts.append(tr("compare.value.unknown", n=tr.number(n["none"])))
    return parts


def _format_rate(fact: pd.Series, tr: Translator) -> str:
    n = tr.number(fact["n"])
    low, high = fact["at_least"], fact["at_most"]
    if pd.notna(low) and pd.notna(high) and low != high:
        return tr(
            "compare.value.bounded",
            rate=tr.percent(fact["value"]),
            low=tr.percent(low),
            high=tr.percent(high),
            base=n,
        )
    return tr("compare.value.rate", rate=tr.percent(fact["value"]), base=n)
