from pathlib import Path

import pandas as pd
import pytest

from analysis.schema import TABLES
from analysis.store import (
    DamagedStore,
    StoreError,
    empty_tables,
    fingerprint,
    locked,
    make_frame,
    read_tables,
    write_tables,
)
from analysis.store.write import write_csv
from tests.factories.store_tables import invented_tables, notice_row, row


@pytest.mark.parametrize("format", ["csv", "parquet"])
@pytest.mark.parametrize("tables", [empty_tables(), invented_tables("a", "b")], ids=["empty", "two notices"])
def test_tables_come_back_as_they_were_written(
    tmp_path: Path, format: str, tables: dict[str, pd.DataFrame]
) -> None:
    write_tables(tables, tmp_path / "t", format=format)
    read = read_tables(tmp_path / "t")
    for name in TABLES:
        pd.testing.assert_frame_equal(read[name], tables[name])


@pytest.mark.parametrize("title", ["NA", "null", 'a "quoted", b', "“十四五”, 规划", "1e5", "001", "true"])
def test_a_text_that_looks_like_something_else_stays_a_text(tmp_path: Path, title: str) -> None:
    tables = empty_tables() | {"notices": make_frame(TABLES["notices"], [notice_row("a", title=title)])}
    write_tables(tables, tmp_path / "t")
    assert list(read_tables(tmp_path / "t")["notices"]["title"]) == [title]


@pytest.mark.parametrize(
    ("value", "printed"), [(37.0, "37"), (0.1, "0.1"), (1e16, "10000000000000000"), (38600.5, "38600.5")]
)
def test_numbers_are_printed_as_people_write_them(tmp_path: Path, value: float, printed: str) -> None:
    rows = [row("figures", notice_id="a", value=value, unit="元", start=1, end=2)]
    write_tables(empty_tables() | {"figures": make_frame(TABLES["figures"], rows)}, tmp_path / "t")
    assert (tmp_path / "t" / "figures.csv").read_bytes().splitlines()[1] == f"a,,{printed},元,1,2".encode()


def test_csv_is_utf_8_with_line_feeds_and_a_header(tmp_path: Path) -> None:
    write_tables(invented_tables("a"), tmp_path / "t")
    data = (tmp_path / "t" / "events.csv").read_bytes()
    assert data.splitlines()[0].decode() == ",".join(TABLES["events"].names)
    assert b"\r" not in data
    assert b"a,,report,2024-03,false,90,97\n" in data


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda r: r | {"extra": 1}, "extra"),
        (lambda r: {k: v for k, v in r.items() if k != "unit"}, "unit"),
        (lambda r: r | {"start": "x"}, "figures.start"),
        (lambda r: r | {"start": 1.5}, "figures.start"),
    ],
)
def test_rows_that_are_not_the_tables_are_refused(change, words: str) -> None:
    good = row("figures", notice_id="a", value=1.0, unit="元", start=1, end=2)
    with pytest.raises(ValueError, match=words):
        make_frame(TABLES["figures"], [change(good)])


def test_the_fingerprint_changes_with_the_tables(tmp_path: Path) -> None:
    folder = tmp_path / "t"
    seen = [fingerprint(folder)]
    for tables in (invented_tables("a"), invented_tables("b")):
        write_tables(tables, folder)
        seen.append(fingerprint(folder))
    assert seen[0] == ""
    assert len(set(seen)) == 3


def test_a_folder_without_tables_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no tables"):
        read_tables(tmp_path)


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    write_tables(invented_tables("a"), tmp_path / "t")
    (tmp_path / "t" / "figures.csv").write_text(
        "notice_id,issue_id,value,unit,start,end\na,,many,元,1,2\n", encoding="utf-8"
    )
    with pytest.raises(DamagedStore, match=r"figures\.csv"):
        read_tables(tmp_path / "t")


def test_the_fingerprint_changes_with_an_edit_by_hand(tmp_path: Path) -> None:
    folder = write_tables(invented_tables("a"), tmp_path / "t")
    before = fingerprint(folder)
    with (folder / "issues.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert before and fingerprint(folder) not in ("", before)


def test_a_data_package_of_another_program_is_no_folder_of_tables(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "other", "resources": []}', encoding="utf-8")
    assert fingerprint(tmp_path) == ""
    with pytest.raises(StoreError, match="no tables"):
        read_tables(tmp_path)


@pytest.mark.parametrize("title", ["plain", "a\rb"])
def test_a_table_written_in_pieces_has_the_bytes_of_one_written_at_once(tmp_path: Path, title: str) -> None:
    """Also where only the last piece has a cell that makes the whole table quoted."""
    notices = [notice_row("a"), notice_row("b"), notice_row("c", title=title)]
    tables = empty_tables() | {"notices": make_frame(TABLES["notices"], notices)}
    write_tables(tables, tmp_path / "whole")
    with locked(tmp_path / "pieces") as folder:
        write_csv(folder, lambda table: (tables[table.name][i : i + 1] for i in range(3)))
    for file in (tmp_path / "whole").iterdir():
        assert (tmp_path / "pieces" / file.name).read_bytes() == file.read_bytes(), file.name
