"""Short notices in 158 layouts (tests/cases/layouts, _b to _e): issues, measures, who and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.ingest.extract import Extracted, extract
from analysis.read import read_file

CASES = Path(__file__).parent.parent / "cases"
# Characters that a mark, a frame and a quotation mark may take before the title as it was coded.
_FRAME = 25


def _read(path: Path) -> tuple[list[tuple[int, int]], bool, dict[str, Any]]:
    """Place and number of measures of every issue, whether it says itself that they may be wrong, its row."""
    found = extract(read_file(path), path.stem)
    if not isinstance(found, Extracted):
        return [], True, {}
    grave = any(doubt["grade"] == "grave" for doubt in found.rows["doubts"])
    issues = [(row["start"], row["n_measures"]) for row in found.rows["issues"]]
    return issues, grave, found.rows["notices"][0]


@pytest.mark.parametrize(
    ("folder", "most_wrong", "most_silent", "least"),
    [
        ("layouts", 1, 0, 254),
        ("layouts_b", 1, 0, 216),
        ("layouts_c", 2, 0, 156),
        ("layouts_d", 1, 0, 166),
        ("layouts_e", 0, 0, 200),
    ],
)
def test_issues_and_measures_are_found_in_every_layout(
    folder: str, most_wrong: int, most_silent: int, least: int
) -> None:
    """`most_wrong` lists may be wrong, `most_silent` without a grave doubt; `least` counts of measures are
    right."""
    coded = pd.read_csv(CASES / folder / "issues.csv", dtype={"file": "str"})
    wrong, silent, measures = [], [], 0
    for file, rows in coded.groupby("file"):
        found, doubted, _ = _read(CASES / folder / f"{file}.txt")
        pairs = list(zip(found, rows.itertuples(), strict=False))
        if len(found) != len(rows) or any(not 0 <= r.start - at <= _FRAME for (at, _), r in pairs):
            wrong.append(file)
            silent += [] if doubted else [file]
        measures += sum(n == r.n_measures for (_, n), r in pairs)
    assert len(wrong) <= most_wrong, wrong
    assert len(silent) <= most_silent, silent
    assert measures >= least


@pytest.mark.parametrize(("folder", "most"), [("layouts_d", 4), ("layouts_e", 0)])
def test_who_was_inspected_where_and_when_is_found_in_every_layout(folder: str, most: int) -> None:
    coded = pd.read_csv(CASES / folder / "notices.csv", dtype="str").fillna("").set_index("file")
    misses: list[tuple[str, str]] = []
    for file, row in coded.iterrows():
        found = _read(CASES / folder / f"{file}.txt")[2]
        misses += [(str(file), str(name)) for name, value in row.items() if value != (found.get(name) or "")]
    assert [name for _, name in misses if name not in ("organisation", "city", "inspecting_team")] == []
    assert len(misses) <= most, misses


def test_texts_without_coded_issues_are_refused() -> None:
    """Findings, a plan, a masked sample, news of a mobilisation meeting."""
    folder = CASES / "layouts_e"
    coded = pd.read_csv(folder / "notices.csv", dtype="str")["file"]
    others = sorted({path.stem for path in folder.glob("*.txt")} - set(coded))
    assert len(others) == 4
    assert [file for file in others if _read(folder / f"{file}.txt")[2]] == []
