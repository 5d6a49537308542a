"""Groups in sentences: what is most frequent in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import pandas as pd

from dashboard.components.groups import named_codes, only_named
from dashboard.components.some_of import format_count_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator

Group = TypeVar("Group")

_NAMED, _LEVELS = 3, 5  # groups that a sentence names; all levels there are


def describe_tops(
    cells: pd.DataFrame,
    tr: Translator,
    *,
    by: str,
    groups: Mapping[str, str],
    row: str,
    value: str,
    total: str,
) -> str:
    """The most frequent `row` of each of the first groups, as counted in `value`, with the base in `total`.

    `groups`: code -> name, in order. Empty for single notices; empty groups are skipped.
    """
    if by == "notice_id":
        return ""
    most = dict(cells.groupby(by)[value].max())

    def describe(code: str) -> str:
        of_group = cells[cells[by] == code]
        counts = of_group.set_index(row)[value]
        tied = list_tied(counts, counts.max())
        return tr(
            f"groups.top.{row}",
            n=len(tied),
            group=groups[code],
            what=format_tied(tied, tr, label=lambda found: tr.label(row, found)),
            k=tr.number(most[code]),
            total=tr.number(of_group[total].iloc[0]),
        )

    return describe_groups(
        [code for code in named_codes(groups) if most.get(code, 0) > 0], describe, tr, by=by
    )


def describe_groups(
    groups: Sequence[Group], describe: Callable[[Group], str], tr: Translator, *, by: str
) -> str:
    """Parts of a sentence about the first groups, and how many more there are; empty for none."""
    if not groups:
        return ""
    most = _LEVELS if by == "level" else _NAMED
    parts, rest = map(describe, groups[:most]), len(groups) - most
    text = tr("groups.separator").join(parts)
    more = tr(f"groups.more.{by}", text=text, n=rest) if rest > 0 else text
    return tr("groups.lead", by=tr(f"groups.by.{by}"), text=more)


def describe_statuses_of_groups(
    rows: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str
) -> str:
    """From the glance put together by groups: how many of each group's issues are reported as completed, and
    of how many this is not known."""
    if by == "notice_id":
        return ""
    rows = only_named(rows, by)

    def describe(place: int) -> str:
        row = rows.iloc[place]
        return tr(
            f"groups.{_form_of(row)}",
            group=names[row[by]],
            count=format_count_of(row["completed"], row["issues_listed"], tr),
            unstated=tr.number(row["not_stated"]),
            issues=tr.number(row["issues_listed"]),
        )

    return describe_groups(range(len(rows)), describe, tr, by=by)


def _form_of(row: pd.Series) -> str:
    if row["not_stated"] >= row["issues_listed"]:
        return "completed_none"
    return "completed" if row["not_stated"] else "completed_exact"
