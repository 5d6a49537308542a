"""Issue types in sentences: the most frequent, the common ones."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import UNKNOWN
from dashboard.components.some_of import format_some_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator


def describe_top_type(types: pd.DataFrame, tr: Translator, *, of: int, in_issues: bool = False) -> str:
    """From the counts per type: the most frequent known type, or types; how many issues have no known one.

    `of`: notices, with such issues or not; `in_issues`: issues are chosen.
    """
    known = types[types["issue_type"] != UNKNOWN]
    unknown = int(types.loc[types["issue_type"] == UNKNOWN, "issues"].sum())
    parts = []
    if len(known):
        top, total = known.iloc[0], tr.number(types["issues"].sum())
        tied = list_tied(known.set_index("issue_type")["issues"], top["issues"])
        named = format_tied(tied, tr, label=lambda code: tr.label("issue_type", code))
        form = "finding_tied" if len(tied) > 1 else "finding_only" if len(types) == 1 else "finding"
        scope = "_in_issues" if in_issues and len(types) > 1 else ""
        parts.append(
            tr(
                f"issues.heat.{form}{scope}",
                type=named,
                issues=tr.number(top["issues"]),
                total=total,
                notices=format_some_of(top["notices"], of, tr),
            )
        )
    if unknown:
        parts.append(tr("issues.heat.unknown", n=tr.number(unknown)))
    return " ".join(parts)


def describe_common_types(types: pd.DataFrame, tr: Translator, *, of: int, in_issues: bool = False) -> str:
    """From the counts of several types: those that occur in every notice.

    `of` and `in_issues` as above.
    """
    total, scope = tr.number(types["issues"].sum()), "_in_issues" if in_issues else ""
    named = types[types["issue_type"] != UNKNOWN].set_index("issue_type")["notices"]
    if of == 1:
        return tr(f"issues.types.finding_alone{scope}", n=len(named), total=total)
    everywhere = list_tied(named, of)
    if not everywhere:
        return tr(f"issues.types.finding_none{scope}", of=tr.number(of), total=total)
    listed = tr.listing([tr.label("issue_type", code) for code in everywhere])
    return tr(f"issues.types.finding{scope}", of=tr.number(of), types=listed, total=total)
