"""The invented notices with dated acts: two done and one planned, all in the first issue of alpha."""

from __future__ import annotations

import pandas as pd

from tests.factories.invented_tables import invented_tables

_EVENTS = (
    ("measure_done", "2023-04", 112),
    ("measure_done", "2023-04-20", 114),
    ("measure_planned", "2023-12", 116),
)


def dated_tables() -> dict[str, pd.DataFrame]:
    """Every table of the schema."""
    first = {"notice_id": "alpha", "issue_id": "alpha#1", "year_inferred": False}
    rows = [
        first | {"event": event, "date": day, "start": start, "end": start + 2}
        for event, day, start in _EVENTS
    ]
    return invented_tables() | {"events": pd.DataFrame(rows)}
