from collections.abc import Callable

import pandas as pd
import pytest

from analysis.checks import check_columns, check_sources, check_tables
from analysis.store import empty_tables
from tests.factories.store_tables import invented_tables

Tables = dict[str, pd.DataFrame]


def changed(table: str, column: str, value: object, *, rows: slice = slice(0, 1)) -> Tables:
    """Two invented notices with one value overwritten."""
    tables = invented_tables("a", "b")
    frame = tables[table].copy()
    frame.loc[frame.index[rows], column] = value
    return tables | {table: frame}


@pytest.mark.parametrize("tables", [empty_tables(), invented_tables("a", "b")], ids=["empty", "two notices"])
def test_good_tables_pass(tables: Tables) -> None:
    assert check_tables(tables) == []


@pytest.mark.parametrize(
    ("check", "tables"),
    [
        ("keys_are_unique", changed("notices", "notice_id", "a", rows=slice(0, 2))),
        ("parents_are_known", changed("figures", "notice_id", "gone")),
        ("parents_are_known", changed("events", "issue_id", "a#9", rows=slice(1, 2))),
        ("ids_follow_their_parents", changed("issues", "seq", 7)),
        ("ids_follow_their_parents", changed("events", "issue_id", "b#1", rows=slice(1, 2))),
        ("spans_are_not_empty", changed("figures", "end", 13)),
        ("measures_are_counted", changed("issues", "n_measures", 5)),
        ("allowed_values", changed("issues", "status", "solved")),
        ("allowed_values", changed("issues", "focus", "party_discipline|rectification")),
        ("real_dates", changed("events", "date", "2024-02-31")),
        ("real_dates", changed("notices", "report_date", "March 2024")),
        ("not_nullable", changed("issues", "title", None)),
        ("not_below_the_least", changed("figures", "start", -1)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_invariant_is_named(check: str, tables: Tables) -> None:
    assert check in {violation.check for violation in check_tables(tables)}


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
    [(violation, ids)] = check_columns(changed("issues", "status", "solved"))
    assert (violation.where, ids) == ("issues.status", {"a"})


def test_a_source_that_is_nowhere_is_reported() -> None:
    [violation] = check_sources(["a.txt", "b.txt", "c.txt"], invented_tables("a", "b"))
    assert "c.txt" in violation.what
