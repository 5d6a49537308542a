"""Durations compared across groups: medians of dated notices, undated ones apart."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables
from analysis.compare.timeline import compare_durations
from tests.invented_tables import invented_tables


def _groups(by: str) -> pd.DataFrame:
    ranges = compare_durations(Tables.from_frames(invented_tables()), Selection(), by=by)  # type: ignore[arg-type]
    return ranges.set_index([by, "phase"])


def test_a_group_has_the_median_and_range_of_its_dated_notices() -> None:
    row = _groups("province").loc[("甲省", "inspection")]  # alpha 40 days, beta 30 to 60
    found = row[["notices", "of_notices", "shortest", "median_low", "median_high", "longest"]].tolist()
    assert found == [2, 2, 30, 35, 50, 60]


def test_an_undated_report_is_in_no_median_but_has_a_lower_bound() -> None:
    row = _groups("province").loc[("甲省", "rectification")]
    assert row[["notices", "open_ended", "median_low", "open_from"]].tolist() == [1, 1, 184, 153]


def test_a_group_without_dates_has_no_median() -> None:
    row = _groups("level").loc[("unit", "inspection")]
    assert row["notices"] == 0 and pd.isna(row["median_low"])


@pytest.mark.parametrize("by", ["notice_id", "level", "province"])
def test_every_notice_is_in_one_group_per_phase(by: str) -> None:
    assert _groups(by).groupby("phase")["of_notices"].sum().tolist() == [3, 3, 3]


def test_an_absent_place_is_a_group_of_its_own() -> None:
    frames = invented_tables()
    frames["notices"] = frames["notices"].assign(province=None)
    ranges = compare_durations(Tables.from_frames(frames), Selection(), by="province")
    assert set(ranges["province"]) == {UNKNOWN}
