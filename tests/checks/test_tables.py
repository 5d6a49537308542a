from collections.abc import Callable

import pandas as pd
import pytest

from analysis.checks import check_columns, check_sources, check_tables
from analysis.store import empty_tables
from tests.factories.store_tables import invented_tables

Tables = dict[str, pd.DataFrame]


FIRST, SECOND = slice(0, 1), slice(1, 2)


def changed(table: str, column: str, value: object, rows: slice) -> Tables:
    """Two invented notices with one value overwritten."""
    tables = invented_tables("a", "b")
    frame = tables[table].copy()
    frame.loc[frame.index[rows], column] = value
    return tables | {table: frame}


def test_good_tables_pass() -> None:
    assert check_tables(empty_tables()) == []
    assert check_tables(invented_tables("a", "b")) == []


# The check that finds it, the table, the column, the value that is written there, and in which rows.
BROKEN = [
    ("keys_are_unique", "notices", "notice_id", "a", slice(0, 2)),
    ("parents_are_known", "figures", "notice_id", "gone", FIRST),
    ("parents_are_known", "events", "issue_id", "a#9", SECOND),
    ("ids_follow_their_parents", "issues", "seq", 7, FIRST),
    ("ids_follow_their_parents", "events", "issue_id", "b#1", SECOND),
    ("spans_are_not_empty", "figures", "end", 13, FIRST),
    ("measures_are_counted", "issues", "n_measures", 5, FIRST),
    ("allowed_values", "issues", "status", "solved", FIRST),
    ("allowed_values", "issues", "focus", "party_discipline|rectification", FIRST),
    ("real_dates", "events", "date", "2024-02-31", FIRST),
    ("real_dates", "notices", "report_date", "March 2024", FIRST),
    ("not_nullable", "issues", "title", None, FIRST),
    ("not_below_the_least", "figures", "start", -1, FIRST),
]


def test_a_broken_invariant_is_named() -> None:
    for check, *change in BROKEN:
        assert check in {violation.check for violation in check_tables(changed(*change))}, change


@pytest.mark.parametrize(
    "spoil",
    [
        lambda frame: frame.drop(columns="unit"),
        lambda frame: frame.assign(extra=1),
        lambda frame: frame.assign(start=frame["start"].astype("str")),
        lambda frame: frame[frame.columns[::-1]],
    ],
    ids=["column missing", "column added", "type changed", "order changed"],
)
def test_a_foreign_table_is_recognised_by_its_columns(spoil: Callable[[pd.DataFrame], pd.DataFrame]) -> None:
    tables = invented_tables("a")
    assert check_columns(tables | {"figures": spoil(tables["figures"])})


def test_the_notices_that_break_a_column_are_named() -> None:
    [(violation, ids)] = check_columns(changed("issues", "status", "solved", FIRST))
    assert (violation.where, ids) == ("issues.status", {"a"})


@pytest.mark.parametrize(
    ("taken", "rejected", "wrong"),
    [
        (["a", "b"], ["c"], []),
        (["a"], ["c"], ["b is in the tables 0 times."]),
        (["a", "b", "c"], ["c"], ["c is in the tables 2 times."]),
        (["a", "b"], ["c", "d"], ["d is in the tables 1 times."]),
    ],
)
def test_a_source_that_is_not_in_one_table_is_reported(
    taken: list[str], rejected: list[str], wrong: list[str]
) -> None:
    assert [violation.what for violation in check_sources(["a", "b", "c"], taken, rejected)] == wrong
