"""`query`: forms of the answer, exit codes and messages."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis import paths
from analysis.__main__ import main

SQL = "SELECT 'a,\"b' AS 甲, NULL AS none, 2 AS n UNION ALL SELECT '整改\n1', 'x', 10 ORDER BY n"


def answer(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    code = main(["query", *options, "--tables", str(paths.SHIPPED)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_csv_and_json_are_exact(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = answer(capsys, SQL, "--csv")
    assert (code, err) == (0, "")
    assert list(csv.reader(io.StringIO(out))) == [
        ["甲", "none", "n"],
        ['a,"b', "", "2"],
        ["整改\n1", "x", "10"],
    ]
    _, out, _ = answer(capsys, SQL, "--json")
    assert [json.loads(line) for line in out.splitlines()] == [
        {"甲": 'a,"b', "none": None, "n": 2},
        {"甲": "整改\n1", "none": "x", "n": 10},
    ]


def test_the_table_for_people_has_a_line_per_row_and_lines_up(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, SQL)
    assert out.splitlines() == ["甲      none   n", 'a,"b           2', "整改 1  x     10"]


def test_numbers_are_those_of_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = answer(capsys, "SELECT count(*) AS n FROM issues", "--json")
    with (paths.SHIPPED / "issues.csv").open(encoding="utf-8") as file:
        assert json.loads(out) == {"n": sum(1 for _ in csv.DictReader(file))}


def test_what_is_no_query_exits_2_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = answer(capsys, "DROP TABLE notices")
    assert (code, out) == (2, "")
    assert err == "analysis query: Only one SELECT is answered; the tables cannot be changed.\n"
