"""Numbers of words are what the rows of `keywords`, for any selection, kept or not, of one store or two."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.compare import rollups
from analysis.compare import tables as opened
from analysis.compare.layers import Layer
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import cooccurrence_network, keyness, signature_words
from analysis.compare.vocabulary.keyness import SIDES, EmptyGroup
from analysis.compare.vocabulary.occurrences import list_occurrences
from analysis.compare.vocabulary.top_terms import top_terms
from analysis.compare.word_rows import source as sources
from analysis.compare.word_rows import words
from analysis.compare.word_rows.cells import count_rows
from analysis.compare.word_rows.chosen import Chosen
from analysis.schema import TABLES
from analysis.store import open_store, read_tables
from benchmarks.many_tables import make_batches, write_store
from tests.factories import base_words
from tests.factories.choices import choices

NOTICES = 30
KEYNESS = [f"{side}_{name}" for side in SIDES for name in ("count", "notices", "dp", "with_longer", "tokens")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("words") / "tables"
    write_store(place, make_batches(NOTICES, seed=7, words=60))
    return place


@pytest.fixture(params=["in memory", "kept", "two stores"])
def tables(
    request: pytest.FixtureRequest, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Tables:
    """Read and counted some rows at a time, so that words and groups go over the borders."""
    monkeypatch.setattr(opened, "MANY_NOTICES", 10)
    monkeypatch.setattr(rollups, "_AT_ONCE", 7)
    monkeypatch.setattr(sources, "_BLOCK", 101)
    monkeypatch.setattr(words, "_ROWS", 103)
    keep = None if request.param == "in memory" else tmp_path
    if request.param != "two stores":
        return Tables.from_folder(folder, keep=keep)
    replaced = frozenset({"notice-000003", "notice-000009"})
    other = {
        name: frame[frame["notice_id"].isin(replaced)]
        for name, frame in read_tables(folder).items()
        if "notice_id" in TABLES[name].names
    }
    other["keywords"] = other["keywords"].assign(count=other["keywords"]["count"] + 300)
    renamed = {"notice-000009": "a-notice"}
    layers = [Layer(open_store(folder), left_out=replaced), Layer(other, renamed=renamed)]
    return Tables.from_layers(layers, keep=keep)


def drawn(tables: Tables, n: int) -> list[Selection]:
    """Random ones; the seed is REPEAT's, where that is set."""
    chance = random.Random(int(os.environ.get("REPEAT", 11)))
    notices = tables.query("SELECT * FROM notices")
    values = choices(notices)
    fields = [chance.sample(list(values), k=chance.randint(1, 2)) for _ in range(n)]
    return [
        Selection(**{f: tuple(chance.sample(values[f], k=chance.randint(1, len(values[f])))) for f in of})
        for of in fields
    ]


def rows_of(frame: pd.DataFrame) -> list[list[str]]:
    """The cells of each row, numbers up to their last digits, in one order."""
    return sorted([_cell(cell) for cell in row] for row in frame.astype(object).to_numpy())


def _cell(cell: Any) -> str:
    return "" if pd.isna(cell) else cell if isinstance(cell, str) else f"{float(cell):.11g}"


def condition(selection: Selection) -> str:
    inside = "issue_id IN (SELECT issue_id FROM chosen_issues)"
    return inside if selection.limits_issues else "notice_id IN (SELECT notice_id FROM chosen_notices)"


def test_groups_have_the_words_of_their_rows(tables: Tables) -> None:
    different = []
    for selection in [Selection(), *drawn(tables, 8)]:
        for by in ("city", "level", "province", "issue_type", "notice_id", "part"):
            pairs = {
                "top": (top_terms(tables, selection, by=by, layers=(), limit=3), base_words.TOP),  # type: ignore[arg-type]
                "own": (_own(tables, selection, by), base_words.SIGNATURE),
            }
            different += [
                f"{name} {by} {selection}"
                for name, (ours, sql) in pairs.items()
                if rows_of(ours) != rows_of(tables.query(*base_words.grouped(selection, sql, by)))
            ]
    assert different == []


def _own(tables: Tables, selection: Selection, by: str) -> pd.DataFrame:
    own = signature_words(tables, selection, by=by, layers=(), limit=3)  # type: ignore[arg-type]
    return own[[*own.columns[:8], "with_longer_groups", "rank", "tied"]]


def test_blocks_chosen_as_a_whole_and_in_part_count_what_their_rows_do(tables: Tables) -> None:
    chosen = [Chosen.of(tables, selection) for selection in [Selection(), *drawn(tables, 30)]]
    counted = [each for of in chosen for each in of.counted if each.mask.any()]
    assert {each.whole is None for each in counted} == {True, False}
    assert max(np.diff(each.source.block_units).max(initial=0) for each in counted) > 1
    for each in counted:
        rows = count_rows(each.source, each.mask, weighed=True)
        of_keywords = ~each.source.words["of_measures"].to_numpy(bool)
        assert np.array_equal(each.words()[of_keywords], rows[of_keywords])
        in_cells = np.zeros(len(rows), np.int64)
        for word, _, n in each.cells(np.flatnonzero(of_keywords)):
            in_cells += np.bincount(word, n, len(rows)).astype(np.int64)
        assert np.array_equal(in_cells[of_keywords], rows[of_keywords])


def test_pairs_and_occurrences_are_those_of_the_rows(tables: Tables) -> None:
    different = []
    for selection in [Selection(), *drawn(tables, 8)]:
        pairs = cooccurrence_network(tables, selection, layers=(), terms=200, limit=1000)
        term = str(pairs["source"].iloc[0]) if len(pairs) else "工作"
        found = {
            "pairs": (pairs[["source", "target", *pairs.columns[2:7]]], base_words.PAIRS, {}),
            "occurrences": (
                list_occurrences(tables, selection, term),
                base_words.OCCURRENCES,
                {"term": term},
            ),
        }
        for name, (ours, sql, values) in found.items():
            theirs = selection.query(tables, sql.format(condition=condition(selection)), **values)
            different += [] if rows_of(ours) == rows_of(theirs) else [f"{name} {selection}"]
    assert different == []


def test_keyness_counts_what_the_rows_of_both_sides_do(tables: Tables) -> None:
    different, chosen = [], drawn(tables, 24)
    for target, other, within in zip(chosen[::3], chosen[1::3], chosen[2::3], strict=True):
        for reference in (None, other):
            theirs = tables.query(*base_words.sided(target, reference, within))
            try:
                ours = keyness(tables, target, reference, within=within, layers=())
            except EmptyGroup as error:
                is_empty = (theirs[f"{error.side}_tokens"] == 0).all()
                different += [] if is_empty else [f"{error.side} of {target}"]
                continue
            ours = ours[["term", "pos", *KEYNESS]].assign(
                **{f"{side}_dp": ours[f"{side}_dp"].fillna(0) for side in SIDES}
            )
            names = {"count": "n", "with_longer": "longer"}
            columns = [f"{side}_{names.get(of, of)}" for side in SIDES for of in _OF]
            both = rows_of(ours), rows_of(theirs.fillna(0)[["term", "pos", *columns]])
            different += [] if both[0] == both[1] else [f"{target} {reference} {within}"]
    assert different == []


_OF = ("count", "notices", "dp", "with_longer", "tokens")


def test_numbers_take_few_bytes_and_large_counts_fit(tables: Tables) -> None:
    columns = [source.columns for source in words.Words.of(tables).sources]
    assert {of["unit"].dtype for of in columns} == {np.dtype(np.uint32)}
    assert all(of["count"][:].max() <= np.iinfo(of["count"].dtype).max for of in columns)
