"""`query`: forms of the answer, exit codes and messages."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from analysis import paths
from analysis.__main__ import main
from analysis.library.corrections import Correction
from analysis.library.corrections.file import add_corrections
from analysis.store import read_tables

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


def test_query_and_export_apply_the_users_corrections(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "CORRECTIONS", tmp_path / "corrections.csv")
    notice = read_tables(paths.SHIPPED)["notices"].iloc[0]
    correction = Correction(
        notice["sha256"],
        "",
        "notices",
        "change",
        column="level",
        value_read=notice["level"],
        value_given="unit",
    )
    add_corrections(paths.CORRECTIONS, [correction])
    sql = f"SELECT level FROM notices WHERE notice_id = '{notice['notice_id']}'"
    assert [answer(capsys, sql, "--csv", *more)[1].split()[1] for more in ((), ("--as-read",))] == [
        "unit",
        notice["level"],
    ]
    file = tmp_path / "tables.zip"
    assert main(["export", str(file), "--tables", str(paths.SHIPPED)]) == 0
    with zipfile.ZipFile(file) as archive:
        assert ",unit," in archive.read("notices.csv").decode().splitlines()[1]
        assert "1 corrections were applied" in archive.read("README.md").decode()
