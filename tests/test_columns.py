import pytest

from analysis.columns import Columns, OddColumns, columns_of, join_rows
from analysis.schema import TABLES

TABLE = TABLES["measure_terms"]


def row(**values: object) -> dict[str, object]:
    return dict.fromkeys(TABLE.names, "a") | values


def test_columns_are_read_as_their_rows_and_rows_become_columns() -> None:
    rows = [row(term="学习"), row(term="整改", count=2)]
    columns = columns_of(TABLE, rows)
    assert columns.values["term"] == ["学习", "整改"]
    assert columns == rows and list(columns) == rows
    assert (columns[-1], columns[:1], len(columns)) == (rows[1], rows[:1], 2)


def test_parts_are_joined_in_order_whatever_they_are() -> None:
    rows = [row(count=n) for n in range(4)]
    columns = columns_of(TABLE, rows[1:3])
    for parts in (
        [rows[:1], columns, rows[3:]],
        [columns_of(TABLE, rows[:1]), columns, columns_of(TABLE, rows[3:])],
    ):
        assert join_rows(TABLE, parts) == rows
    assert join_rows(TABLE, []) == []


def test_rows_with_other_columns_are_refused() -> None:
    for odd in ([row(extra=1)], [row(), {"term": "学习"}], Columns({"term": ["学习"]})):
        with pytest.raises(OddColumns):
            join_rows(TABLE, [odd])
