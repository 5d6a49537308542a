"""Grave doubts are due: nearly all wrong lists of issues carry one, hardly any right one does."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.evaluate import read_floors
from analysis.store import read_tables
from tests.factories.doubted_lists import DOUBTED, KINDS, measure_all

FLOORS = Path(__file__).parent.parent / "floors.yaml"


def test_wrong_lists_are_doubted_and_right_ones_are_not() -> None:
    measured = measure_all()
    assert measured.to_dict("records") == pd.read_csv(DOUBTED).to_dict("records")
    rows = measured.set_index("damage")
    wrong = rows["wrong_doubted"] / rows["wrong"]
    reached = {f"wrong.doubted.{kind}": wrong[kind] for kind in KINDS if kind != "none"}
    reached["right.undoubted"] = 1 - rows.loc["none", "right_doubted"] / rows.loc["none", "right"]
    floors = read_floors(FLOORS, "doubts")
    assert set(reached) == set(floors)
    assert {name: share for name, share in reached.items() if share < floors[name]} == {}
    assert rows.loc["unseen", "wrong"] >= 30 and rows.loc["none", "right"] >= 30


def test_the_five_notices_carry_no_grave_doubt() -> None:
    doubts = read_tables(paths.SHIPPED)["doubts"]
    assert len(doubts) and doubts[doubts["grade"] == "grave"].empty
