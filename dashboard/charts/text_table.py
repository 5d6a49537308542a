"""A table as a figure, for exported pages."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.layout import compose


def draw_text_table(
    *, headings: Sequence[str], columns: Sequence[Sequence[str]], align: Sequence[str] = ("left",)
) -> go.Figure:
    """Texts only, one sequence per column; `align`: of the columns, or of all alike."""
    beside = list(align) if len(align) > 1 else align[0]
    table = {
        "type": "table",
        "header": {"values": list(headings), "align": beside, "font": {"size": 12}},
        "cells": {
            "values": [list(column) for column in columns],
            "align": beside,
            "font": {"size": 12},
            "height": 24,
        },
    }
    return compose([table], rows=max((len(column) for column in columns), default=0))
