"""Control limits against binomial probabilities worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.funnel import add_control_limits, control_limits


def test_limits_are_the_exact_binomial_counts() -> None:
    # n = 10, p = 0.5: P(R <= 1) = 11/1024 and P(R <= 2) = 56/1024 lie on both sides of 0.025, P(R <= 7) and
    # P(R <= 8) of 0.975.
    assert control_limits(0.5, [10])[["low_95", "high_95"]].values.tolist() == [[0.2, 0.8]]


@pytest.mark.parametrize(("completed", "total", "outside"), [(3, 3, "no"), (0, 3, "95"), (0, 10, "998")])
def test_a_notice_is_outside_only_where_chance_seldom_puts_it(
    completed: int, total: int, outside: str
) -> None:
    # Beside 800 of 1000, 3 of 3 comes by chance in half of the cases, 0 of 3 in less than 1 of 100, 0 of 10
    # hardly ever.
    rates = pd.DataFrame({"completed": [completed, 800.0], "total": [total, 1000.0]})
    assert add_control_limits(rates)["outside"].iloc[0] == outside


def test_limits_narrow_with_n_and_lie_around_the_pooled_rate() -> None:
    limits = control_limits(0.7, [5, 50, 500])
    width = limits["high_95"] - limits["low_95"]
    assert width.is_monotonic_decreasing
    assert ((limits["low_998"] <= limits["low_95"]) & (limits["low_95"] < 0.7)).all()
    assert ((limits["high_998"] >= limits["high_95"]) & (limits["high_95"] > 0.7)).all()


@pytest.mark.parametrize("pooled", [0.0, 1.0])
def test_where_all_or_none_is_completed_limits_stay_between_0_and_1(pooled: float) -> None:
    limits = control_limits(pooled, [1, 20]).drop(columns="n")
    assert limits.notna().all(axis=None) and limits.min().min() >= 0 and limits.max().max() <= 1


def test_large_totals_do_not_overflow() -> None:
    limits = control_limits(0.9, [20_000]).iloc[0]
    assert 0.894 < limits["low_95"] < 0.9 < limits["high_95"] < 0.906


def test_a_notice_far_from_the_others_lies_outside() -> None:
    completed = [18.0] * 12 + [2.0]
    rates = pd.DataFrame(
        {"completed": completed, "total": 20.0, "rate_basis": "listed", "rate_unit": "issue"}
    )
    placed = add_control_limits(rates)
    assert placed["outside"].tolist() == ["no"] * 12 + ["998"]
    assert placed["pooled"].iloc[0] == pytest.approx(sum(completed) / 260)


def test_an_unknown_status_is_no_failure() -> None:
    # Beside 800 of 1000, 8 of 20 is outside; with 8 more unknown it may be 16 of 20, with 2 only 10.
    for unknown, outside, undecided in ((0, "998", False), (2, "95", False), (8, "no", True)):
        rates = pd.DataFrame(
            {"completed": [8.0, 800.0], "total": [20.0, 1000.0], "not_stated": [float(unknown), 0.0]}
        )
        placed = add_control_limits(rates).iloc[0]
        assert (placed["outside"], placed["undecided"]) == (outside, undecided), unknown


def test_where_the_others_are_unknown_no_notice_is_better_than_they_are() -> None:
    rates = pd.DataFrame(
        {"completed": [20.0, 2.0], "total": [20.0, 200.0], "not_stated": [0.0, 190.0], "rate_basis": "listed"}
    )
    placed = add_control_limits(rates)
    assert placed["outside"].tolist() == ["no", "no"] and placed["undecided"].tolist() == [False, True]
