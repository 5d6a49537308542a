"""Quality of search as a gate: graded judgements of queries, with floors that may only rise."""

from __future__ import annotations

import pandas as pd
import pytest
import yaml

from analysis import paths
from analysis.compare.tables import Tables
from analysis.evaluate.ranking import (
    Judged,
    agreement,
    measure_search,
    ndcg,
    read_judged,
    reciprocal_rank,
)
from analysis.ingest.build import build
from analysis.read import read_file
from analysis.search.searched import read_searched
from analysis.store import read_tables
from tests.factories.gold import GOLD
from tests.factories.shared import build_once

TESTS = GOLD.parent
FOLDERS = [paths.SAMPLE, *(TESTS / name for name in ("corpus", "corpus_b", "corpus_c", "corpus_d"))]
FLOORS = yaml.safe_load((TESTS / "search_floors.yaml").read_text(encoding="utf-8"))
JUDGED = read_judged(GOLD / "search")
INDEPENDENT = read_judged(GOLD / "search", ("independent", "independent"))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The five notices, whose tables are shipped, and the invented ones that were judged with them."""
    built = build_once(tmp_path_factory, "judged", lambda folder: build(FOLDERS, folder, quiet=True))
    invented, shipped = read_tables(built), read_tables(paths.SHIPPED)
    return Tables.from_frames({n: pd.concat([shipped[n], invented[n]], ignore_index=True) for n in shipped})


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.stem: read_file(path).text for folder in FOLDERS for path in folder.glob("*.txt")}


@pytest.mark.parametrize("source", ["tables", "texts"])
def test_search_reaches_its_floors(tables: Tables, texts: dict[str, str], source: str) -> None:
    searched = read_searched(tables, texts if source == "texts" else None)
    assert (searched.n_texts > 0) == (source == "texts")
    for judge, judged in (("", JUDGED), ("_independent", INDEPENDENT)):
        for half in ("tuned", "reported"):
            measured = measure_search(searched, [query for query in judged if query.half == half])
            print(source, half + judge, {name: round(value, 3) for name, value in measured.items()})
            floors = FLOORS[source][half + judge]
            assert {name for name, floor in floors.items() if measured[name] < floor} == set(), measured


def test_what_was_judged_is_there(tables: Tables) -> None:
    issues = set(tables.query("SELECT issue_id FROM issues")["issue_id"])
    asked = {query.issue_id for query in JUDGED} - {""}
    assert (asked | {issue for query in JUDGED for issue in query.grades}) <= issues
    assert len([query for query in JUDGED if query.words]) >= 20
    assert len(asked) >= 20
    assert {grade for query in JUDGED for grades in query.grades.values() for grade in grades} == {0, 1, 2}


def test_the_two_passes_agree_but_are_two() -> None:
    kappa = agreement(JUDGED)
    assert kappa is not None
    other = agreement(read_judged(GOLD / "search", ("first", "independent")))
    assert other is not None
    print("kappa", round(kappa, 3), "with another judge", round(other, 3))
    assert 0.8 < kappa < 1 and 0.7 < other < kappa


def test_measures_by_hand() -> None:
    query = Judged("q", "", "", "", {"a": (2, 2), "b": (1, 1), "c": (0, 0)})
    # Gains 3 and 1: at best 3 + 1 / log2(3); the other way round 1 + 3 / log2(3).
    assert ndcg(query.gains, ["a", "b"]) == 1
    assert ndcg(query.gains, ["b", "a"]) == pytest.approx((1 + 3 / 1.58496) / (3 + 1 / 1.58496), abs=1e-4)
    assert ndcg(query.gains, ["x", "c"]) == 0
    assert reciprocal_rank(query.gains, ["x", "b", "a"], 1) == 0.5
    assert reciprocal_rank(query.gains, ["x", "b", "a"], 2) == pytest.approx(1 / 3)
    assert reciprocal_rank(query.gains, ["x"], 1) == 0
