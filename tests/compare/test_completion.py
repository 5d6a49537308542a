"""Completion rates: the total a count belongs to, mostly completed, counts without a total, where figures
are."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.compare.completion import (
    add_completion_bounds,
    completion_rates,
    counts_without_total,
    list_stated_figures,
    summarise_rates,
)
from analysis.compare.notice_summary import list_stated_totals, summarise_notices
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.schema import TABLES
from analysis.store.frames import make_frame
from tests.factories.invented_tables import invented_tables

EVERYTHING = Selection()

# state, value, statistic; in the order of the text, ten characters apart from 100 on.
Figure = tuple[str, float] | tuple[str, float, str]


def _tables(*figures: Figure, counted: str = "problem", scope: str = "own") -> Tables:
    """The invented tables with these figures as all that alpha states."""
    rows: list[dict[str, Any]] = []
    for place, (state, value, *statistic) in enumerate(figures):
        start = 100 + 10 * place
        rows.append(
            {
                "notice_id": "alpha",
                "counted": counted,
                "state": state,
                "statistic": statistic[0] if statistic else "count",
                "value": value,
                "scope": scope,
                "start": start,
                "end": start + 5,
            }
        )
    return Tables.from_frames(invented_tables() | {"totals": make_frame(TABLES["totals"], rows)})


def _stated(*figures: Figure, counted: str = "problem") -> pd.Series:
    rates = completion_rates(_tables(*figures, counted=counted), Selection(notices=("alpha",)))
    return rates[rates["rate_basis"] == "stated"].iloc[0]


@pytest.mark.parametrize(
    ("figures", "total", "other"),
    [
        ((("total", 18), ("completed", 16)), 18, None),
        ((("total", 18), ("total", 34), ("completed", 30)), 34, None),  # only 34 is large enough
        (
            (("total", 18), ("total", 34), ("completed", 12), ("ongoing", 22)),
            34,
            None,
        ),  # the states add up to 34
        ((("total", 18), ("total", 34), ("completed", 17), ("completed", 50, "percent")), 34, None),
        (
            (("total", 18), ("total", 34), ("completed", 16)),
            18,
            34,
        ),  # nothing decides: the first, and the other named
    ],
)
def test_a_count_belongs_to_the_total_that_the_notice_backs(
    figures: tuple[Figure, ...], total: int, other: int | None
) -> None:
    row = _stated(*figures)
    assert row["total"] == total
    assert (None if pd.isna(row["other_total"]) else row["other_total"]) == other
    _assert_every_page_shows(total, _tables(*figures))


def test_a_notice_without_a_total_that_fits_shows_its_first() -> None:
    _assert_every_page_shows(18, _tables(("total", 18), ("total", 34)))
    _assert_every_page_shows(12, _tables(("total", 12), ("total", 18), ("completed", 40)))  # none is enough


def _assert_every_page_shows(total: int, tables: Tables) -> None:
    """Summary and passages have the total of the completion rate."""
    summary = summarise_notices(tables, Selection(issue_types=())).set_index("notice_id")
    listed = list_stated_totals(tables, Selection(notices=("alpha",)), column="problems_stated")
    assert summary.loc["alpha", "problems_stated"] == listed["value"].iloc[0] == total
    assert listed["start"].iloc[1:].is_monotonic_increasing


@pytest.mark.parametrize(
    ("figures", "rate", "with_mostly"),
    [
        ((("total", 10), ("completed", 6), ("mostly_completed", 3)), 0.6, 0.9),
        (
            (("total", 36), ("completed", 30), ("mostly_completed", 35)),
            30 / 36,
            35 / 36,
        ),  # the second contains the first
        ((("total", 36), ("mostly_completed", 35)), None, 35 / 36),
        ((("total", 10), ("completed", 6)), 0.6, None),
    ],
)
def test_mostly_completed_counts_only_in_the_second_rate(
    figures: tuple[Figure, ...], rate: float | None, with_mostly: float | None
) -> None:
    row = _stated(*figures)
    found = [None if pd.isna(row[c]) else pytest.approx(row[c]) for c in ("rate", "rate_with_mostly")]
    assert found == [rate, with_mostly]


def test_units_are_never_mixed() -> None:
    tables = _tables(("total", 10))
    tables_of_measures = list_stated_figures(tables, Selection(notices=("alpha",)), unit="measure")
    rates = completion_rates(tables, Selection(notices=("alpha",)))
    assert tables_of_measures.empty and "stated" not in set(rates["rate_basis"])


def test_a_rate_points_to_its_figures() -> None:
    row = _stated(("total", 10), ("completed", 6), ("completed", 60, "percent"))
    places = ["total_start", "total_end", "completed_start", "completed_end", "printed_start", "printed_end"]
    assert row[places].tolist() == [100, 105, 110, 115, 120, 125]


def test_a_count_without_a_total_is_a_count_and_no_rate() -> None:
    tables = _tables(("completed", 41), counted="measure")
    counts = counts_without_total(tables, EVERYTHING)
    assert counts[["notice_id", "counted", "value", "start"]].values.tolist() == [
        ["alpha", "measure", 41, 100]
    ]
    assert "measure" not in set(completion_rates(tables, EVERYTHING)["rate_unit"])


def test_a_count_with_its_total_is_listed_as_no_bare_count() -> None:
    assert counts_without_total(_tables(("total", 50), ("completed", 41)), EVERYTHING).empty


def test_figures_of_a_part_make_no_rate() -> None:
    tables = _tables(("total", 10), ("completed", 6), scope="part")
    assert "stated" not in set(completion_rates(tables, EVERYTHING)["rate_basis"])


def test_days_of_an_undated_report_are_a_minimum() -> None:
    rates = completion_rates(Tables.from_frames(invented_tables()), EVERYTHING).set_index("notice_id")
    assert rates.loc["beta", "days_min"] == 153 and pd.isna(rates.loc["beta", "days_max"])
    assert pd.isna(rates.loc["gamma", "days_min"])  # neither report nor anything done is dated


def test_at_least_0_days_is_nothing_known() -> None:
    frames = invented_tables()
    frames["notices"] = frames["notices"].assign(latest_done="2023-07-01")  # beta's feedback
    rates = completion_rates(Tables.from_frames(frames), EVERYTHING).set_index("notice_id")
    assert pd.isna(rates.loc["beta", "days_min"]) and set(rates.loc["alpha", "days_min"]) == {184}


def _given(basis: str, *counts: tuple[float, float, float | None]) -> pd.DataFrame:
    """Rates of notices with completed, total and not stated each, and one notice without any."""
    given = pd.DataFrame(counts, columns=["completed", "total", "not_stated"], dtype="float64")
    high = (given["completed"] + given["not_stated"]) / given["total"]
    rates = given.assign(
        notice_id=[f"n{i}" for i in given.index],
        rate_basis=basis,
        rate_unit="issue",
        rate=given["completed"] / given["total"],
        high=high,
        days_min=100,
        days_max=100,
    )
    return pd.concat([rates, pd.DataFrame([{"notice_id": "bare", "rate_basis": "none"}])])


def test_coverage_counts_all_chosen_notices() -> None:
    summary = summarise_rates(_given("listed", (1, 1, 0), (9, 18, 0)))
    assert summary[["notices", "of_notices"]].values.tolist() == [[2, 3]]


def test_mean_and_pooled_differ_where_totals_do() -> None:
    row = summarise_rates(_given("listed", (1, 1, 0), (9, 18, 0))).iloc[0]
    assert (row["mean"], row["pooled"]) == (0.75, pytest.approx(10 / 19))


def test_mean_and_pooled_have_the_bounds_of_what_is_not_stated() -> None:
    row = summarise_rates(_given("listed", (1, 10, 9), (9, 18, 3))).iloc[0]
    assert row[["mean", "mean_high"]].tolist() == pytest.approx([0.3, (1 + 12 / 18) / 2])
    assert row[["pooled", "pooled_high", "not_stated"]].tolist() == pytest.approx([10 / 28, 22 / 28, 12])


def test_stated_rates_have_no_bounds() -> None:
    row = summarise_rates(_given("stated", (1, 10, None), (9, 18, None))).iloc[0]
    assert row[["mean_high", "pooled_high", "not_stated"]].isna().all()


def test_what_a_notice_states_of_all_is_no_rate_of_chosen_issues() -> None:
    tables = _tables(("total", 10), ("completed", 6))
    chosen = Selection(issue_types=("safety_risk",))
    assert set(completion_rates(tables, chosen)["rate_basis"]) == {"listed", "none"}
    assert counts_without_total(_tables(("completed", 41), counted="measure"), chosen).empty


def test_bounds_run_from_none_to_all_of_what_is_not_stated() -> None:
    glance = summarise_notices(Tables.from_frames(invented_tables()), EVERYTHING)
    bounds = add_completion_bounds(glance).set_index("notice_id")
    assert bounds.loc["alpha", ["low", "high"]].tolist() == pytest.approx([2 / 3, 1.0])
    assert bounds.loc["gamma", ["low", "high"]].tolist() == [0.0, 1.0]
