"""Issue types in sentences: the most frequent, the common ones."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import UNKNOWN
from dashboard.findings.ties import name_tied, tied_with
from dashboard.words import Words


def find_top_type(types: pd.DataFrame, words: Words, *, of: int, in_issues: bool = False) -> str:
    """From the counts per type: the most frequent known type, or types; how many issues have no known one. `of`:
    notices, with such issues or not; `in_issues`: issues are chosen."""
    known = types[types["issue_type"] != UNKNOWN]
    unknown = int(types.loc[types["issue_type"] == UNKNOWN, "issues"].sum())
    said = []
    if len(known):
        top, total = known.iloc[0], words.number(types["issues"].sum())
        tied = tied_with(known.set_index("issue_type")["issues"], top["issues"])
        named = name_tied(tied, words, label=lambda code: words.label("issue_type", code))
        form = "finding_tied" if len(tied) > 1 else "finding_only" if len(types) == 1 else "finding"
        scope = "_in_issues" if in_issues and len(types) > 1 else ""
        said.append(
            words(
                f"issues.heat.{form}{scope}", type=named, issues=words.number(top["issues"]), total=total,
                n=words.number(top["notices"]), of=words.number(of),
            )
        )  # fmt: skip
    if unknown:
        said.append(words("issues.heat.unknown", n=words.number(unknown)))
    return " ".join(said)


def find_common_types(types: pd.DataFrame, words: Words, *, of: int, in_issues: bool = False) -> str:
    """From the counts per type: the types that occur in every notice; of one type alone, in how many. `of` and
    `in_issues` as above."""
    total, scope = words.number(types["issues"].sum()), "_in_issues" if in_issues else ""
    named = types[types["issue_type"] != UNKNOWN].set_index("issue_type")["notices"]
    if in_issues and len(types) == len(named) == 1:
        label = words.label("issue_type", named.index[0])
        return words(
            "issues.types.finding_only", type=label, n=words.number(named.iloc[0]), of=words.number(of), total=total
        )  # fmt: skip
    if of == 1:
        return words(f"issues.types.finding_alone{scope}", n=len(named), total=total)
    everywhere = tied_with(named, of)
    if not everywhere:
        return words(f"issues.types.finding_none{scope}", of=words.number(of), total=total)
    listed = words.listing([words.label("issue_type", code) for code in everywhere])
    return words(f"issues.types.finding{scope}", of=words.number(of), types=listed, total=total)
