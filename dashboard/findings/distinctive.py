"""Distinctive words in sentences: what each side says more often, and how much text that rests on."""

from __future__ import annotations

import pandas as pd

from dashboard.findings.keywords import FEW
from dashboard.words import Words

_NAMED = 3


def find_distinctive(scored: pd.DataFrame, words: Words, *, target: str, reference: str) -> str:
    """From the rows of keyness: the words of highest G² that each side uses more often."""
    named = {
        side: list(scored.loc[scored["more_in"] == side, "term"].head(_NAMED))
        for side in ("target", "reference")
    }
    said = [
        words(f"distinctive.scatter.{side}", target=target, reference=reference, terms=words.listing(terms))
        for side, terms in named.items()
        if terms
    ]
    first = scored.iloc[0]
    n = words(
        "distinctive.scatter.n", target=words.number(first["target_tokens"]), reference=words.number(first["reference_tokens"])
    )  # fmt: skip
    return words("distinctive.scatter.joint").join(said) + n


def tell_caveat(scored: pd.DataFrame, words: Words) -> str:
    """How many notices stand on each side, and what few of them mean."""
    first = scored.iloc[0]
    counts = {side: int(first[f"{side}_of_notices"]) for side in ("target", "reference")}
    key = "distinctive.few" if min(counts.values()) < FEW else "distinctive.notices"
    return words(key, **{side: words.number(n) for side, n in counts.items()})
