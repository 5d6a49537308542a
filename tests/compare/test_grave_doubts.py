"""Grave doubts are counted per notice, and those about its list of issues are told apart."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.grave_doubts import count_grave_doubts
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from tests.factories.invented_tables import invented_tables

_CODES = [("alpha", "dates_order"), ("beta", "cut_off"), ("beta", "number_gap"), ("beta", "number_gap")]


def _tables() -> Tables:
    frames = invented_tables()
    blank = dict.fromkeys(frames["doubts"].columns)
    rows = [{**blank, "notice_id": n, "doubt": d, "grade": "grave"} for n, d in _CODES]
    added = pd.DataFrame(rows).astype(frames["doubts"].dtypes.to_dict())
    return Tables.from_frames(frames | {"doubts": pd.concat([frames["doubts"], added])})


def test_grave_doubts_are_counted_once_per_code_and_the_most_serious_is_named() -> None:
    found = count_grave_doubts(_tables(), Selection()).astype(object)
    rows = found.where(found.notna(), None).to_dict("records")
    assert [tuple(row.values()) for row in rows] == [
        ("alpha", 1, "dates_order", None),  # a date is doubtful, the list is not
        ("beta", 2, "number_gap", "number_gap"),
        ("gamma", 1, "one_issue", "one_issue"),
    ]
    codes = list(domain("doubt").codes)
    assert codes.index("number_gap") < codes.index("cut_off")


def test_only_the_chosen_notices_are_counted() -> None:
    found = count_grave_doubts(_tables(), Selection(notices=("alpha",)))
    assert list(found["notice_id"]) == ["alpha"]
    assert count_grave_doubts(_tables(), Selection(levels=("central",))).empty
