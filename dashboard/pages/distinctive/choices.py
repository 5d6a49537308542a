"""Which two groups of words are compared: a choice in the address."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.vocabulary.groups import GROUPINGS, Grouping, group_selection, word_groups
from dashboard.components.row_limit import FEW_GROUPS
from dashboard.shell import url
from dashboard.shell.sidebar import MOST_NAMES
from dashboard.shell.view import View

REST = "rest"
_WIDTH = 260  # pixels of a control: four have room in a row
_DOMAINS = {
    "city": "city",
    "level": "level",
    "province": "province",
    "kind": "kind",
    "type": "issue_type",
    "status": "status",
}


@dataclass(frozen=True)
class TwoGroups:
    """target and reference in words and as selections; reference None is the rest of the reader's
    selection."""

    target_name: str
    reference_name: str
    target: Selection
    reference: Selection | None


def choose_grouping(view: View) -> Grouping:
    """Draw the choice of what the groups are."""
    tr = view.tr
    return url.pick(
        "by",
        tr("distinctive.by.label"),
        _groupings(view),
        format_func=lambda code: tr(f"distinctive.by.{code}"),
        width=180,
    )


def choose_groups(view: View, by: Grouping, *, part: str | None) -> TwoGroups | None:
    """Draw the choice; None if the selection has fewer than two groups of that kind."""
    tr = view.tr
    groups = word_groups(view.tables, view.selection, by, part=part, limit=MOST_NAMES).set_index("code")
    codes = order_groups(view, by, groups)
    if len(codes) < 2:
        return None

    def label(code: str) -> str:
        if code == REST:
            return tr("distinctive.rest")
        return tr(
            "distinctive.option", name=label_group(view, by, code), tokens=tr.number(groups["tokens"][code])
        )

    target = url.pick("target", tr("distinctive.target"), codes, format_func=label, width=_WIDTH)
    others = [REST, *(code for code in codes if code != target)]
    reference = url.pick("against", tr("distinctive.against"), others, format_func=label, width=_WIDTH)
    is_rest = reference == REST
    return TwoGroups(
        label_group(view, by, target),
        tr("distinctive.rest") if is_rest else label_group(view, by, reference),
        group_selection(by, target),
        None if is_rest else group_selection(by, reference),
    )


def _groupings(view: View) -> list[Grouping]:
    """One notice alone is best asked about its issues, many about their levels."""
    if view.n_notices == 1:
        return [*GROUPINGS[-2:], *GROUPINGS[:-2]]
    if view.n_notices <= FEW_GROUPS:
        return list(GROUPINGS)
    return ["level", *(by for by in GROUPINGS if by != "level")]


def order_groups(view: View, by: Grouping, groups: pd.DataFrame) -> list[str]:
    """Notices as the sidebar lists them, years in order, others in the order of `groups`; unknown last.

    `groups`: index code.
    """
    places = {code: place for place, code in enumerate(view.names)} if by == "notice" else {}
    if by == "year":
        places = {code: place for place, code in enumerate(sorted(groups.index))}
    return sorted(groups.index, key=lambda code: (code == UNKNOWN, places.get(code, 0)))


def label_group(view: View, by: Grouping, code: str) -> str:
    """The group in words."""
    if by == "notice":
        return view.names.get(code, code)
    if by in _DOMAINS:
        return view.tr.label(_DOMAINS[by], code)
    return view.tr("unknown") if code == UNKNOWN else code
