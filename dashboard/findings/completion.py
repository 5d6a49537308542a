"""Completion in sentences: bounds, rates with basis and coverage, counts that are no rates."""

from __future__ import annotations

import pandas as pd

from dashboard.words import Words


def find_bounds(bounds: pd.DataFrame, words: Words) -> str:
    """From the statuses with bounds: how many issues are completed at least and at most."""
    listed, low, high = (int(bounds[c].sum()) for c in ("issues_listed", "completed_low", "completed_high"))
    stating = int((bounds["not_stated"] < bounds["issues_listed"]).sum())
    if not stating:
        return words(
            "completion.status.finding_none", of=words.number(len(bounds)), issues=words.number(listed)
        )
    return words(
        f"completion.status.{'finding_exact' if low == high else 'finding'}", low=words.number(low), high=words.number(high), issues=words.number(listed),
        low_share=words.percent(low / listed), high_share=words.percent(high / listed), k=words.number(stating),
        of=words.number(len(bounds)),
    )  # fmt: skip


def find_rates(rates: pd.DataFrame, words: Words) -> str:
    """From the completion rates: how many notices give one, by basis, and how many are printed otherwise than counted."""
    of, known = rates["notice_id"].nunique(), rates[rates["rate"].notna()]
    if known.empty:
        return words("completion.rates.finding_none", of=words.number(of))
    stated, listed = (known[known["rate_basis"] == b]["notice_id"].nunique() for b in ("stated", "listed"))
    lowest, highest = known["rate"].min(), known["rate"].max()
    span = words.percent(lowest) if lowest == highest else f"{words.percent(lowest)}–{words.percent(highest)}"
    k = known["notice_id"].nunique()
    said = words(
        f"completion.rates.{'finding_both' if stated + listed > k else 'finding'}", k=words.number(k), of=words.number(of),
        stated=words.number(stated), listed=words.number(listed), span=span,
    )  # fmt: skip
    differing = int(known["differs"].fillna(False).astype(bool).sum())
    return said + (words("completion.rates.differing", n=differing) if differing else "")


def find_funnel(placed: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the placed rates: the pooled rate, and how many notices lie beyond the limits."""
    row = placed.iloc[0]
    return words(
        "completion.funnel.finding", basis=words(f"codes.rate_basis.{row['rate_basis']}"),
        unit=words(f"codes.rate_unit.{row['rate_unit']}"), k=words.number(len(placed)), of=words.number(of),
        pooled=words.percent(row["pooled"]),
        outside=words.number((placed["outside"] != "no").sum()), far=words.number((placed["outside"] == "998").sum()),
    )  # fmt: skip


def find_summary(summary: pd.DataFrame, words: Words) -> str:
    """From the summary of rates: mean and pooled of the group with most notices."""
    row = summary.sort_values("notices", ascending=False, kind="stable").iloc[0]
    return words(
        "completion.summary.finding", basis=words(f"codes.rate_basis.{row['rate_basis']}"),
        unit=words(f"codes.rate_unit.{row['rate_unit']}"), mean=words.percent(row["mean"]), pooled=words.percent(row["pooled"]),
        k=words.number(row["notices"]), of=words.number(row["of_notices"]),
    )  # fmt: skip


def find_counts(counts: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the counts without a total: whose they are."""
    return words("completion.counts.finding", n=counts["notice_id"].nunique(), of=words.number(of))
