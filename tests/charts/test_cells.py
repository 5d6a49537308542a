"""Cells of a heatmap: more is stronger, and what is all the same is neither few nor many."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.colours import ALIKE, shade
from dashboard.charts.heatmap import draw_heatmap


def _colours(values: list[float], *, scale: str = "grid") -> list[str]:
    cells = pd.DataFrame(
        {
            "issue_type": ["a", "a", "b", "b"],
            "level": ["x", "y", "x", "y"],
            "issues": values,
        }
    )
    figure = draw_heatmap(
        cells,
        rows=["a", "b"],
        columns=["x", "y"],
        by="level",
        value="issues",
        row_label=str,
        column_label=str,
        value_label=str,
        hover=lambda cell: "",
        scale=scale,
    )
    return list(figure.data[0]["marker"]["color"])


def test_equal_values_are_not_coloured_as_high() -> None:
    assert _colours([3, 3, 0, 3])[:2] == [shade(ALIKE)] * 2
    assert shade(ALIKE) not in (shade(0), shade(1))
    assert _colours([2, 2, 1, 9], scale="row") == [shade(ALIKE), shade(ALIKE), shade(1 / 9), shade(1)]


def test_more_is_denser_over_the_page_so_that_a_dark_page_runs_from_dark_to_bright() -> None:
    densities = [float(colour.rstrip(")").split(",")[-1]) for colour in _colours([1, 4, 7, 10])]
    assert (
        densities == sorted(set(densities)) and len({c.rpartition(",")[0] for c in map(shade, (0, 1))}) == 1
    )
