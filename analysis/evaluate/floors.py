"""Floors under the measures: scores must not fall from one version to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from analysis.evaluate.gold import GoldError
from analysis.evaluate.score import Score

Floors = dict[str, float]


def read_floors(path: str | Path, gold_set: str) -> Floors:
    """Lowest allowed F1 (0 to 1) per measure for one set of codings.

    Raises:
        GoldError: the file cannot be read or has no floors for the set.
    """
    try:
        loaded = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        return {measure: float(floor) for measure, floor in loaded[gold_set].items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"{path} has no floors for {gold_set}.") from error


def below_floors(scores: Iterable[Score], floors: Floors) -> list[str]:
    """One sentence per measure below its floor; a measure that is no longer measured counts as below."""
    return below({score.measure: score.f1 for score in scores}, floors)


def below(reached: Mapping[str, float], floors: Floors) -> list[str]:
    """One sentence per figure below its floor; one that is no longer measured counts as below."""
    found = []
    for measure, floor in floors.items():
        if measure not in reached:
            found.append(f"{measure} is no longer measured; its floor is {floor:.3f}.")
        elif reached[measure] < floor - 1e-9:
            found.append(f"{measure}: {reached[measure]:.4f} is below its floor {floor:.3f}.")
    return found
