"""The charts and lists that pages of the dashboard show, taken from the pages themselves: what a bare page
with the same charts, or with the same charts and lists, has to draw. Groups, rows and order are those at
first."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.shell.data import TABLES_VARIABLE
from dashboard.shell.texts import TEXTS_VARIABLE
from tests.factories.opened import open_page

LEVEL = "county"  # the filter of a repaint


@dataclass(frozen=True)
class Contents:
    """Each chart as JSON with its configuration, and the rows of each list."""

    charts: list[tuple[str, dict[str, Any]]]
    lists: list[pd.DataFrame]


def write_contents(path: Path, pages: Iterable[str]) -> set[str]:
    """Write the contents of each page without and with the filter, of the tables that a served dashboard
    shows; returns the pages with lists."""
    for variable in (TABLES_VARIABLE, TEXTS_VARIABLE):
        os.environ.pop(variable, None)
    shown = {page: {level: contents_of(page, level) for level in ("", LEVEL)} for page in pages}
    plain = {
        page: {level: (each.charts, each.lists) for level, each in levels.items()}
        for page, levels in shown.items()
    }
    path.write_bytes(pickle.dumps(plain))
    return {page for page, levels in shown.items() if any(each.lists for each in levels.values())}


def contents_of(page: str, level: str) -> Contents:
    """What is on the page."""
    app = open_page(page, **({"level": level} if level else {}))
    charts = [element.proto for element in app.get("plotly_chart")]
    return Contents(
        [(chart.spec, json.loads(chart.config)) for chart in charts], [each.value for each in app.dataframe]
    )
