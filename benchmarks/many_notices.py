"""The rows of `notices` of one batch: places from the gazetteer, dates around the feedback."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.many_rows import FIRST_CHARACTER, Columns, Rows, dates_of

LEVELS = np.array(["county", "prefecture", "unit", "provincial"], object)
_SHARES = (0.55, 0.25, 0.15, 0.05)
_BODIES = (
    "卫生健康委员会",
    "教育局",
    "财政局",
    "农业农村局",
    "市场监督管理局",
    "民政局",
    "水利局",
    "住房和城乡建设局",
)
_UNITS = ("人民医院", "中心医院", "职业技术学院", "供水公司")
_UNDATED = 0.4  # of the notices without a date of report
_REDUCED = 0.1  # of the dates without a day


def list_notices(rows: Rows) -> Columns:
    """One row per notice."""
    random, n = rows.random, rows.n
    level = random.choice(LEVELS, n, p=_SHARES)
    places = [rows.shapes.places[i] for i in random.integers(len(rows.shapes.places), size=n)]
    length = np.zeros(n, np.int64)
    np.maximum.at(length, rows.notice, rows.start + rows.chars)
    report = rows.feedback + random.integers(100, 420, n)
    bodies = [_body(*row) for row in zip(places, level, random.integers(8, size=n), strict=True)]
    return {
        "notice_id": rows.ids,
        "organisation": bodies,
        "province": [place.province for place in places],
        "city": [None if of == "provincial" else place.city for place, of in zip(places, level, strict=True)],
        "district": [
            place.district if of == "county" else None for place, of in zip(places, level, strict=True)
        ],
        "level": level,
        "kind": np.where(level == "provincial", "巡视", "巡察").astype(object),
        "inspection_start": dates_of(rows.feedback - 90),
        "inspection_end": _reduced(random, dates_of(rows.feedback - 30)),
        "feedback_date": dates_of(rows.feedback),
        "report_date": np.where(random.random(n) < _UNDATED, None, dates_of(report)),
        "latest_done": _reduced(random, dates_of(rows.feedback + random.integers(20, 240, n))),
        "n_chars": length + 500,
        "sha256": [hashlib.sha256(f"{number}".encode()).hexdigest() for number in rows.numbers],
        "source": [f"notice-{number:06}.txt" for number in rows.numbers],
        "title": [f"{body}关于巡察整改进展情况的通报" for body in bodies],
        "rectification_chars": length - FIRST_CHARACTER,
        "source_quality": np.full(n, "text", object),
    }


def _body(place: Any, level: str, kind: int) -> str:
    if level == "provincial":
        return f"{place.province}{_BODIES[kind]}"
    if level == "prefecture":
        return f"{place.city}{_BODIES[kind]}"
    return f"{place.city}{place.district}{_UNITS[kind % 4] if level == 'unit' else _BODIES[kind]}"


def _reduced(random: np.random.Generator, dates: NDArray[Any]) -> NDArray[Any]:
    months = np.array([date[:7] for date in dates], object)
    return np.where(random.random(len(dates)) < _REDUCED, months, dates)
