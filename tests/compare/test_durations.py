"""Durations compared across groups: medians of all notices with a bound."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.durations import compare_durations, durations, list_dates
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables
from tests.factories.invented_tables import invented_tables


def _groups(by: str) -> pd.DataFrame:
    ranges = compare_durations(Tables.from_frames(invented_tables()), Selection(), by=by)  # type: ignore[arg-type]
    return ranges.set_index([by, "phase"])


def test_a_group_has_the_median_and_range_of_its_dated_notices() -> None:
    row = _groups("province").loc[("甲省", "inspection")]  # alpha 40 days, beta 30 to 60
    found = row[["notices", "of_notices", "shortest", "median_low", "median_high", "longest"]].tolist()
    assert found == [2, 2, 30, 35, 50, 60]


def test_an_undated_report_counts_with_its_lower_bound() -> None:
    row = _groups("province").loc[("甲省", "rectification")]  # alpha 184, beta at least 153
    assert row[["notices", "open_ended", "median_low", "open_from"]].tolist() == [1, 1, 168.5, 153]
    assert pd.isna(row["median_high"])


def _rectified(*days: tuple[int, int | None]) -> pd.Series:
    """The row of notices whose report came after so many days, or is undated with a last act so long
    after."""
    frames = dict(invented_tables())
    ids = [f"n{place}" for place in range(len(days))]
    feedback = pd.Timestamp("2023-01-01")
    dates = [str((feedback + pd.Timedelta(days=n)).date()) for n, _ in days]
    notices = pd.concat([frames["notices"].iloc[:1]] * len(days), ignore_index=True)
    frames["notices"] = notices.assign(
        notice_id=ids,
        feedback_date=str(feedback.date()),
        report_date=[day if most else None for day, (_, most) in zip(dates, days, strict=True)],
        latest_done=[None if most else day for day, (_, most) in zip(dates, days, strict=True)],
    )
    kept = {name: rows if name == "notices" else rows.iloc[:0] for name, rows in frames.items()}
    ranges = compare_durations(Tables.from_frames(kept), Selection(), by="province")
    return ranges.set_index("phase").loc["rectification"]


def test_the_median_is_exact_only_where_undated_reports_lie_beyond_the_middle() -> None:
    wrong = [
        (days, found)
        for days, low, high in (
            ([(100, 100), (200, 200), (300, None)], 200, 200),
            ([(100, 100), (200, 200), (150, None)], 150, 200),
            ([(100, 100), (300, None), (400, None)], 300, None),
            ([(151, 151), (167, None)], 159, None),
        )
        if (found := _rectified(*days)[["median_low", "median_high"]].astype("object").to_list())
        != [low, high]
        and not (found[0] == low and high is None and pd.isna(found[1]))
    ]
    assert wrong == []


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


def _events(*events: tuple[str, str, int]) -> Tables:
    """The invented tables with dated events of beta (feedback 2023-07-01, undated, done at least until
    2023-12)."""
    rows = [
        {
            "notice_id": "beta",
            "issue_id": None,
            "event": event,
            "date": day,
            "year_inferred": start > 50,
            "start": start,
            "end": start + 5,
        }
        for event, day, start in events
    ]
    return Tables.from_frames(invented_tables() | {"events": pd.DataFrame(rows)})


def test_a_date_has_the_passage_that_prints_it_or_none() -> None:
    tables = _events(
        ("feedback", "2023-07-01", 10),
        ("reference", "2023-12", 20),
        ("measure_done", "2023-12", 60),
        ("measure_done", "2023-12", 70),
    )
    dates = list_dates(tables, Selection(), phase="rectification", group="beta")
    assert dates[["event", "start", "date_basis"]].values.tolist() == [
        ["feedback", 10, "printed"],
        ["measure_done", 60, "inferred"],
    ]
    without = list_dates(
        _events(("reference", "2023-12", 20)), Selection(), phase="rectification", group="beta"
    )
    assert list(without["date_basis"]) == ["no_passage"] * 2 and without["start"].isna().all()


def test_at_least_0_days_is_nothing_known() -> None:
    frames = dict(invented_tables())
    frames["notices"] = frames["notices"].assign(latest_done="2023-07-01")
    feedback = pd.DataFrame(
        [
            {
                "notice_id": "beta",
                "issue_id": None,
                "event": "feedback",
                "date": "2023-07-01",
                "year_inferred": False,
                "start": 1,
                "end": 5,
            }
        ]
    )
    tables = Tables.from_frames(frames | {"events": feedback})
    phases = durations(tables, Selection()).set_index(["notice_id", "phase"])
    row = phases.loc[("beta", "rectification")]
    assert row["basis"] == "none" and row[["days_min", "last_day"]].isna().all()
    ranges = compare_durations(tables, Selection(), by="province").set_index(["province", "phase"])
    assert ranges.loc[("甲省", "rectification"), ["notices", "of_notices", "open_ended"]].tolist() == [
        1,
        2,
        0,
    ]
    assert len(list_dates(tables, Selection(), phase="rectification", group="beta")) == 1


def test_dates_are_those_of_the_selection() -> None:
    tables = Tables.from_frames(invented_tables())
    assert list_dates(tables, Selection(notices=("alpha",)), phase="wait", group="beta").empty


def test_a_lower_bound_is_to_the_act_that_began_last() -> None:
    """Of July and 20 July, both done by the end of July, it is 20 July."""
    frames = dict(invented_tables())
    notices = frames["notices"].assign(report_date=None, latest_done="2023-07")
    first = notices["notice_id"].iloc[0]
    event = {"event": "measure_done", "year_inferred": False, "start": 0, "end": 1, "issue_id": None}
    acts = pd.DataFrame(
        [event | {"notice_id": first, "date": day} for day in ("2023-07", "2023-07-20", "2023", "2023-08-01")]
    )
    tables = Tables.from_frames(frames | {"notices": notices, "events": acts})
    days = durations(tables, Selection()).query("phase == 'rectification'").set_index("notice_id")
    assert (days.loc[first, "basis"], str(days.loc[first, "last_day"])[:10]) == ("latest_done", "2023-07-20")
