"""Acts of measures against the codings of two coders, with floors; the figures readers see are measured."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis.evaluate.acts import (
    INVENTED_TEXTS,
    act_figures,
    acts_of_texts,
    acts_table,
    measure_acts,
    read_act_codings,
)
from analysis.evaluate.floors import below, read_floors
from analysis.evaluate.readings import ACTS

FLOORS = Path(__file__).parent.parent / "floors.yaml"


def test_acts_reach_their_floors() -> None:
    """Without the texts of the five their measures are skipped, and the written figures are not compared."""
    notices = os.environ.get("NOTICES_DIR")
    folders = INVENTED_TEXTS | ({"five": Path(notices)} if notices else {})
    codings = read_act_codings()
    agreements = measure_acts(codings, acts_of_texts(codings, folders))
    assert below(act_figures(agreements), read_floors(FLOORS, "acts")) == []
    if notices:
        assert pd.read_csv(ACTS).to_dict("records") == acts_table(agreements).to_dict("records")


@pytest.mark.parametrize(
    ("ours", "first_same", "right"),
    [
        ([("rule", 0, 5), ("meeting", 6, 9)], 1, 2),  # as coded
        ([("rule", 4, 5), ("meeting", 9, 12)], 1, 1),  # the second act is elsewhere
        ([("meeting", 0, 5), ("rule", 6, 9)], 0, 0),  # the codes are exchanged
        ([("rule", 0, 9), ("rule", 0, 9)], 1, 1),  # one act pairs with one
        ([], 0, 0),
    ],
)
def test_an_act_is_the_same_by_code_and_passage(
    ours: list[tuple[str, int, int]], first_same: int, right: int
) -> None:
    coded = _table([("rule", 0, 5), ("meeting", 6, 9)])
    measures = pd.DataFrame({"half": "dev", "set": "s", "notice_id": "n", "start": [0], "end": [20]})
    codings = {"measures": measures, "acts": coded, "coder_a": coded, "coder_b": coded}
    found = measure_acts(codings, pd.concat([_table(ours), _table([("other", 50, 51)])]))
    assert [(a.compared, a.first_same, a.right) for a in found] == [
        ("program", first_same, right),
        ("coders", 1, 2),
    ]


def _table(acts: list[tuple[str, int, int]]) -> pd.DataFrame:
    return pd.DataFrame(acts, columns=["action", "start", "end"]).assign(notice_id="n")
