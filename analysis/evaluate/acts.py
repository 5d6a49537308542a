"""Acts of measures against hand codings: the first act and all acts; two coders against each other.

The codings are in `tests/gold/acts`; tests/gold/ACTIONS.md has their rules. Writes `data/accuracy_acts.csv`:

    python -m analysis.evaluate.acts
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from analysis.evaluate.accuracy import INVENTED, TESTS
from analysis.evaluate.gold import GoldError
from analysis.evaluate.kappa import cohens_kappa
from analysis.evaluate.readings import ACTS
from analysis.evaluate.report import format_misses
from analysis.evaluate.score import Miss, Score
from analysis.ingest.build import build
from analysis.store import read_tables
from analysis.text import terminal

FOLDER = TESTS / "gold" / "acts"
# The first was there to mend rules with, the others were read once before; the first two have two coders.
PARTS = ("dev", "held", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
KEPT_APART = (
    "ninth",
)  # no rule is mended with it and no weight learned from it: what an unseen notice is like
_CODED_TWICE = PARTS[:2]
_NO_ACT = "other"
_FILES = ("measures", "acts", "coder_a", "coder_b")
INVENTED_TEXTS = {name: coded.texts for name, coded in INVENTED.items()} | {
    "corpus_acts": TESTS / "corpus_acts"
}
Act = tuple[str, int, int]  # code, start, end
Codings = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Agreement:
    """Two codings of the measures of one part; an act is the same if its code is and its passages overlap."""

    half: str
    compared: str  # program (with the codings as settled) or coders (with each other)
    measures: int
    first_same: int
    first_kappa: float
    right: int
    ours: int
    gold: int
    precision: float
    recall: float
    f1: float


def read_act_codings(folder: Path = FOLDER) -> Codings:
    """The coded measures, their acts as settled, and the acts of each coder.

    Raises:
        GoldError: a file cannot be read.
    """
    try:
        return {name: pd.read_csv(folder / f"{name}.csv", encoding="utf-8") for name in _FILES}
    except (OSError, ValueError) as error:
        raise GoldError(f"There are no codings of acts in {folder}: {error}") from error


def measure_acts(codings: Codings, actions: pd.DataFrame) -> list[Agreement]:
    """Both comparisons of each part: the program's rows of `actions` with the codings, and the coders.

    Measures of notices that are not in `actions` are left out.
    """
    found = codings["measures"]["notice_id"].isin(actions["notice_id"])
    pairs = {"program": (actions, codings["acts"]), "coders": (codings["coder_b"], codings["coder_a"])}
    parts = {part: codings["measures"][found & (codings["measures"]["half"] == part)] for part in PARTS}
    return [
        _compare(part, name, measures, *pair)
        for part, measures in parts.items()
        if len(measures)
        for name, pair in pairs.items()
        if name == "program" or part in _CODED_TWICE
    ]


def act_misses(codings: Codings, actions: pd.DataFrame) -> list[Miss]:
    """Every act of the codings or of the program that the other has not, in the order of the texts."""
    measures = codings["measures"]
    measures = measures[measures["notice_id"].isin(actions["notice_id"])].sort_values(["notice_id", "start"])
    pairs = zip(_acts(measures, actions), _acts(measures, codings["acts"]), strict=True)
    misses: list[Miss] = []
    for notice_id, (ours, gold) in zip(measures["notice_id"], pairs, strict=True):
        surplus, missed = _unpaired(ours, gold)
        misses += [Miss("actions", notice_id, start, code, "") for code, start, _ in missed]
        misses += [Miss("actions", notice_id, start, "", code) for code, start, _ in surplus]
    return sorted(misses, key=lambda miss: (miss.notice_id, miss.start))


def _compare(
    half: str, name: str, measures: pd.DataFrame, ours: pd.DataFrame, gold: pd.DataFrame
) -> Agreement:
    first: list[tuple[str, str]] = []
    total = Score("actions", "", 0, 0, 0)
    for mine, coded in zip(_acts(measures, ours), _acts(measures, gold), strict=True):
        first.append((_first(mine), _first(coded)))
        right = len(coded) - len(_unpaired(mine, coded)[1])
        total = Score("actions", "", total.right + right, total.ours + len(mine), total.gold + len(coded))
    kappa = cohens_kappa(*zip(*first, strict=True))
    return Agreement(
        half=half,
        compared=name,
        measures=len(first),
        first_same=sum(mine == coded for mine, coded in first),
        first_kappa=round(kappa if kappa is not None else 1.0, 4),
        right=total.right,
        ours=total.ours,
        gold=total.gold,
        precision=round(total.precision, 4),
        recall=round(total.recall, 4),
        f1=round(total.f1, 4),
    )


def _acts(measures: pd.DataFrame, table: pd.DataFrame) -> Iterator[list[Act]]:
    """The acts in the passage of each measure, in the order of the text."""
    rows = {id_: listed.sort_values("start", kind="stable") for id_, listed in table.groupby("notice_id")}
    for notice_id, start, end in measures[["notice_id", "start", "end"]].itertuples(index=False):
        listed = rows.get(notice_id, table.iloc[:0])
        inside = listed[(listed["start"] >= start) & (listed["start"] < end)]
        yield list(inside[["action", "start", "end"]].itertuples(index=False, name=None))


def _first(acts: list[Act]) -> str:
    return acts[0][0] if acts else _NO_ACT


def _unpaired(ours: list[Act], gold: list[Act]) -> tuple[list[Act], list[Act]]:
    """The acts of either list that the other has not."""
    surplus, missed = list(ours), []
    for act in gold:
        same = next((a for a in surplus if a[0] == act[0] and a[1] < act[2] and act[1] < a[2]), None)
        if same is None:
            missed.append(act)
        else:
            surplus.remove(same)
    return surplus, missed


def acts_of_texts(codings: Codings, folders: Mapping[str, Path]) -> pd.DataFrame:
    """The table `actions` of the coded notices whose texts are in these folders, by set."""
    named = codings["measures"][["set", "notice_id"]].drop_duplicates().itertuples(index=False)
    files = [folders[set_] / f"{notice_id}.txt" for set_, notice_id in named if set_ in folders]
    with tempfile.TemporaryDirectory() as folder:
        build([str(file) for file in files], Path(folder) / "tables", quiet=True)
        return read_tables(Path(folder) / "tables")["actions"]


def has_act_codings(folder: str | Path) -> bool:
    """Whether the folder has codings of acts, which are measured by this module."""
    return (Path(folder) / "acts.csv").is_file()


def report_acts(codings: Codings, actions: pd.DataFrame) -> Iterator[str]:
    """Lines: both comparisons of each part, and every difference of the program from the codings."""
    table = acts_table(measure_acts(codings, actions))
    rows = [tuple(map(str, row)) for row in table.itertuples(index=False)]
    yield from terminal.columns([tuple(table.columns), *rows], right=range(2, len(table.columns)))
    yield from format_misses(act_misses(codings, actions), "gold", "ours")


def act_figures(agreements: list[Agreement]) -> dict[str, float]:
    """The figures that have floors: `<half>.<compared>.first_kappa` and `.f1`."""
    return {
        f"{a.half}.{a.compared}.{name}": value
        for a in agreements
        for name, value in (("first_kappa", a.first_kappa), ("f1", a.f1))
    }


def acts_table(agreements: list[Agreement]) -> pd.DataFrame:
    """One row per half and comparison, with the columns of Agreement."""
    return pd.DataFrame([asdict(agreement) for agreement in agreements])


def main() -> int:
    """Measure every part and write the table."""
    notices = os.environ.get("NOTICES_DIR")
    if not notices:
        print("NOTICES_DIR names no folder with the texts of the five notices.", file=sys.stderr)
        return 2
    codings = read_act_codings()
    actions = acts_of_texts(codings, INVENTED_TEXTS | {"five": Path(notices)})
    acts_table(measure_acts(codings, actions)).to_csv(ACTS, index=False, lineterminator="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
