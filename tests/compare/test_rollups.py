"""Rollups report what the tables do, for any selection, however they are kept and whatever is joined."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.checks import check_tables
from analysis.compare import first_rows, rollup_sql, rollups
from analysis.compare import tables as opened
from analysis.compare.actions import count_actions, list_issues_by_measures, list_measures_by_action
from analysis.compare.completion import completion_rates, counts_without_total, summarise_rates
from analysis.compare.concreteness import COMPONENTS, concreteness, list_mentions
from analysis.compare.dated_acts import acts_by_month, count_dated, planned_dates
from analysis.compare.deadlines import Deadline, compare_with_deadline
from analysis.compare.documents import count_documents, list_documents, list_names
from analysis.compare.durations import durations
from analysis.compare.group_keys import KEYS
from analysis.compare.group_rates import group_rates, pool_rates
from analysis.compare.group_summary import sum_notices
from analysis.compare.issue_counts import count_issues, list_issues
from analysis.compare.layers import Layer
from analysis.compare.notice_summary import summarise_notices
from analysis.compare.outcomes import list_outcomes, sum_outcomes
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import (
    cooccurring_terms,
    count_with_longer,
    notices_with_term,
    term_frequencies,
)
from analysis.compare.vocabulary.groups import word_groups
from analysis.compare.vocabulary.top_terms import top_terms
from analysis.schema import TABLES
from analysis.store import open_store, read_tables
from benchmarks.many_tables import make_batches, write_store
from tests.factories import base_counts
from tests.factories.choices import choices

NOTICES = 60
TODAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("many") / "tables"
    write_store(place, make_batches(NOTICES, seed=5, words=40))
    return place


def selections(folder: Path, n: int) -> list[Selection]:
    """Random ones, everything first."""
    chance, notices = random.Random(3), read_tables(folder)["notices"]
    values = choices(notices)
    drawn = [
        {f: tuple(chance.sample(values[f], k=min(len(values[f]), chance.randint(1, 9)))) for f in fields}
        for fields in (chance.sample(list(values), k=chance.randint(1, 3)) for _ in range(n))
    ]
    return [Selection(), *(Selection(**fields) for fields in drawn)]


def base(tables: Tables, selection: Selection, sql: str, by: str = "level") -> pd.DataFrame:
    query = sql.format(key=KEYS[by], **base_counts.limits(selection.limits_issues))
    return selection.query(tables, query).rename(columns={"grp": by})


# Answers with a row per notice: those of the same rows in one database that has nothing summed up before.
PER_NOTICE: tuple[Callable[[Tables, Selection], pd.DataFrame], ...] = (
    *(summarise_notices, completion_rates, counts_without_total, durations, sum_outcomes),
    *(
        partial(planned_dates, today=TODAY),
        partial(compare_with_deadline, rule=Deadline("own_days", days=90)),
    ),
)


def _name(ask: Any) -> str:
    return str(getattr(ask, "func", ask).__name__)


def copied(tables: Tables) -> Tables:
    return Tables.from_frames(tables.rows_of(tables.query("SELECT notice_id FROM notices")["notice_id"]))


def different_notices(tables: Tables, chosen: list[Selection]) -> list[str]:
    plain = copied(tables)
    return [
        f"{_name(ask)} of {selection}"
        for selection in chosen
        for ask in PER_NOTICE
        if not ask(tables, selection).equals(ask(plain, selection))
    ]


def different_sums(tables: Tables, selection: Selection) -> list[str]:
    """Sums that are not those of the rows per notice in pandas."""
    notices, rates = summarise_notices(tables, selection), completion_rates(tables, selection)
    sums, levels = sum_notices(tables, selection), notices.set_index("notice_id")["level"]
    numbers = ["issues_listed", "completed_low", "completed_high", "problems_stated", "measures_stated"]
    days = notices.loc[notices["rectification_min"].notna(), ["rectification_min", "rectification_max"]]
    medians = days.astype(float).fillna(np.inf).median().replace(np.inf, np.nan).tolist()
    by_level = rates.assign(level=rates["notice_id"].map(levels))
    of_levels = group_rates(tables, selection, by="level").query("rate_basis != 'none'")
    pairs = {
        "sums": (sums[numbers].fillna(0), notices[numbers].sum()),
        "days": (
            sums[["median_low", "median_high", "dated_notices"]],
            [*medians, days["rectification_max"].notna().sum()],
        ),
        "rates": (pool_rates(tables, selection), summarise_rates(rates, fewest=1)),
        "rates of levels": (of_levels, summarise_rates(by_level, fewest=1, by="level")),
    }
    return [f"{name} of {selection}" for name, (ours, theirs) in pairs.items() if not same(ours, theirs)]


def same(ours: Any, theirs: Any) -> bool:
    """Whether the rows have the same cells, numbers up to their last digits, in any order."""
    left, right = (
        sorted(map(_cells, pd.DataFrame(rows).astype(object).to_numpy())) for rows in (ours, theirs)
    )
    return left == right


def _cells(row: Any) -> list[str]:
    return ["" if pd.isna(v) else v if isinstance(v, str) else f"{float(v):.12g}" for v in row]


def differences(tables: Tables, selection: Selection) -> list[str]:
    counts = {
        "actions": (count_actions(tables, selection, by="level"), base_counts.ACTIONS),
        "types": (count_issues(tables, selection, by="level"), base_counts.TYPES),
        "mentions": (concreteness(tables, selection, by="level"), base_counts.MENTIONS),
        "documents": (count_documents(tables, selection, by="level"), base_counts.DOCUMENTS),
        "months": (acts_by_month(tables, selection), base_counts.MONTHS),
        "dated": (pd.DataFrame([count_dated(tables, selection)]), base_counts.DATED),
    }
    found = []
    for name, (ours, sql) in counts.items():
        theirs = base(tables, selection, sql)
        ours = ours[ours.iloc[:, 2] > 0] if name in ("actions", "types") else ours
        left, right = (frame[theirs.columns].to_numpy().tolist() for frame in (ours, theirs))
        found += [] if left == right else [f"{name} of {selection}"]
    return found + [f"words of {selection}" for _ in _different_words(tables, selection)]


def _different_words(tables: Tables, selection: Selection) -> list[str]:
    """Terms whose counts differ from those in `keywords`; also of cities and provinces."""
    terms = term_frequencies(tables, selection, layers=(), longer=False).set_index("term")
    condition = "notice_id IN (SELECT notice_id FROM chosen_notices)"
    if selection.limits_issues:
        condition = "issue_id IN (SELECT issue_id FROM chosen_issues)"
    sql = "SELECT term, sum(count)::BIGINT AS count, count(DISTINCT notice_id) AS notices FROM keywords"
    counted = selection.query(tables, f"{sql} WHERE {condition} GROUP BY term").set_index("term")
    left, right = (frame[["count", "notices"]].sort_index().astype(int) for frame in (terms, counted))
    tops = top_terms(tables, selection, by="province", layers=(), limit=3)
    rows = selection.query(
        tables,
        "SELECT province, term, sum(count)::BIGINT AS count FROM keywords JOIN notices USING (notice_id) "
        f"WHERE {condition} GROUP BY province, term QUALIFY 3 >= row_number() OVER ("
        "PARTITION BY province ORDER BY sum(count) DESC, term) ORDER BY province, count DESC, term",
    )
    same = tops[["province", "term", "count"]].to_numpy().tolist() == rows.to_numpy().tolist()
    term = str(left["count"].idxmax()) if len(left) else ""
    pairs = [
        (word_groups(tables, selection, "level"), _WORD_GROUPS),
        (notices_with_term(tables, selection, term).drop(columns="sha256"), _WITH_TERM),
        (count_with_longer(tables, selection, [term], by="city").drop(columns="term"), _LONGER),
        (cooccurring_terms(tables, selection, term, layers=())[["term", "together"]], _TOGETHER),
    ]
    for ours, sql in pairs:
        theirs = selection.query(tables, sql.format(condition=condition, city=KEYS["city"]), term=term)
        left_rows, right_rows = (frame.sort_values(frame.columns[0]) for frame in (ours, theirs))
        same &= np.array_equal(left_rows.to_numpy(), right_rows.to_numpy())
    return [] if left.equals(right) and same else ["different"]


_WORD_GROUPS = """
SELECT coalesce(level, 'unknown') AS code, sum(count)::BIGINT AS tokens, count(DISTINCT notice_id) AS notices,
    count(DISTINCT issue_id) AS issues
FROM keywords JOIN notices USING (notice_id) WHERE {condition} AND $term IS NOT NULL GROUP BY code
"""
_WITH_TERM = """
SELECT notice_id, sum(count) FILTER (term = $term)::BIGINT AS n,
    10000 * sum(count) FILTER (term = $term) / sum(count), sum(count)::BIGINT,
    count(DISTINCT issue_id) FILTER (term = $term)
FROM keywords WHERE {condition} GROUP BY notice_id HAVING n > 0
"""
_LONGER = """
, rows AS (SELECT *, {city} AS grp FROM keywords JOIN notices USING (notice_id) WHERE {condition})
SELECT sum(count)::BIGINT AS n, 10000 * sum(count) / (SELECT sum(count) FROM rows), count(DISTINCT grp)
FROM rows WHERE contains(term, $term) HAVING n > 0
"""
_TOGETHER = """
, present AS (SELECT DISTINCT issue_id, term, pos FROM keywords WHERE issue_id IS NOT NULL AND {condition})
SELECT term, count(*) AS n FROM present WHERE term <> $term
    AND issue_id IN (SELECT issue_id FROM present WHERE term = $term) GROUP BY term HAVING n >= 2
"""


@pytest.mark.parametrize("kept", [False, True])
def test_rollups_are_exact(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool) -> None:
    """Kept: made from some notices at a time, in files that the next start reads."""
    monkeypatch.setattr(opened, "MANY_NOTICES", 10)
    monkeypatch.setattr(rollups, "_AT_ONCE", 17)
    keep = tmp_path if kept else None
    tables = Tables.from_folder(folder, keep=keep)
    assert [d for s in selections(folder, 25) for d in differences(tables, s)] == []
    assert different_notices(tables, selections(folder, 8)) == []
    assert [d for s in selections(folder, 25) for d in different_sums(tables, s)] == []
    if kept:
        files = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
        assert len(files) > len(rollup_sql.ROLLUPS)
        assert differences(Tables.from_folder(folder, keep=keep), Selection()) == []
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == files


@pytest.mark.parametrize("many", [False, True])
def test_layers_are_the_rows_joined(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    """A notice of a later layer replaces that of the first; another has a new key."""
    monkeypatch.setattr(opened, "MANY_NOTICES", 10 if many else 1000)
    own = {
        n: f[f["notice_id"].isin(["notice-000003", "notice-000004"])] for n, f in _of_notices(folder).items()
    }
    layers = [
        Layer(open_store(folder), left_out=frozenset({"notice-000003"})),
        Layer(own, renamed={"notice-000004": "notice-000004-2"}),
    ]
    tables = Tables.from_layers(layers, keep=tmp_path)
    assert tables.query("SELECT count(*) AS n FROM notices")["n"].tolist() == [NOTICES + 1]
    ids = tables.query("SELECT DISTINCT measure_id FROM measures WHERE notice_id = 'notice-000004-2'")
    assert ids["measure_id"].str.startswith("notice-000004-2#").all() and len(ids)
    assert [d for s in selections(folder, 8) for d in differences(tables, s)] == []
    assert different_notices(tables, selections(folder, 8)) == []


def _of_notices(folder: Path) -> Mapping[str, pd.DataFrame]:
    return {n: f for n, f in read_tables(folder).items() if "notice_id" in TABLES[n].names}


def test_generated_tables_keep_the_invariants(folder: Path) -> None:
    assert check_tables(read_tables(folder)) == []


def test_a_large_answer_has_the_types_of_a_small_one(folder: Path) -> None:
    tables = Tables.from_folder(folder)
    large = tables.query("SELECT notice_id, start, NULL::BIGINT AS none, start > 9 AS late FROM actions")
    small = tables.query(
        "SELECT notice_id, start, NULL::BIGINT AS none, start > 9 AS late FROM actions LIMIT 9"
    )
    assert len(large) > 5000
    pd.testing.assert_frame_equal(large.head(9), small)


def test_any_number_of_documents_of_a_notice_is_counted() -> None:
    """Their names are kept as bits of numbers, which have 64 each."""
    numbers = [*range(150), *range(40)]
    documents = {"notice_id": "a", "role": "issued", "name": [f"办法{n}" for n in numbers]}
    frames = {"notices": pd.DataFrame({"notice_id": ["a"]}), "documents": pd.DataFrame(documents)}
    (row,) = count_documents(Tables.from_frames(frames), Selection()).to_dict("records")
    assert (row["documents"], row["group_documents"], row["mentions"]) == (150, 150, 190)


# Lists that pages show the first rows of.
LISTS: tuple[Callable[..., pd.DataFrame], ...] = (
    *(list_issues, partial(list_issues_by_measures, per_issue=2)),
    *(list_measures_by_action, partial(list_measures_by_action, action="meeting"), list_documents),
    *(partial(list_names, place="public_services"), list_outcomes),
    *(partial(list_mentions, component=component) for component in COMPONENTS),
)


def test_the_first_rows_are_those_of_the_whole_list(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_rows, "_GUESSED", 2)
    monkeypatch.setattr(first_rows, "_APART", 1)
    tables = Tables.from_folder(folder)
    in_order = ["notice_id", "start"]  # rows of the same place have none
    wrong = [
        (str(make), selection, limit)
        for make in LISTS
        for selection in selections(folder, 6)
        for limit in (1, 40, 400)
        if not make(tables, selection, limit=limit)[in_order].equals(
            make(tables, selection)[in_order].head(limit)
        )
    ]
    assert not wrong
