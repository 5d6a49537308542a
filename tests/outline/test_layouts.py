"""Short notices in 32 layouts (tests/cases/layouts): their issues and the number of measures of each."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.doubts import find_doubts
from analysis.ingest.extract import extract_rows
from analysis.outline.notice import read_document
from analysis.read import read_file

LAYOUTS = Path(__file__).parent.parent / "cases" / "layouts"
# Characters that a mark, a frame and a quotation mark may take before the title as it was coded.
_FRAME = 25


def _read(file: str) -> tuple[list[tuple[int, int]], bool]:
    """Place and number of measures of every issue, and whether a grave doubt is due."""
    document = read_document(read_file(LAYOUTS / file), file)
    rows = extract_rows(document)
    places = document.places
    grave = any(doubt["grade"] == "grave" for doubt in find_doubts(document, rows))
    starts = [(row["start"], row["n_measures"]) for row in rows["issues"]]
    return [(places[start] if places is not None else start, n) for start, n in starts], grave


def test_issues_and_measures_are_found_in_every_layout() -> None:
    coded = pd.read_csv(LAYOUTS / "issues.csv", dtype={"file": "str"})
    wrong, silent, measures = [], [], 0
    for file, rows in coded.groupby("file"):
        found, grave = _read(f"{file}.txt")
        pairs = list(zip(found, rows.itertuples(), strict=False))
        if len(found) != len(rows) or any(not 0 <= r.start - at <= _FRAME for (at, _), r in pairs):
            wrong.append(file)
            silent += [] if grave else [file]
        measures += sum(n == r.n_measures for (_, n), r in pairs)
    assert (len(wrong) <= 2, silent, measures >= 250) == (True, [], True), (wrong, silent, measures)
