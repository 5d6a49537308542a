"""Distinctive words in sentences: which words each side uses more, and from how much text."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.components.row_limit import FEW_GROUPS
from dashboard.components.ties import describe_ties, format_first
from dashboard.i18n.translator import Translator


def describe_distinctive(scored: pd.DataFrame, tr: Translator, *, target: str, reference: str) -> str:
    """From the rows of keyness: the words of highest G² that each side uses more often."""
    named = {
        side: format_first(rows["g2"], tr, label=_with_rates(rows, tr), tied=rows["tied"])
        for side, rows in scored.set_index("term").groupby("more_in")
    }
    keys = {"target": "target", "reference": "reference" if "target" in named else "reference_alone"}
    parts = [
        tr(f"distinctive.scatter.{key}", target=target, reference=reference, terms=named[side])
        for side, key in keys.items()
        if side in named
    ]
    first = scored.iloc[0]
    n = tr(
        "distinctive.scatter.n",
        target=tr.number(first["target_tokens"]),
        reference=tr.number(first["reference_tokens"]),
    )
    return (tr("distinctive.scatter.joint").join(parts) or tr("distinctive.scatter.none")) + n


def _with_rates(rows: pd.DataFrame, tr: Translator) -> Callable[[str], str]:
    """A word of the index with its rates, target first, and those with longer terms where there are any."""

    def label(term: str) -> str:
        row = rows.loc[term]
        rates = {side: f"{row[f'{side}_per_10k']:.1f}" for side in ("target", "reference")}
        longer = {f"longer_{side}": f"{row[f'{side}_with_longer_per_10k']:.1f}" for side in rates}
        alone = all(row[f"{side}_with_longer"] == row[f"{side}_count"] for side in rates)
        if alone:
            return tr("distinctive.with_rates", term=term, **rates)
        return tr("distinctive.with_longer", term=term, **rates, **longer)

    return label


def describe_cut(scored: pd.DataFrame, tr: Translator, *, most: int) -> str:
    """That words of lower G² are not shown, and how many are tied with the last one that is."""
    if len(scored) < most:
        return ""
    last = scored.iloc[-1]
    same = scored[(scored["more_in"] == last["more_in"])]
    tied = describe_ties(same["g2"], len(same), tr, tied=same["tied"])
    return tr("sentence_separator").join(filter(None, [tr("distinctive.cut", n=most), tied]))


def describe_caveat(scored: pd.DataFrame, tr: Translator) -> str:
    """How many notices are on each side, and a caution if there are few."""
    first = scored.iloc[0]
    counts = {side: int(first[f"{side}_of_notices"]) for side in ("target", "reference")}
    key = "distinctive.few" if min(counts.values()) < FEW_GROUPS else "distinctive.notices"
    return tr(key, **{side: tr.number(n) for side, n in counts.items()})
