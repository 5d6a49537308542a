"""Overview: one row per body, in the order that the reader chose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.compare.notice_summary import blank_unknown_statuses
from analysis.compare.side_fact import to_records
from dashboard.charts.block import Block
from dashboard.charts.body_rows import BodyRow, draw_body_rows
from dashboard.components.body_texts import (
    done_parts,
    format_days,
    format_done,
    format_headings,
    format_place,
    known,
    label_body,
    stated_of,
)
from dashboard.pages.overview.findings import describe_statuses, describe_two_counts
from dashboard.shell.view import View

_FIRST = [
    "notice_id",
    "organisation",
    "province",
    "city",
    "level",
    "feedback_date",
    "problems_stated",
    "tasks_stated",
    "issues_listed",
    "done_basis",
    "done_unit",
    "done",
    "done_of",
    "done_rate",
    "done_high",
    "done_unstated",
    "rectification_min",
    "rectification_max",
    "doubts_grave",
]


def bodies_block(
    view: View,
    sums: pd.Series,
    rates: pd.DataFrame,
    shown: pd.DataFrame,
    whole: Callable[[], pd.DataFrame],
    *,
    caution: str,
) -> Block:
    """`sums`: sum_notices; `rates`: pool_rates; `shown`: the first rows of list_bodies, which `whole` has
    all."""
    tr, n, of = view.tr, len(shown), int(sums["notices"])
    in_issues = view.selection.limits_issues
    finding = [
        describe_statuses(sums, tr, in_issues=in_issues),
        "" if in_issues else describe_two_counts(sums, rates, tr),
    ]
    cut = tr("overview.bodies.shown", n=tr.number(n), of=tr.number(of)) if n < of else ""
    return Block(
        "overview.bodies",
        tr("sentence_separator").join(filter(None, finding)),
        lambda: _numbers_first(whole()),
        controls=("q", "sort"),
        clickable=True,
        note=" ".join(filter(None, [cut, caution])),
        draw=lambda: draw_body_rows(
            [_body_row(view, row) for row in to_records(shown)], headings=format_headings(shown, tr)
        ),
    )


def _numbers_first(bodies: pd.DataFrame) -> pd.DataFrame:
    """The columns that are drawn before the others."""
    others = (column for column in bodies if column not in _FIRST)
    return blank_unknown_statuses(bodies)[[*_FIRST, *others]]


def _body_row(view: View, row: dict[str, Any]) -> BodyRow:
    tr, name = view.tr, view.names[row["notice_id"]]
    days = format_days(row["rectification_min"], row["rectification_max"], tr)
    return BodyRow(
        code=row["notice_id"],
        label=label_body(f"⚠ {name}" if pd.notna(row["doubts_grave"]) else name, row, tr),
        hover=_hover(view, row, days),
        listed=float(row["issues_listed"]),
        stated=stated_of(row),
        done=format_done(row, tr),
        rate=known(row["done_rate"]),
        high=known(row["done_high"]),
        days=float(row["rectification_min"]) if days else None,
        days_text=days,
        is_open=pd.isna(row["rectification_max"]),
    )


def _hover(view: View, row: dict[str, Any], days: str) -> str:
    tr, name = view.tr, view.names[row["notice_id"]]
    lines = [
        f"<b>{name if pd.isna(row['organisation']) else row['organisation']}</b>",
        format_place(row, tr),
        f"{tr.column('feedback_date')}: {tr.day(row['feedback_date'])}",
        *(f"{tr.column(column)}: {tr.number(value)}" for column, value in stated_of(row).items()),
        f"{tr.column('issues_listed')}: {tr.number(row['issues_listed'])}",
        tr("bodies.hover.done", said=" · ".join(filter(None, done_parts(row, tr)))),
        tr("bodies.hover.days", days=days or tr("unknown")),
    ]
    if pd.notna(row["doubts_grave"]):
        lines.append(tr("doubts.signed", n=int(row["doubts_grave"])))
    return "<br>".join(lines)
