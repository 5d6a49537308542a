"""Completion of cities and levels in sentences: how far apart they are, and whether one may rank them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.compare.rate_order import RateOrder
from dashboard.components.body_texts import format_kind, format_rate
from dashboard.components.some_of import format_groups_of
from dashboard.components.ties import format_tied
from dashboard.i18n.translator import Translator


def describe_completion(rows: pd.DataFrame, tr: Translator, names: Mapping[str, str], *, by: str) -> str:
    """From glance_at_groups: the rates, which are all of one kind; whether they can be ranked."""
    best = rows[rows["done_basis"] != "none"].set_index(by, drop=False)
    if best.empty:
        return tr("cities.glance.no_rate", each=tr(f"cities.each.{by}"))
    basis, unit = best[["done_basis", "done_unit"]].iloc[0]
    values = {
        "kind": format_kind(str(basis), str(unit), tr),
        "groups": format_groups_of(len(best), len(rows), tr, by=by),
    }
    if len(best) > 1:
        return _describe_order(best, tr, names, values)
    row = best.iloc[0]
    rate = _name_with_n(row, format_rate(row["done_rate"], row["done_high"], tr), tr)
    return tr("cities.glance.one_rate", group=names[row[by]], rate=rate, **values)


def _describe_order(
    best: pd.DataFrame, tr: Translator, names: Mapping[str, str], values: Mapping[str, str]
) -> str:
    """The groups that report most and least, by the same rules as on the page Completion."""
    order = _order(best)
    low, total = order.low.min(), tr.number(best["done_of"].sum())
    if (order.high > order.low).any():  # whose rate is higher is then not known
        high = tr.percent(order.high.max())
        return tr("cities.glance.bounds", low=tr.percent(low), high=high, total=total, **values)
    if tr.percent(low) == tr.percent(order.low.max()):
        return tr("cities.glance.same", rate=tr.percent(low), total=total, **values)
    if order.is_thin:
        few = int(order.few.sum())
        return tr("cities.glance.thin", few=tr.number(few), n=few, **values)

    shown = {code: _name_with_n(row, names[str(code)], tr) for code, row in best.iterrows()}

    def named(codes: list[str]) -> str:
        return format_tied(codes, tr, label=lambda code: shown[code])

    top = {"high": tr.percent(order.low.max()), "highs": named(order.first)}
    if order.last:
        return tr("cities.glance.rates", low=tr.percent(low), lows=named(order.last), **top, **values)
    single = [str(code) for code in order.few.index[order.few]]
    rest = format_tied(single, tr, label=lambda code: names[code])
    return tr("cities.glance.rates_top", few=rest, n=len(single), **top, **values)


def _order(best: pd.DataFrame) -> RateOrder:
    """The rates as those of groups_by_kind."""
    none = pd.Series(float("nan"), index=best.index)
    return RateOrder(
        pd.DataFrame(
            {
                "pooled": best["done_rate"],
                "pooled_high": best["done_high"],
                "mean": none,
                "mean_high": none,
                "notices": best["done_notices"],
                "of_notices": best["notices"],
            }
        )
    )


def _name_with_n(row: pd.Series, name: str, tr: Translator) -> str:
    """The group, or its rate, with the number that its rate is of; a printed rate may have no counts."""
    if pd.isna(row["done_of"]):
        return tr("cities.glance.group_uncounted", group=name)
    return tr("cities.glance.group", group=name, total=tr.number(row["done_of"]))
