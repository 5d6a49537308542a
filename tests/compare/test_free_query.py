"""A reader's own queries: what is answered, what is refused, and that nothing else can be reached."""

from __future__ import annotations

import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import paths
from analysis.compare.free_query import FreeQuery, QueryError, example_queries
from analysis.compare.tables import Tables
from analysis.limits import QUERY_ROWS
from analysis.schema import TABLES
from analysis.store import read_tables

# What must not be answered -> a part of the sentence that explains it.
REFUSED = {
    "COPY notices TO '{folder}/out.csv'": "Only one SELECT",
    "ATTACH '{folder}/other.db'": "Only one SELECT",
    "EXPORT DATABASE '{folder}/all'": "Only one SELECT",
    "INSTALL httpfs": "Only one SELECT",
    "LOAD httpfs": "Only one SELECT",
    "SET memory_limit = '9GB'": "Only one SELECT",
    "PRAGMA database_list": "Only one SELECT",
    "CALL pragma_version()": "Only one SELECT",
    "CREATE TABLE other AS SELECT 1": "Only one SELECT",
    "DELETE FROM notices": "Only one SELECT",
    "DROP TABLE notices": "Only one SELECT",
    "SELECT 1; DROP TABLE notices": "Only one SELECT",
    "": "Only one SELECT",
    "-- nothing": "Only one SELECT",
    "SELECT * FROM read_csv('/etc/hostname')": "Permission",
    "SELECT * FROM read_text('/etc/hostname')": "Permission",
    "SELECT * FROM read_parquet('https://example.org/x.parquet')": "",
    "SELECT * FROM glob('/etc/*')": "Permission",
    "SELECT * FROM '/etc/hostname'": "",
    "SELECT * FROM secret": "",  # a variable of this module
    "SELECT getenv('HOME')": "",
    "SELECT nothing FROM notices": "not found",
    "SELEC 1": "yntax",
    "SELECT list(range) FROM range(1000000000)": "Memory",
}
secret = pd.DataFrame({"a": [1]})


@pytest.fixture(scope="module")
def query() -> FreeQuery:
    return FreeQuery(Tables.from_folder(paths.SHIPPED))


def test_rows_are_those_of_the_tables(query: FreeQuery) -> None:
    shipped = read_tables(paths.SHIPPED)
    for name in TABLES:
        answer = query.run(f"SELECT * FROM {name}")
        assert len(answer.frame) == len(shipped[name]) and not answer.is_cut, name
        assert list(answer.frame.columns) == list(shipped[name].columns), name
    by_hand = shipped["issues"].groupby("notice_id").size().sort_index()
    counted = query.run("SELECT notice_id, count(*) AS n FROM issues GROUP BY 1 ORDER BY 1").frame
    assert counted["n"].tolist() == by_hand.tolist()


def test_whole_numbers_stay_whole_beside_unknown_ones(query: FreeQuery) -> None:
    frame = query.run("SELECT * FROM (VALUES (1), (NULL), (3)) AS t(n)").frame
    assert str(frame["n"].dtype) == "int32[pyarrow]" and frame["n"][1] is pd.NA


def test_only_one_select_without_files_is_answered(query: FreeQuery, tmp_path: Path) -> None:
    answered = []
    for sql, part in REFUSED.items():
        try:
            query.run(sql.format(folder=tmp_path))
        except QueryError as error:
            if part not in str(error) or "\n" in str(error):
                answered.append(f"{sql}: {error}")
        else:
            answered.append(f"{sql}: answered")
    assert answered == []
    assert list(tmp_path.iterdir()) == []
    assert len(query.run("FROM notices").frame) == 5


def test_a_query_without_end_is_stopped_and_the_next_is_answered(query: FreeQuery) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError, match=r"more than 0\.5 seconds"):
        query.run(
            "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 11",
            seconds=0.5,
        )
    assert time.monotonic() - start < 20
    assert query.run("SELECT 1 AS n").frame["n"].tolist() == [1]


def test_a_long_answer_is_cut_and_marked_as_cut(query: FreeQuery) -> None:
    answer = query.run(f"SELECT * FROM range({QUERY_ROWS + 5}) ORDER BY range DESC")
    assert answer.is_cut and len(answer.frame) == QUERY_ROWS
    assert answer.frame["range"][0] == QUERY_ROWS + 4
    assert not query.run(f"SELECT * FROM range({QUERY_ROWS})").is_cut


def test_the_examples_are_answered_with_rows(query: FreeQuery) -> None:
    assert [name for name, sql in example_queries().items() if query.run(sql).frame.empty] == []
