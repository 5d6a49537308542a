"""Timeline: the three durations compared across notices, cities, levels and provinces."""

from __future__ import annotations

import pandas as pd

from analysis.compare.grouping import NoticeGroup
from dashboard.block import Block
from dashboard.blocks.cut import MOST_ROWS
from dashboard.charts.duration_ranges import draw_duration_ranges
from dashboard.findings.groups import tell_groups
from dashboard.findings.timeline import find_durations
from dashboard.groups import cut_note, group_label, order_groups
from dashboard.view import View


def durations_block(view: View, ranges: pd.DataFrame, phases: pd.DataFrame, *, by: NoticeGroup) -> Block:
    """Medians and ranges. `ranges`: compare_durations by the same group; `phases`: durations, for the finding."""
    words = view.words
    groups = order_groups(view, by, ranges[by]) if by != "notice_id" else list(dict.fromkeys(ranges[by]))
    cut = cut_note(view, len(groups), by="group")
    finding = words("sentence_separator").join(
        filter(None, [find_durations(phases, words), _tell_rectification(view, ranges, groups, by=by)])
    )
    return Block(
        "timeline.durations", finding, ranges, clickable=True,
        note=f"{words('timeline.durations.hint')} {cut}".strip(),
        draw=lambda: draw_duration_ranges(
            ranges, by=by, groups=groups[:MOST_ROWS], group_label=lambda code: group_label(view, by, code),
            label=lambda phase: words(f"timeline.phase.{phase}"), hover=lambda row: hover_range(view, row, by=by),
            text=lambda row: say_range(view, row, by=by), open_label=words("timeline.durations.open"), axis=words("timeline.durations.axis"),
        ),
    )  # fmt: skip


def _tell_rectification(view: View, ranges: pd.DataFrame, groups: list[str], *, by: NoticeGroup) -> str:
    """The median days from feedback to report of each group with any dated, and of how many notices; of groups only."""
    words = view.words
    rows = ranges[(ranges["phase"] == "rectification") & (ranges["notices"] > 0)]
    if by == "notice_id" or rows.empty:
        return ""
    told = {
        row[by]: words(
            "timeline.durations.of_group",
            group=group_label(view, by, row[by]),
            days=say_range(view, row, by=by),
        )
        for _, row in rows.iterrows()
    }
    said = tell_groups([told[code] for code in groups if code in told], words, by=by)
    return words("timeline.durations.by_group", said=said)


def say_range(view: View, row: pd.Series, *, by: NoticeGroup) -> str:
    """The days of a notice; of a group the median, and how many of its notices are dated."""
    words, days = view.words, say_median(view, row)
    if by == "notice_id":
        return days
    n, of = words.number(row["notices"]), words.number(row["of_notices"])
    return words("timeline.durations.label", days=days, n=n, of=of)


def say_median(view: View, row: pd.Series) -> str:
    """The median, which of an even number may fall between two days; of reduced dates a range."""
    low, high = (view.words.decimal(row[f"median_{end}"]) for end in ("low", "high"))
    return low if low == high else f"{low}–{high}"


def hover_range(view: View, row: pd.Series, *, by: NoticeGroup) -> str:
    """What a group's phase says under the pointer: median, range, n, how many are undated or not known."""
    words = view.words
    said = [f"{group_label(view, by, row[by])} · {words('timeline.phase.' + row['phase'])}"]
    if row["notices"]:
        values = {"median": say_median(view, row), "range": words.days(row["shortest"], row["longest"])}
        said.append(words("timeline.durations.range", n=words.number(row["notices"]), of=words.number(row["of_notices"]), **values))  # fmt: skip
    if row["open_ended"]:
        from_ = words.days(row["open_from"], None)
        said.append(words("timeline.durations.undated", n=words.number(row["open_ended"]), days=from_))
    if unknown := row["of_notices"] - row["notices"] - row["open_ended"]:
        said.append(words("timeline.gantt.unknown", n=words.number(unknown)))
    return "<br>".join(said)
