"""The charts that pages of the dashboard draw, taken from the pages themselves: what a bare page with the
same charts has to draw. Their groups, rows and order are those that the page shows at first."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dashboard.shell.data import TABLES_VARIABLE
from dashboard.shell.texts import TEXTS_VARIABLE
from tests.factories.opened import open_page

LEVEL = "county"  # the filter of a repaint


def write_charts(path: Path, pages: Iterable[str]) -> None:
    """The charts of each page without and with the filter, of the tables that a served dashboard shows."""
    for variable in (TABLES_VARIABLE, TEXTS_VARIABLE):
        os.environ.pop(variable, None)
    drawn = {page: {level: charts_on(page, level) for level in ("", LEVEL)} for page in pages}
    path.write_text(json.dumps(drawn), encoding="utf-8")


def charts_on(page: str, level: str) -> list[tuple[str, dict[str, Any]]]:
    """Each chart on the page as JSON, and its configuration."""
    app = open_page(page, **({"level": level} if level else {}))
    charts = [element.proto for element in app.get("plotly_chart")]
    return [(chart.spec, json.loads(chart.config)) for chart in charts]
