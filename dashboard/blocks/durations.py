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


def hover_range(view: View, row: pd.Series, *, by: Group) -> str:
    """What a group's phase says under the pointer: median, range, n, how many are undated or not known."""
    words = view.words
    said = [f"{cell_label(view, by, row[by])} · {words('timeline.phase.' + row['phase'])}"]
    if row["notices"]:
        values = {"median": say_median(view, row), "range": words.days(row["shortest"], row["longest"])}
        said.append(words("timeline.durations.range", n=words.number(row["notices"]), of=words.number(row["of_notices"]), **values))  # fmt: skip
    if row["open_ended"]:
        from_ = words.days(row["open_from"], None)
        said.append(words("timeline.durations.undated", n=words.number(row["open_ended"]), days=from_))
    if unknown := row["of_notices"] - row["notices"] - row["open_ended"]:
        said.append(words("timeline.gantt.unknown", n=words.number(unknown)))
    return "<br>".join(said)
