"""Distinctive words in sentences: which words each side uses more, and from how much text."""

from __future__ import annotations

import pandas as pd

from dashboard.components.row_limit import FEW_GROUPS
from dashboard.components.ties import describe_ties, format_first
from dashboard.i18n.translator import Translator


def describe_distinctive(scored: pd.DataFrame, tr: Translator, *, target: str, reference: str) -> str:
    """From the rows of keyness: the words of highest G² that each side uses more often."""
    named = {
        side: format_first(rows["g2"], tr, label=tr.glossed, tied=rows["tied"])
        for side, rows in scored.set_index("term").groupby("more_in")
    }
    keys = {"target": "target", "reference": "reference" if "target" in named else "reference_alone"}
    parts = [
        tr(f"distinctive.scatter.{key}", target=target, reference=reference, terms=named[side])
        for side, key in keys.items()
        if side in named
    ]
    return tr("distinctive.scatter.joint").join(parts) or tr("distinctive.scatter.none")


def describe_cut(scored: pd.DataFrame, tr: Translator, *, most: int) -> str:
    """That words of lower G² are not shown, and how many are tied with the last one that is."""
    if len(scored) < most:
        return ""
    last = scored.iloc[-1]
    same = scored[(scored["more_in"] == last["more_in"])]
    tied = describe_ties(same["g2"], len(same), tr, tied=same["tied"])
    return tr("sentence_separator").join(filter(None, [tr("distinctive.cut", n=most), tied]))


def describe_caveat(scored: pd.DataFrame, tr: Translator) -> str:
    """How many notices and words are on each side, and a caution if there are few notices."""
    first = scored.iloc[0]
    counts = {side: int(first[f"{side}_of_notices"]) for side in ("target", "reference")}
    words = {f"{side}_words": tr.number(first[f"{side}_tokens"]) for side in counts}
    key = "distinctive.few" if min(counts.values()) < FEW_GROUPS else "distinctive.notices"
    return tr(key, **{side: tr.number(n) for side, n in counts.items()}, **words)
