"""How many rows a chart can show, and how many groups make a comparison."""

from __future__ import annotations

import pandas as pd

from dashboard.shell.view import View

FEW_GROUPS = 10  # groups below which weights and differences rest on single texts
MOST_ROWS = 40  # notices a chart shows; more can neither be read nor drawn quickly


def cut_to_chart(view: View, frame: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The first rows that a chart can show, and a note where that is not all. One row per notice."""
    if len(frame) <= MOST_ROWS:
        return frame, ""
    return frame.head(MOST_ROWS), view.tr("block.cut", n=MOST_ROWS, of=len(frame))
