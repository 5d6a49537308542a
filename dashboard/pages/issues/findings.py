"""Issue types in sentences: the most widespread, the most frequent, the common ones."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import UNKNOWN
from dashboard.components.some_of import format_count_of, format_some_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator

_FEW = 2  # types that are named because they do not occur at all levels
_NAMED = 5  # types


def describe_widespread(types: pd.DataFrame, tr: Translator, *, of: int, in_issues: bool = False) -> str:
    """From the counts of several types: which occur in most notices; if none is in all, that and the next
    one. Empty for one notice, which has each of its types.

    `of` and `in_issues` as below.
    """
    known = types[types["issue_type"] != UNKNOWN].set_index("issue_type")["notices"]
    known = known.sort_values(ascending=False, kind="stable")
    if of < 2 or len(types) < 2 or known.empty:
        return ""
    tied, most = list_tied(known, known.iloc[0]), int(known.iloc[0])
    form = f"{'one' if len(tied) == 1 else 'tied'}{'_in_issues' if in_issues else ''}"
    named = format_tied(tied, tr, label=lambda code: tr.label("issue_type", code), most=_NAMED)
    said = tr(f"issues.spread.{form}", types=named, n=len(tied), notices=format_some_of(most, of, tr))
    parts = [said, "" if most == of else _describe_next(known[known < most], tr, of=of)]
    return tr("sentence_separator").join(filter(None, parts))


def _describe_next(fewer: pd.Series, tr: Translator, *, of: int) -> str:
    """That no type is in all notices, and which follow the most widespread. `fewer`: in how many notices each
    of the others is, most first."""
    if fewer.empty:
        return tr("issues.spread.none", of=tr.number(of))
    tied = list_tied(fewer, fewer.iloc[0])
    named = format_tied(tied, tr, label=lambda code: tr.label("issue_type", code))
    return tr("issues.spread.none_next", of=tr.number(of), types=named, k=tr.number(fewer.iloc[0]))


def describe_levels(cells: pd.DataFrame, tr: Translator) -> str:
    """From the counts per type and level: how many types occur at all levels; empty for one level or type."""
    known = cells[(cells["issue_type"] != UNKNOWN) & (cells["level"] != UNKNOWN)]
    types, levels = known["issue_type"].nunique(), known["level"].nunique()
    if types < 2 or levels < 2:
        return ""
    at = known[known["issues"] > 0].groupby("issue_type")["level"].nunique()
    missing = [code for code in known["issue_type"].unique() if at.get(code, 0) < levels]
    count = format_count_of(types - len(missing), types, tr)
    every = format_some_of(levels, levels, tr, what="levels")
    said = tr("issues.spread.levels", types=count[:1].upper() + count[1:], levels=every)
    if not 0 < len(missing) <= _FEW:
        return tr("issues.spread.everywhere", said=said)
    named = tr.listing([tr.label("issue_type", code) for code in missing])
    return tr("issues.spread.all_but", said=said, types=named)


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
