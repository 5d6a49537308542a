"""The Excel workbook keeps every value in its type, and nothing in it runs."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.export import workbook
from analysis.export.workbook import Sheet, write_workbook
from tests.factories.workbooks import Rows, read_workbook

DAY = date(2024, 5, 6)


def _cells(values: list[object], dtype: str = "object") -> Rows:
    frame = pd.DataFrame({"a": pd.Series(values, dtype=dtype), "n": range(len(values))})
    return [row[:1] for row in read_workbook(write_workbook([Sheet("s", frame)], on=DAY))["s"][1:]]


def test_texts_stay_texts_numbers_numbers_and_days_days() -> None:
    texts = [
        "=1+1",
        "001",
        "1e5",
        "12/3",
        "3月5日",
        "110101199001011234",
        "https://a.b",
        "{=1}",
        "TRUE",
        "2024",
    ]
    assert _cells([*texts]) == [[text] for text in texts]
    assert _cells([1, 2.5, None, -3], "float64") == [[1.0], [2.5], [None], [-3.0]]
    assert _cells([1, None], "Int64") == [[1.0], [None]]
    assert _cells([True, None, False], "boolean") == [[True], [None], [False]]
    serial = (DAY - date(1899, 12, 30)).days
    assert _cells(["2024-05-06", "2024-05", "", None]) == [[("day", serial)], ["2024-05"], [None], [None]]
    assert _cells(list(pd.to_datetime(["2024-05-06"])), "datetime64[us]") == [[("day", serial)]]
    assert _cells(["2024-05-06", "甲"]) == [["2024-05-06"], ["甲"]]
    assert _cells(["2024-02-31", "1024-02-03"]) == [["2024-02-31"], ["1024-02-03"]]


def test_what_excel_cannot_take_is_marked_as_cut_and_control_characters_do_no_harm() -> None:
    (long,), (odd,) = _cells(["甲" * 40_000, "a\x01b\r\n_x0041_"])
    assert long == "甲" * (workbook.MOST_CHARACTERS - 1) + "…"
    assert odd.startswith("a") and "b" in odd


def test_more_rows_than_a_sheet_takes_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    read = read_workbook(write_workbook([Sheet("甲" * 40, pd.DataFrame({"n": range(5)}))], on=DAY))
    assert list(read) == ["甲" * 31, "甲" * 29 + "_2", "甲" * 29 + "_3"]
    assert [row[0] for rows in read.values() for row in rows[1:]] == [0, 1, 2, 3, 4]
