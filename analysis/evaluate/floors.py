"""Floors under the measures: quality may rise, never fall."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from analysis.evaluate.gold import GoldError
from analysis.evaluate.score import Score

Floors = dict[str, float]


def read_floors(path: str | Path, gold_set: str) -> Floors:
    """Lowest F1 per measure for one set of codings; raises GoldError where the file has none for it."""
    try:
        loaded = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        return {measure: float(floor) for measure, floor in loaded[gold_set].items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"{path} holds no floors for {gold_set}.") from error


def below_floors(scores: Iterable[Score], floors: Floors) -> list[str]:
    """One sentence for every measure under its floor; a floor whose measure is gone counts as under it."""
    reached = {score.measure: score.f1 for score in scores}
    found = []
    for measure, floor in floors.items():
        if measure not in reached:
            found.append(f"{measure} is no longer measured; its floor is {floor:.3f}.")
        elif reached[measure] < floor - 1e-9:
            found.append(f"{measure}: {reached[measure]:.4f} is below its floor {floor:.3f}.")
    return found
