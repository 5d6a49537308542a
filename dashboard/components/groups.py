"""Groups of notices or issues on a page: the choice of what they are, their order, names and filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from analysis.codebook import domain
from analysis.compare.group_keys import NO_CITY, UNKNOWN
from analysis.compare.grouping import Group, NoticeGroup
from analysis.compare.selection import Selection
from dashboard.components.row_limit import MOST_ROWS
from dashboard.shell import url
from dashboard.shell.view import View

ByGroup = TypeVar("ByGroup", bound=Group)

GROUPS: tuple[NoticeGroup, ...] = ("notice_id", "city", "level", "province")
_FIELDS = {
    "notice_id": "notices",
    "city": "cities",
    "level": "levels",
    "province": "provinces",
    "kind": "kinds",
    "issue_type": "issue_types",
}


def choose_group(view: View, key: str, options: Sequence[ByGroup]) -> ByGroup:
    """Draw the choice of what is compared; the first option is the default."""
    tr = view.tr
    return url.choose(key, tr("groups.label"), options, format_func=lambda by: tr(f"groups.by.{by}"))


def label_group(view: View, by: str, code: str) -> str:
    """A group's name."""
    return view.names.get(code, code) if by == "notice_id" else view.tr.label(by, code)


def label_groups(view: View, by: str, codes: Iterable[str]) -> dict[str, str]:
    """Code -> name."""
    return {code: label_group(view, by, code) for code in codes}


def order_groups(view: View, by: str, present: Iterable[str]) -> list[str]:
    """The groups in the order to show them: notices as the sidebar lists them, codes as the codebook does,
    places in the order of `present`, those without a city and the unknown last."""
    codes = list(dict.fromkeys(present))
    if by == "notice_id":
        return [code for code in view.names if code in codes]
    if by in ("city", "province"):
        return sorted(
            codes, key=lambda code: (NO_CITY, UNKNOWN).index(code) + 1 if code in (NO_CITY, UNKNOWN) else 0
        )
    return [code for code in (*domain(by).codes, UNKNOWN) if code in codes]


def cell_of(selection: Selection, *, by: str, group: str) -> Selection:
    """The selection narrowed to one group."""
    return selection.narrowed(**{_FIELDS[by]: group})


def describe_cut(view: View, number: int, *, by: str = "notice_id") -> str:
    """A note if the chart cannot show all groups; empty if it can."""
    key = "block.cut" if by == "notice_id" else "block.cut_groups"
    return view.tr(key, n=MOST_ROWS, of=number) if number > MOST_ROWS else ""
