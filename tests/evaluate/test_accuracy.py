"""The accuracy figures that readers see are those that are measured."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.evaluate.accuracy import FILE, INVENTED, accuracy_table, measure_set


def _written(gold_set: str) -> list[dict[str, object]]:
    table = pd.read_csv(FILE)
    return table[table["coding_set"] == gold_set].to_dict("records")


@pytest.mark.parametrize("gold_set", INVENTED)
def test_the_figures_of_an_invented_set_are_those_measured(gold_set: str) -> None:
    measured = accuracy_table({gold_set: measure_set(gold_set, [INVENTED[gold_set]])})
    assert _written(gold_set) == measured.to_dict("records")


def test_the_figures_of_the_five_notices_are_those_measured(five_notices: list[Path]) -> None:
    assert _written("five") == accuracy_table({"five": measure_set("five", five_notices)}).to_dict("records")
