"""The accuracy of the tables, as a table: `python -m analysis.evaluate.accuracy` writes `data/accuracy.csv`.

The sets of hand codings are in `tests/gold`, the texts of the five notices in the folder NOTICES_DIR. A test
compares the written figures with measured ones, so readers see the accuracy of the shipped rules.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.evaluate.gold import read_gold
from analysis.evaluate.measure import evaluate
from analysis.evaluate.readings import NOW
from analysis.evaluate.score import Score, sum_scores
from analysis.ingest.build import build
from analysis.store import read_tables

DOUBTED = (
    paths.DATA / "doubts.csv"
)  # whether wrong lists of issues are doubted; tests/factories/doubted_lists.py
TESTS = paths.PROJECT / "tests"


@dataclass(frozen=True)
class CodingSet:
    """Hand codings in `tests/gold/<codings>`, and a folder of the texts that were coded.

    `by_content`: the folder has the same notices in other forms, where nothing is at its place in the text.
    """

    codings: str
    texts: Path
    by_content: bool = False


# The texts of the five are not shipped. Every file of the last set came through a real channel: Word with
# automatic numbers, a browser's print, broken lines, a site's page, a scan.
INVENTED = {"sample": CodingSet("sample", paths.SAMPLE)} | {
    name: CodingSet(name, TESTS / name)
    for name in ("corpus", "corpus_b", "corpus_c", "corpus_d", "corpus_e", "corpus_f", "corpus_g", "corpus_h")
}
INVENTED["corpus_g_files"] = CodingSet("corpus_g", TESTS / "corpus_g_files", by_content=True)


def measure_set(coded: CodingSet) -> list[Score]:
    """One score per measure over all notices of the set.

    Raises:
        GoldError: the set cannot be read.
        NoSuchSource: its folder of texts does not exist.
    """
    with tempfile.TemporaryDirectory() as folder:
        build([str(coded.texts)], Path(folder) / "tables", quiet=True)
        gold = read_gold(TESTS / "gold" / coded.codings)
        scores, _ = evaluate(gold, read_tables(Path(folder) / "tables"), by_content=coded.by_content)
    return sum_scores(scores)


def accuracy_table(measured: Mapping[str, Sequence[Score]]) -> pd.DataFrame:
    """One row per set of codings and measure.

    Columns: coding_set, measure, right, ours (facts found by the program), gold (facts coded by hand),
    precision, recall, f1 (0 to 1, four decimals).
    """
    rows = [
        {
            "coding_set": name,
            "measure": score.measure,
            "right": score.right,
            "ours": score.ours,
            "gold": score.gold,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
        }
        for name, scores in measured.items()
        for score in scores
    ]
    return pd.DataFrame(rows)


def main() -> int:
    """Measure every set and write the table."""
    notices = os.environ.get("NOTICES_DIR")
    if not notices:
        print("NOTICES_DIR names no folder with the texts of the five notices.", file=sys.stderr)
        return 2
    sets = {"five": CodingSet("five", Path(notices))} | INVENTED
    accuracy_table({name: measure_set(coded) for name, coded in sets.items()}).to_csv(
        NOW, index=False, lineterminator="\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
