"""The rows of an answer as CSV, JSON lines or a table for people."""

from __future__ import annotations

import csv
import json
from typing import TextIO

import pandas as pd

from analysis.text.printable import printable_line
from analysis.text.terminal import columns

_MOST = 60  # characters of one cell in a table for people


def write_answer(frame: pd.DataFrame, form: str | None, out: TextIO) -> None:
    """Write the rows as `csv`, `json`, or (None) aligned columns; what is unknown is empty or null."""
    names = list(frame.columns)
    rows = [
        [None if cell is pd.NA else cell for cell in row] for row in frame.itertuples(index=False, name=None)
    ]
    if form == "csv":
        csv.writer(out, lineterminator="\n").writerows([names, *rows])
    elif form == "json":
        for row in rows:
            print(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str), file=out)
    else:
        shown = [[_shown(cell) for cell in row] for row in rows]
        numeric = [i for i in range(len(names)) if pd.api.types.is_numeric_dtype(frame.dtypes.iloc[i])]
        for line in columns([names, *shown], right=numeric):
            print(line, file=out)


def _shown(cell: object) -> str:
    return "" if cell is None else printable_line(str(cell), _MOST)
