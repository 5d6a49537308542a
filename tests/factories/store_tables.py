"""Small invented tables for the tests of store, checks, export and shipped tables."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.schema import TABLES
from analysis.store import empty_tables, make_frame


def row(table: str, **values: Any) -> dict[str, Any]:
    """A row of the table with the given values and None elsewhere."""
    return dict.fromkeys(TABLES[table].names) | values


def notice_row(notice_id: str, **values: Any) -> dict[str, Any]:
    base = {
        "n_chars": 100,
        "sha256": f"sha of {notice_id}",
        "source": f"{notice_id}.txt",
        "rectification_chars": 80,
        "source_quality": "text",
    }
    return row("notices", **(base | {"notice_id": notice_id} | values))


def invented_tables(*ids: str, **notice: Any) -> dict[str, pd.DataFrame]:
    """Per notice two issues with one measure each, two events and a figure."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for id_ in ids:
        rows["notices"].append(notice_row(id_, **notice))
        for seq in (1, 2):
            issue = f"{id_}#{seq}"
            span = {"start": seq * 10, "end": seq * 10 + 9}
            rows["issues"].append(
                row(
                    "issues",
                    notice_id=id_,
                    issue_id=issue,
                    seq=seq,
                    title="学习不深入",
                    status="not_stated",
                    status_basis="none",
                    n_measures=1,
                    n_chars=9,
                    **span,
                )
            )
            rows["measures"].append(
                row(
                    "measures",
                    notice_id=id_,
                    issue_id=issue,
                    measure_id=f"{issue}.1",
                    seq=1,
                    action="other",
                    n_chars=9,
                    **span,
                )
            )
        rows["events"].append(
            row(
                "events", notice_id=id_, event="report", date="2024-03", year_inferred=False, start=90, end=97
            )
        )
        rows["events"].append(
            row(
                "events",
                notice_id=id_,
                issue_id=f"{id_}#1",
                event="measure_done",
                date="2024-01-05",
                year_inferred=True,
                start=12,
                end=16,
            )
        )
        rows["figures"].append(row("figures", notice_id=id_, value=12.5, unit="元", start=13, end=15))
    return empty_tables() | {name: make_frame(TABLES[name], listed) for name, listed in rows.items()}
