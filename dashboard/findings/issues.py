"""Issue types in sentences: the most frequent, the common ones."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import UNKNOWN
from dashboard.findings.ties import name_tied, tied_with
from dashboard.words import Words


def find_top_type(types: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the counts per type: the most frequent known type, or types; how many issues have no known one."""
    known = types[types["issue_type"] != UNKNOWN]
    unknown = int(types.loc[types["issue_type"] == UNKNOWN, "issues"].sum())
    said = []
    if len(known):
        top, total = known.iloc[0], words.number(types["issues"].sum())
        tied = tied_with(known.set_index("issue_type")["issues"], top["issues"])
        named = name_tied(tied, words, label=lambda code: words.label("issue_type", code))
        counted = {"type": named, "issues": words.number(top["issues"]), "total": total}
        if len(tied) > 1:
            said.append(words("issues.heat.finding_tied", **counted))
        else:
            said.append(
                words("issues.heat.finding", n=words.number(top["notices"]), of=words.number(of), **counted)
            )
    if unknown:
        said.append(words("issues.heat.unknown", n=words.number(unknown)))
    return " ".join(said)


def find_common_types(types: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the counts per type: the types that occur in every chosen notice."""
    if of == 1:
        kinds = int((types["issue_type"] != UNKNOWN).sum())
        return words("issues.types.finding_alone", n=kinds, total=words.number(types["issues"].sum()))
    everywhere = types[(types["notices"] == of) & (types["issue_type"] != UNKNOWN)]
    total = words.number(types["issues"].sum())
    if everywhere.empty:
        return words("issues.types.finding_none", of=words.number(of), total=total)
    named = words.listing([words.label("issue_type", code) for code in everywhere["issue_type"]])
    return words(
        "issues.types.finding",
        of=words.number(of),
        types=named,
        total=total,
    )
