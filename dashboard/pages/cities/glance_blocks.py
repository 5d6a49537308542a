"""Cities and levels: problems, completion of one kind and days, group beside group."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.compare.grouping import NoticeGroup
from analysis.compare.side_fact import to_records
from dashboard.charts.block import Block
from dashboard.charts.body_rows import BodyRow, draw_body_rows
from dashboard.charts.layout import on_axis
from dashboard.components.body_texts import (
    SMALL,
    done_parts,
    format_done,
    format_headings,
    format_median,
    known,
    stated_of,
)
from dashboard.components.groups import label_group, label_groups
from dashboard.components.rate_choice import KEY
from dashboard.pages.cities.blocks import note_cut
from dashboard.pages.cities.findings import describe_glance
from dashboard.shell.view import View

# Of the table: the rate first, then what it is of.
_COLUMNS = [
    "done_rate",
    "done_high",
    "done",
    "done_of",
    "done_unstated",
    "done_notices",
    "notices",
    "problems_stated",
    "problems_stated_notices",
    "tasks_stated",
    "tasks_stated_notices",
    "issues_listed",
    "measures_listed",
    "median_low",
    "median_high",
    "open_from",
    "dated_notices",
    "done_basis",
    "done_unit",
]


def glance_block(
    view: View, glance: pd.DataFrame, groups: list[str], *, by: NoticeGroup, shown: int
) -> Block:
    """`glance`: analysis.compare.group_done.glance_at_groups; `groups`: in the order to show them."""
    tr, rows = view.tr, glance.set_index(by).loc[groups].reset_index()
    return Block(
        "cities.glance",
        describe_glance(rows, tr, names=label_groups(view, by, groups), by=by),
        rows[[by, *_COLUMNS]].dropna(axis="columns", how="all"),
        controls=("by", KEY),
        clickable=True,
        note=f"{note_cut(view, shown, groups, by=by)} {tr('cities.glance.hint')}".strip(),
        draw=lambda: draw_body_rows(
            [_glance_row(view, row, by) for row in to_records(rows.head(shown))],
            headings=format_headings(rows.head(shown), tr, days="median_days"),
        ),
    )


def _glance_row(view: View, row: dict[str, Any], by: str) -> BodyRow:
    tr, name = view.tr, label_group(view, by, row[by])
    days = format_median(row, tr)
    of = tr.number(row["notices"])
    return BodyRow(
        code=row[by],
        label=f"{on_axis(name)}<br>{SMALL.format(tr('cities.notices', n=of))}",
        hover=_hover(row, name, days, view),
        listed=float(row["issues_listed"]),
        stated=stated_of(row),
        done=format_done(row, tr),
        rate=known(row["done_rate"]),
        high=known(row["done_high"]),
        days=known(row["median_low"]) if days else None,
        days_text=days,
        is_open=pd.isna(row["median_high"]),
    )


def _hover(row: dict[str, Any], name: str, days: str, view: View) -> str:
    tr, of = view.tr, view.tr.number(row["notices"])
    lines = [
        f"<b>{name}</b> · {tr('cities.notices', n=of)}",
        *(
            tr(
                "cities.glance.of_notices",
                said=f"{tr.column(column)}: {tr.number(value)}",
                k=tr.number(row[f"{column}_notices"]),
                of=of,
            )
            for column, value in stated_of(row).items()
        ),
        f"{tr.column('issues_listed')}: {tr.number(row['issues_listed'])}",
        tr(
            "cities.glance.of_notices",
            said=tr("bodies.hover.done", said=" · ".join(filter(None, done_parts(row, tr)))),
            k=tr.number(row["done_notices"]),
            of=of,
        ),
        tr(
            "cities.glance.of_notices",
            said=tr("bodies.hover.median_days", days=days or tr("unknown")),
            k=tr.number(row["dated_notices"]),
            of=of,
        ),
    ]
    return "<br>".join(lines)
