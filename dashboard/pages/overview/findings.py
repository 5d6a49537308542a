"""Overview in sentences: statuses of the issues, and what may not be concluded from them."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.reported_done import kinds_of_rates
from dashboard.components.body_texts import format_kind
from dashboard.i18n.translator import Translator

_NAMED = 2  # statuses beside completed and not stated that a sentence names


def describe_statuses(notices: pd.DataFrame, tr: Translator, *, in_issues: bool = False) -> str:
    """From summarise_notices: how many issues have which status.

    `in_issues`: those chosen are counted, not all that the notices list.
    """
    total = int(notices["issues_listed"].sum())
    counted = [(code, int(notices[code].sum())) for code in domain("status").codes]
    only = next((code for code, n in counted if n == total), None)
    if only == "not_stated":
        said = tr("overview.bodies.no_status")
    elif only:
        said = tr("overview.bodies.all", label=tr.label("status", only))
    else:
        said = tr("overview.bodies.joint").join(_describe_states({code: n for code, n in counted if n}, tr))
    key = "overview.bodies.chosen" if in_issues else "overview.bodies.finding"
    return tr(key, issues=tr.number(total), notices=tr.number(len(notices)), said=said)


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


def describe_caution(bodies: pd.DataFrame, rates: pd.DataFrame, tr: Translator) -> str:
    """What may not be concluded about completion; empty for one notice.

    `bodies`: with the columns of reported_done; `rates`: completion_rates.
    """
    n = len(bodies)
    if n < 2:
        return ""
    comparable = kinds_of_rates(rates)
    if not comparable:
        return tr("overview.caution.not_ranked", n=tr.number(n), why=_why_not(bodies, tr))
    basis, unit = comparable[0]
    kind = format_kind(basis, unit, tr)
    of_kind = rates[(rates["rate_basis"] == basis) & (rates["rate_unit"] == unit) & rates["rate"].notna()]
    k = int(of_kind["notice_id"].nunique())
    key = "all" if k == n else "some"
    return tr(f"overview.caution.{key}", k=tr.number(k), n=tr.number(n), kind=kind)


def _why_not(bodies: pd.DataFrame, tr: Translator) -> str:
    """`3 report nothing as completed, 1 gives a number without a total`."""
    basis = bodies["done_basis"]
    counts = {
        "none": int((basis == "none").sum()),
        "count": int((basis == "count").sum()),
        "other": int(basis.isin(["stated", "listed"]).sum()),
    }
    shown = {key: k for key, k in counts.items() if k and not (key == "other" and k == 1)}
    said = [tr(f"overview.caution.{key}", k=tr.number(k)) for key, k in shown.items()]
    return tr("overview.bodies.joint").join(said)
