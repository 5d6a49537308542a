"""Short notices in 92 layouts (tests/cases/layouts, _b, _c): their issues, and the measures of each."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.ingest.extract import Extracted, extract
from analysis.read import read_file

CASES = Path(__file__).parent.parent / "cases"
# Characters that a mark, a frame and a quotation mark may take before the title as it was coded.
_FRAME = 25


def _read(path: Path) -> tuple[list[tuple[int, int]], bool]:
    """Place and number of measures of every issue, and whether it says itself that they may be wrong."""
    found = extract(read_file(path), path.stem)
    if not isinstance(found, Extracted):
        return [], True
    grave = any(doubt["grade"] == "grave" for doubt in found.rows["doubts"])
    return [(row["start"], row["n_measures"]) for row in found.rows["issues"]], grave


@pytest.mark.parametrize(
    ("folder", "most_wrong", "least"), [("layouts", 1, 254), ("layouts_b", 1, 216), ("layouts_c", 2, 155)]
)
def test_issues_and_measures_are_found_in_every_layout(folder: str, most_wrong: int, least: int) -> None:
    """`most_wrong` lists may be wrong, none without a grave doubt; `least` counts of measures are right."""
    coded = pd.read_csv(CASES / folder / "issues.csv", dtype={"file": "str"})
    wrong, silent, measures = [], [], 0
    for file, rows in coded.groupby("file"):
        found, doubted = _read(CASES / folder / f"{file}.txt")
        pairs = list(zip(found, rows.itertuples(), strict=False))
        if len(found) != len(rows) or any(not 0 <= r.start - at <= _FRAME for (at, _), r in pairs):
            wrong.append(file)
            silent += [] if doubted else [file]
        measures += sum(n == r.n_measures for (_, n), r in pairs)
    assert (len(wrong) <= most_wrong, silent, measures >= least) == (True, [], True), (wrong, measures)
