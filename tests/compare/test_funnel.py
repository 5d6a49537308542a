"""Control limits against binomial probabilities worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.funnel import control_limits, place_in_funnel


def test_limits_are_interpolated_between_exact_binomial_counts() -> None:
    # n = 10, p = 0.5: P(R <= 7) = 968/1024, P(R <= 8) = 1013/1024; 0.975 lies between, alpha = (1013/1024 - 0.975) / (45/1024)
    alpha = (1013 / 1024 - 0.975) / (45 / 1024)
    assert control_limits(0.5, [10])["high_95"].iloc[0] == pytest.approx((8 - alpha) / 10)


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
    placed = place_in_funnel(rates)
    assert placed["outside"].tolist() == ["no"] * 12 + ["998"]
    assert placed["pooled"].iloc[0] == pytest.approx(sum(completed) / 260)
