"""How accurate the tables are, kept as a table: `python -m analysis.evaluate.accuracy` writes `data/accuracy.csv`.

The sets of hand codings lie in `tests/gold`; the five notices' texts where NOTICES_DIR says. A test compares
what is written with what is measured, so the figures shown to readers are those of the shipped rules.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.evaluate.gold import read_gold
from analysis.evaluate.measure import evaluate
from analysis.evaluate.score import Score, sum_scores
from analysis.ingest.build import build
from analysis.store import read_tables

FILE = paths.DATA / "accuracy.csv"
TESTS = paths.PROJECT / "tests"
# Set of codings -> folder of its texts; the five lie with the reader.
INVENTED = {"sample": paths.SAMPLE} | {
    name: TESTS / name for name in ("corpus", "corpus_b", "corpus_c", "corpus_d", "corpus_e")
}


def measure_set(gold_set: str, sources: Sequence[str | Path]) -> list[Score]:
    """One score per measure over all notices of the set; raises GoldError, NoSuchSource."""
    with tempfile.TemporaryDirectory() as folder:
        build([str(source) for source in sources], Path(folder) / "tables", quiet=True)
        scores, _ = evaluate(read_gold(TESTS / "gold" / gold_set), read_tables(Path(folder) / "tables"))
    return sum_scores(scores)


def accuracy_table(measured: Mapping[str, Sequence[Score]]) -> pd.DataFrame:
    """One row per set of codings and measure: coding_set, measure, right, ours (facts stated by the program), gold
    (facts coded by hand), precision, recall, f1 (0 to 1, four decimals)."""
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
    sets = {"five": Path(notices)} | INVENTED
    accuracy_table({name: measure_set(name, [folder]) for name, folder in sets.items()}).to_csv(
        FILE, index=False, lineterminator="\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
