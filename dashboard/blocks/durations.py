"""Timeline: the three durations compared across notices, levels and provinces."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.selection import UNKNOWN
from analysis.compare.timeline import Group
from dashboard.block import Block
from dashboard.blocks.cut import MOST_ROWS
from dashboard.blocks.issues import cell_label
from dashboard.charts.duration_ranges import draw_duration_ranges
from dashboard.findings.timeline import find_durations
from dashboard.view import View


def durations_block(view: View, ranges: pd.DataFrame, phases: pd.DataFrame, *, by: Group) -> Block:
    """Medians and ranges. `ranges`: compare_durations by the same group; `phases`: durations, for the finding."""
    words = view.words
    groups = order_groups(ranges, by=by)
    cut = words("timeline.durations.cut", n=MOST_ROWS, of=len(groups)) if len(groups) > MOST_ROWS else ""
    return Block(
        "timeline.durations", find_durations(phases, words), ranges, clickable=True,
        note=f"{words('timeline.durations.hint')} {cut}".strip(),
        draw=lambda: draw_duration_ranges(
            ranges, by=by, groups=groups[:MOST_ROWS], group_label=lambda code: cell_label(view, by, code),
            label=lambda phase: words(f"timeline.phase.{phase}"), hover=lambda row: hover_range(view, row, by=by),
            text=lambda row: say_range(view, row, by=by), open_label=words("timeline.durations.open"), axis=words("timeline.durations.axis"),
        ),
    )  # fmt: skip


def order_groups(ranges: pd.DataFrame, *, by: Group) -> list[str]:
    """Levels as the codebook has them; notices and provinces by their first feedback."""
    present = list(dict.fromkeys(ranges[by]))
    if by != "level":
        return present
    return [code for code in (*domain("level").codes, UNKNOWN) if code in present]


def say_range(view: View, row: pd.Series, *, by: Group) -> str:
    """The days of a notice; of a group the median and n."""
    low, high = _whole(row["median_low"], row["median_high"])
    days = view.words.number(low) if low == high else f"{view.words.number(low)}–{view.words.number(high)}"
    return days if by == "notice_id" else f"{days} (n={view.words.number(row['notices'])})"


def hover_range(view: View, row: pd.Series, *, by: Group) -> str:
    """What a group's phase says under the pointer: median, range, n, and how many are undated."""
    words = view.words
    said = [f"{cell_label(view, by, row[by])} · {words('timeline.phase.' + row['phase'])}"]
    if row["notices"]:
        values = {"median": words.days(*_whole(row["median_low"], row["median_high"])), "range": words.days(row["shortest"], row["longest"])}  # fmt: skip
        said.append(words("timeline.durations.range", n=words.number(row["notices"]), of=words.number(row["of_notices"]), **values))  # fmt: skip
    if row["open_ended"]:
        from_ = words.days(row["open_from"], None)
        said.append(words("timeline.durations.undated", n=words.number(row["open_ended"]), days=from_))
    return "<br>".join(said)


def _whole(low: float, high: float) -> tuple[float, float]:
    """A median of an even number may fall between two days: then the days on both its sides."""
    return (low // 1, -(-high // 1))
