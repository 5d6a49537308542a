"""The order of groups by rate: who leads, what leaves it open, which leaders rest on few notices."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.rate_order import RateOrder

# Group: completed, without a status, total, notices with such a rate, all notices.
Row = tuple[int, int, int, int, int]


def _order(groups: dict[str, Row]) -> RateOrder:
    rows = [
        {
            "pooled": done / total,
            "pooled_high": (done + unknown) / total if unknown else None,
            "mean": None,
            "mean_high": None,
            "notices": notices,
            "of_notices": of,
        }
        for done, unknown, total, notices, of in groups.values()
    ]
    return RateOrder(pd.DataFrame(rows, index=list(groups)).astype("float64"))


CLEAR, LOW = (9, 0, 10, 3, 4), (5, 0, 10, 3, 4)


@pytest.mark.parametrize(
    ("groups", "leaders", "rivals", "is_thin"),
    [
        ({"a": CLEAR, "b": LOW}, ["a"], [], False),
        ({"a": (9, 0, 10, 1, 22), "b": LOW}, ["a"], [], True),
        ({"a": (9, 0, 10, 1, 1), "b": LOW}, ["a"], [], True),
        ({"a": (9, 0, 10, 2, 9), "b": LOW}, ["a"], [], True),
        ({"a": (9, 0, 10, 2, 8), "b": LOW}, ["a"], [], False),
        ({"a": CLEAR, "b": (1, 9, 10, 1, 4)}, [], ["b"], False),
        ({"a": CLEAR, "b": (1, 8, 10, 3, 4), "c": (2, 8, 10, 3, 4)}, [], ["c", "b"], False),
        ({"a": (5, 1, 10, 3, 4), "b": LOW}, [], ["a"], False),
        ({"a": LOW, "b": LOW}, [], [], False),
    ],
)
def test_a_leader_is_above_all_others_whatever_is_not_known(
    groups: dict[str, Row], leaders: list[str], rivals: list[str], is_thin: bool
) -> None:
    order = _order(groups)
    assert (order.leaders, order.rivals, order.is_thin) == (leaders, rivals, is_thin)


def test_the_lowest_is_named_only_where_no_status_could_change_it() -> None:
    assert _order({"a": CLEAR, "b": LOW}).last == ["b"]
    assert _order({"a": CLEAR, "b": (5, 5, 10, 3, 4)}).last == []


def test_the_lowest_is_not_named_where_it_or_the_first_rests_on_one_notice() -> None:
    assert _order({"a": CLEAR, "b": (5, 0, 10, 1, 4)}).last == []
    assert _order({"a": (9, 0, 10, 1, 4), "b": LOW}).last == []
