"""Cities and levels: types of issues, days, words, group beside group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from analysis.compare.grouping import NoticeGroup
from analysis.compare.selection import UNKNOWN
from dashboard.charts.block import Block
from dashboard.charts.heatmap import draw_heatmap
from dashboard.charts.layout import on_axis
from dashboard.charts.phase_panels import PhaseTexts, draw_phase_panels
from dashboard.charts.small_bars import draw_small_bars
from dashboard.components.body_texts import format_median
from dashboard.components.group_findings import describe_tops
from dashboard.components.groups import label_group, label_groups, named_codes
from dashboard.components.shares import format_share
from dashboard.i18n.glosses import glossed_in_cell
from dashboard.pages.cities.findings import describe_phases, describe_words
from dashboard.shell.view import View

_CELL = 10  # columns of a word in a cell


def types_block(
    view: View, cells: pd.DataFrame, types: pd.DataFrame, groups: list[str], *, by: NoticeGroup, shown: int
) -> Block:
    """Shares of the issue types in each group. `cells`: count_issues by the same; `types`: count_types."""
    tr, names = view.tr, label_groups(view, by, groups)
    there = set(cells[by])
    present = [code for code in groups if code in there]
    finding = describe_tops(
        cells[cells["issue_type"] != UNKNOWN],
        tr,
        by=by,
        groups={code: names[code] for code in present},
        row="issue_type",
        value="issues",
        total="group_issues",
    )

    def hover(cell: dict[str, Any]) -> str:
        share = format_share(cell["issues"], cell["group_issues"], cell["share"], tr)
        return f"{names[cell[by]]}<br>{tr.label('issue_type', cell['issue_type'])}<br>{share}"

    return Block(
        "cities.types",
        finding or tr("cities.types.finding_none", n=tr.number(0)),
        cells,
        controls=("by",),
        clickable=True,
        note=f"{note_cut(view, shown, present, by=by)} {tr('cities.types.hint')}".strip(),
        draw=lambda: draw_small_bars(
            cells,
            rows=list(types["issue_type"]),
            columns=present[:shown],
            row="issue_type",
            by=by,
            value="share",
            row_label=lambda code: tr.label("issue_type", code),
            column_label=lambda code: names[code],
            text=lambda share: f"{100 * share:.0f}%",
            hover=hover,
        ),
    )


def phases_block(
    view: View, ranges: pd.DataFrame, groups: list[str], *, by: NoticeGroup, shown: int
) -> Block:
    """The three durations of each group. `ranges`: analysis.compare.durations.compare_durations."""
    tr, names = view.tr, label_groups(view, by, groups)

    def hover(row: pd.Series) -> str:
        return tr(
            "cities.phases.hover",
            group=names[row[by]],
            phase=tr(f"timeline.phase.{row['phase']}"),
            days=format_median(row, tr) or tr("unknown"),
            n=tr.number(row["notices"]),
            of=tr.number(row["of_notices"]),
            range=tr.days(row["shortest"], row["longest"]),
        )

    return Block(
        "cities.phases",
        describe_phases(ranges, tr, names=names, by=by),
        ranges,
        controls=("by",),
        clickable=True,
        note=f"{note_cut(view, shown, groups, by=by)} {tr('cities.phases.hint')}".strip(),
        draw=lambda: draw_phase_panels(
            ranges,
            by=by,
            groups=groups[:shown],
            texts=PhaseTexts(
                group=lambda code: on_axis(names[code]),
                phase=lambda phase: tr(f"timeline.phase.{phase}"),
                days=lambda row: format_median(row, tr),
                hover=hover,
            ),
        ),
    )


def words_block(view: View, words: pd.DataFrame, groups: list[str], *, by: NoticeGroup, shown: int) -> Block:
    """The most frequent words of each group. `words`: analysis.compare.vocabulary.top_terms, not empty."""
    tr, names = view.tr, label_groups(view, by, groups)
    there = set(words[by])
    present = [code for code in groups if code in there]
    return Block(
        "cities.words",
        describe_words(words, tr, names={code: names[code] for code in present}, by=by),
        words,
        controls=("by",),
        clickable=True,
        note=f"{note_cut(view, shown, present, by=by)} {tr('cities.words.hint')}".strip(),
        draw=lambda: _draw_words(view, words, {code: names[code] for code in present[:shown]}, by=by),
    )


def _draw_words(view: View, words: pd.DataFrame, names: dict[str, str], *, by: str) -> Figure:
    tr, cells = view.tr, words[words[by].isin(names)]
    shown = [
        glossed_in_cell(term, tr, width=_CELL, number=f"{rate:.0f}")
        for term, rate in zip(cells["term"], cells["per_10k"], strict=True)
    ]

    def hover(cell: dict[str, Any]) -> str:
        return tr(
            "cities.words.hover",
            group=names[cell[by]],
            term=tr.glossed(cell["term"]),
            rate=f"{cell['per_10k']:.1f}",
            count=tr.number(cell["count"]),
            notices=tr.number(cell["notices"]),
        )

    return draw_heatmap(
        cells.assign(shown=shown),
        rows=list(names),
        columns=sorted(set(cells["rank"])),
        by="rank",
        value="per_10k",
        row=by,
        texts="shown",
        code="term",
        row_label=lambda code: names[code],
        column_label=str,
        value_label=tr.decimal,
        hover=hover,
    )


def note_cut(view: View, shown: int, groups: Sequence[str], *, by: str, key: str = "shown") -> str:
    """How many rows are shown of how many; which of them are no place, as these come last."""
    tr, of = view.tr, len(groups)
    if shown >= of:
        return ""
    places = named_codes(groups)
    others = [code for code in groups if code not in places]
    rest = [tr("cities.quoted", name=label_group(view, by, code)) for code in others]
    counted = tr(f"cities.count.{by}", n=len(places))
    last = tr("cities.last", places=counted, rest=tr.listing(rest)) if rest else ""
    return tr(f"cities.{key}", n=tr.number(shown), of=tr.number(of), last=last)
