"""Overview in sentences: statuses of the issues, and what may not be concluded from them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.codebook import domain
from analysis.compare.reported_done import kinds_of_rates
from dashboard.components.body_texts import format_kind, format_rate
from dashboard.i18n.translator import Translator

_NAMED = 2  # statuses beside completed and not stated that a sentence names


def describe_statuses(sums: pd.Series, tr: Translator, *, in_issues: bool = False) -> str:
    """From sum_notices: how many issues have which status.

    `in_issues`: those chosen are counted, not all that the notices list.
    """
    total = int(sums["issues_listed"])
    counted = [(code, int(sums[code])) for code in domain("status").codes]
    only = next((code for code, n in counted if n == total), None)
    if only == "not_stated":
        said = tr("overview.bodies.no_status")
    elif only:
        said = tr("overview.bodies.all", label=tr.label("status", only))
    else:
        said = tr("overview.bodies.joint").join(_describe_states({code: n for code, n in counted if n}, tr))
    key = "overview.bodies.chosen" if in_issues else "overview.bodies.finding"
    return tr(key, issues=tr.number(total), notices=tr.number(sums["notices"]), said=said)


def describe_two_counts(sums: pd.Series, rates: pd.DataFrame, tr: Translator) -> str:
    """That the rate at the top of the page is not about the statuses of issues, where both are shown; else
    empty. `rates`: pool_rates."""
    if rates.empty or not sums["stating"] or (row := main_rate(rates))["rate_basis"] != "stated":
        return ""
    return tr(
        "overview.bodies.two_counts",
        rate=format_main_rate(row, tr),
        unit=tr(f"codes.rate_unit.{row['rate_unit']}"),
        k=tr.number(row["notices"]),
    )


def main_rate(rates: pd.DataFrame) -> pd.Series:
    """The rate of the basis and unit that most notices have. `rates`: pool_rates, not empty."""
    return rates.sort_values(["notices", "total"], ascending=False, kind="stable").iloc[0]


def format_main_rate(row: pd.Series, tr: Translator) -> str:
    """The pooled rate, else the mean; with its high bound."""
    measure = "pooled" if pd.notna(row["pooled"]) else "mean"
    return format_rate(row[measure], row[f"{measure}_high"], tr)


def _describe_states(counts: dict[str, int], tr: Translator) -> list[str]:
    """Those completed first, those without a status last; many others together."""
    own = {code: counts[code] for code in ("completed", "not_stated") if code in counts}
    others = {code: n for code, n in counts.items() if code not in own}
    said = [_describe_status(code, n, tr) for code, n in others.items()]
    if len(others) > _NAMED:
        said = [tr("overview.bodies.others", n=tr.number(sum(others.values())))]
    ends = [_describe_status(code, n, tr) for code, n in own.items()]
    return [*ends[:1], *said, *ends[1:]] if "completed" in own else [*said, *ends]


def _describe_status(code: str, n: int, tr: Translator) -> str:
    if code in ("completed", "not_stated"):
        return tr(f"overview.bodies.{code}", n=tr.number(n))
    return tr("overview.bodies.status", n=tr.number(n), label=tr.label("status", code))


def describe_caution(n: int, rates: pd.DataFrame, bases: Mapping[str, int], tr: Translator) -> str:
    """What may not be concluded about the completion of `n` notices; empty for one.

    `rates`: pool_rates; `bases`: count_bases, where no rates can be compared.
    """
    if n < 2:
        return ""
    comparable = kinds_of_rates(rates)
    if not comparable:
        return tr("overview.caution.not_ranked", n=tr.number(n), why=_why_not(bases, tr))
    basis, unit = comparable[0]
    kind = format_kind(basis, unit, tr)
    k = int(rates.loc[(rates["rate_basis"] == basis) & (rates["rate_unit"] == unit), "notices"].iloc[0])
    key = "all" if k == n else "some"
    return tr(f"overview.caution.{key}", k=tr.number(k), n=tr.number(n), kind=kind)


def _why_not(bases: Mapping[str, int], tr: Translator) -> str:
    """`3 report nothing as completed, 1 gives a number without a total`."""
    rates = bases.get("stated", 0) + bases.get("listed", 0)
    counts = {
        "none": bases.get("none", 0),
        "count": bases.get("count", 0),
        "single" if rates == 1 else "other": rates,
    }
    shown = {key: k for key, k in counts.items() if k}
    said = [tr(f"overview.caution.{key}", k=tr.number(k)) for key, k in shown.items()]
    return tr("overview.bodies.joint").join(said)
