"""The passages behind a count: as many as the table counts, in the issue that it names."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import term_frequencies
from analysis.compare.vocabulary.occurrences import list_occurrences
from dashboard.components.occurrence_list import find_passages, with_place


@pytest.fixture(scope="module")
def tables(sample_folder: Path) -> Tables:
    return Tables.from_folder(sample_folder)


def test_every_count_has_its_passages(tables: Tables) -> None:
    for term in term_frequencies(tables, Selection(), limit=5)["term"]:
        for _, row in list_occurrences(tables, Selection(), term).iterrows():
            passages = find_passages(row, term)
            assert passages is not None and len(passages) == row["count"]
            assert set(passages["hit"]) == {term}
            assert passages["issue_id"].isna().all() == pd.isna(row["issue_id"])


def test_a_row_without_its_text_has_counts_only(tables: Tables) -> None:
    row = list_occurrences(tables, Selection(), "整改").iloc[0]
    assert find_passages(row.replace(row["sha256"], "0" * 64), "整改") is None


def test_rows_outside_the_issues_are_no_rows_of_unknown_type(tables: Tables) -> None:
    placed = with_place(list_occurrences(tables, Selection(), "整改"))
    assert set(placed.loc[placed["issue_id"].isna(), "place"]) == {"outside"}
    assert "outside" not in set(placed.loc[placed["issue_id"].notna(), "place"])
