"""A table as a figure, for where a page is taken away."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.layout import compose


def draw_text_table(*, headings: Sequence[str], columns: Sequence[Sequence[str]]) -> go.Figure:
    """Texts only, one sequence per column."""
    table = {
        "type": "table", "header": {"values": list(headings), "align": "left", "font": {"size": 12}},
        "cells": {"values": [list(column) for column in columns], "align": "left", "font": {"size": 12}, "height": 24},
    }  # fmt: skip
    return compose([table], rows=max((len(column) for column in columns), default=0))
