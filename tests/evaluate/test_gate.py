"""Quality as a gate: the tables against hand codings, with floors that may only rise."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis import paths
from analysis.evaluate import below_floors, read_floors, read_gold
from analysis.evaluate.accuracy import INVENTED, CodingSet, accuracy_table, measure_set
from analysis.evaluate.readings import NOW

TESTS = Path(__file__).parent.parent
FLOORS = TESTS / "floors.yaml"

# What was promised for the five notices; everything measured on them that is not named here is at 1.
PROMISED = {"issues.issue_type": 0.95, "issues.focus": 0.95, "dates": 0.97, "documents": 0.95}


def test_the_five_notices_reach_their_floors(five_notices: list[Path]) -> None:
    check("five", CodingSet("five", five_notices[0].parent))


@pytest.mark.parametrize("name", INVENTED)
def test_the_invented_notices_reach_their_floors(name: str) -> None:
    check(name, INVENTED[name])


def check(name: str, coded: CodingSet) -> None:
    """No measure is below its floor, and the figures that readers see are those that are measured."""
    scores = measure_set(coded)
    assert below_floors(scores, read_floors(FLOORS, name)) == []
    shown = pd.read_csv(NOW)
    shown = shown[shown["coding_set"] == name]
    assert shown.to_dict("records") == accuracy_table({name: scores}).to_dict("records")


def test_the_floors_under_the_five_are_no_lower_than_promised() -> None:
    for measure, floor in read_floors(FLOORS, "five").items():
        assert floor >= PROMISED.get(measure, PROMISED.get(measure.split(".")[0], 1.0)), measure


def test_every_coded_file_has_a_floor() -> None:
    sets = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    del sets["doubts"]  # lists that are doubted: tests/evaluate/test_doubted_lists.py
    del sets["acts"]  # codings of another form: tests/evaluate/test_acts.py
    for gold_set, floors in sets.items():
        tables = {measure.split(".")[0] for measure in floors}
        codings = INVENTED[gold_set].codings if gold_set in INVENTED else gold_set
        assert tables == set(read_gold(TESTS / "gold" / codings).tables)


def test_no_floor_is_lower_than_it_ever_was() -> None:
    now = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    for commit, then in committed_floors():
        for gold_set, floors in then.items():
            for measure, floor in floors.items():
                assert now.get(gold_set, {}).get(measure, -1) >= floor, (
                    f"{gold_set} {measure}: {floor} in {commit}"
                )


def committed_floors() -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
    """The file as every commit left it; none outside a git checkout."""
    path = FLOORS.relative_to(paths.PROJECT).as_posix()
    log = git("log", "--format=%h", "--", path)
    for commit in log.split():
        yield commit, yaml.safe_load(git("show", f"{commit}:{path}")) or {}


def git(*arguments: str) -> str:
    command = ["git", "-C", str(paths.PROJECT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stdout
