"""Notices or groups side by side: everything that the tables contain about each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import pandas as pd

from analysis.compare.actions import count_actions
from analysis.compare.concreteness import COMPONENTS, PER, concreteness
from analysis.compare.documents import count_documents
from analysis.compare.issue_counts import count_types
from analysis.compare.notice_summary import blank_unknown_statuses, summarise_notices
from analysis.compare.outcomes import sum_outcomes
from analysis.compare.selection import Selection
from analysis.compare.side_fact import SideFact, facts_frame, to_records
from analysis.compare.side_profile import describe_profile
from analysis.compare.side_statuses import describe_rates, describe_statuses
from analysis.compare.sides import select_side, split_side
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.frequencies import term_frequencies

MOST_SIDES = 4
TOP_WORDS = 10


def compare_sides(tables: Tables, selection: Selection, sides: Sequence[str]) -> pd.DataFrame:
    """One row per fact and side, in the order of `sides`; columns of analysis.compare.side_fact.

    A side (analysis.compare.sides) of one notice has its own values. A side of several has sums, and the
    median and range of what is a property of a notice (durations, rates). Codes with a count of 0 have no
    row (see `fill_zeros`).
    """
    return facts_frame(fact for side in sides for fact in _side_facts(tables, selection, side))


def fill_zeros(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code and side of a counted attribute (issue_type, action, status), zeros included.

    Columns: item, side, value, share (0 to 1), n. Codes by their largest share. A side without the attribute
    has no rows.
    """
    rows = facts[facts["attribute"] == attribute]
    bases = rows.groupby("side")["n"].first()
    codes = rows.groupby("item")["share"].max().sort_values(ascending=False, kind="stable").index
    counted = [side for side in sides if side in bases.index]
    grid = pd.MultiIndex.from_product([codes, counted], names=["item", "side"])
    filled = rows.set_index(["item", "side"])[["value", "share"]].reindex(grid).fillna(0.0).reset_index()
    return filled.assign(n=filled["side"].map(bases).astype("float64"))


# Cached: readers add a side or change the language, and the other sides stay the same.
@lru_cache(maxsize=16)
def _side_facts(tables: Tables, selection: Selection, side: str) -> tuple[SideFact, ...]:
    return tuple(_describe(tables, select_side(selection, side), side))


def _describe(tables: Tables, selection: Selection, side: str) -> Iterator[SideFact]:
    notices = summarise_notices(tables, selection)
    yield from describe_profile(tables, selection, notices, side)
    yield from _size_facts(notices, side)
    yield from describe_statuses(blank_unknown_statuses(notices), side)
    if not selection.limits_issues:
        yield from describe_rates(tables, selection, side)
    if split_side(side)[0] != "type":  # all its issues are of one type
        yield from _type_facts(tables, selection, side)
    yield from _action_facts(tables, selection, side)
    yield from _concreteness_facts(tables, selection, side)
    yield from _outcome_facts(tables, selection, side)
    yield from _word_facts(tables, selection, side)


def _size_facts(notices: pd.DataFrame, side: str) -> Iterator[SideFact]:
    issues, measures = int(notices["issues_listed"].sum()), int(notices["measures_listed"].sum())
    for attribute, unit, value in (
        ("issues_listed", "issue", issues),
        ("measures_listed", "measure", measures),
    ):
        yield SideFact(
            section="size",
            attribute=attribute,
            unit=unit,
            side=side,
            value=value,
            n=len(notices),
            n_of="notice",
        )
    mean = measures / issues if issues else None
    yield SideFact(
        attribute="measures_per_issue",
        unit="measure",
        value=mean,
        side=side,
        section="size",
        n=issues,
        n_of="issue",
    )


def _type_facts(tables: Tables, selection: Selection, side: str) -> Iterator[SideFact]:
    for row in to_records(count_types(tables, selection)):
        yield SideFact(
            section="issue_types",
            attribute="issue_type",
            item=row["issue_type"],
            unit="issue",
            side=side,
            value=row["issues"],
            share=row["share"],
            n=row["all_issues"],
            n_of="issue",
        )


def _action_facts(tables: Tables, selection: Selection, side: str) -> Iterator[SideFact]:
    for row in to_records(count_actions(tables, selection, by=None)):
        yield SideFact(
            section="actions",
            attribute="action",
            item=row["action"],
            unit="measure",
            side=side,
            value=row["measures"],
            share=row["share"],
            n=row["group_measures"],
            n_of="measure",
        )


def _concreteness_facts(tables: Tables, selection: Selection, side: str) -> Iterator[SideFact]:
    for row in to_records(concreteness(tables, selection, by=None)):
        for component in COMPONENTS:
            yield SideFact(
                section="concreteness",
                attribute=component,
                unit=f"per_{PER}_characters",
                side=side,
                value=row[f"{component}_per_{PER}"],
                n=row["n_chars"],
                n_of="character",
            )
    documents = count_documents(tables, selection).drop_duplicates("notice_id")
    if len(documents):
        yield SideFact(
            section="concreteness",
            attribute="documents_issued",
            unit="document",
            side=side,
            value=documents["group_documents"].sum(),
            n=len(documents),
            n_of="notice",
        )


def _outcome_facts(tables: Tables, selection: Selection, side: str) -> Iterator[SideFact]:
    for row in to_records(sum_outcomes(tables, selection, by=None)):
        yield SideFact(
            section="outcomes",
            attribute="outcome",
            item=row["outcome"],
            unit=row["unit"],
            side=side,
            value=row["value"],
            n=row["figures"],
            n_of="figure",
            basis=row["place"],
        )


def _word_facts(tables: Tables, selection: Selection, side: str) -> Iterator[SideFact]:
    for row in to_records(term_frequencies(tables, selection, limit=TOP_WORDS)):
        yield SideFact(
            section="words",
            attribute="top_word",
            item=row["term"],
            unit="per_10000_tokens",
            side=side,
            value=row["per_10k"],
            n=row["tokens"],
            n_of="token",
        )
