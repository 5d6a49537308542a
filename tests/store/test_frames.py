"""Frames as CSV: every cell is in its row, whatever it contains."""

from __future__ import annotations

import csv
import io

import pandas as pd

from analysis.store.frames import csv_text


def test_a_carriage_return_ends_no_row() -> None:
    frame = pd.DataFrame({"a": ["甲\r乙", "丙"], "b": ["1", "2"]})
    rows = list(csv.reader(io.StringIO(csv_text(frame), newline="")))
    assert rows == [["a", "b"], ["甲\r乙", "1"], ["丙", "2"]]
    assert csv_text(frame[1:]) == "a,b\n丙,2\n"
