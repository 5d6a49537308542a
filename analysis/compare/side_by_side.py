"""Notices or groups side by side on everything the tables say about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import pandas as pd

from analysis.compare.actions import count_actions
from analysis.compare.concreteness import COMPONENTS, PER, concreteness
from analysis.compare.fact import Fact, frame_of, rows_of
from analysis.compare.issue_counts import count_types
from analysis.compare.issued import count_documents
from analysis.compare.outcomes import sum_outcomes
from analysis.compare.overview import blank_unstated, notices_at_a_glance
from analysis.compare.selection import Selection
from analysis.compare.side_head import tell_head
from analysis.compare.side_rates import tell_rates, tell_statuses
from analysis.compare.sides import narrow, split_side
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.frequencies import term_frequencies

MOST_SIDES = 4
TOP_WORDS = 10


def compare_sides(tables: Tables, selection: Selection, sides: Sequence[str]) -> pd.DataFrame:
    """One row per fact and side, in the order in which they are told (analysis.compare.fact.COLUMNS).

    A side (analysis.compare.sides) of one notice has its own values; one of several has sums, and for what is a
    property of a notice (durations, rates) the middle and the spread. A code that no side has is left out, one that
    some side has stands for all of them, as 0 where the side has any of its kind.
    """
    return frame_of(fact for side in sides for fact in _told(tables, selection, side))


def fill_zeros(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code and side of a counted attribute (issue_type, action, status), zeros included: item, side, value,
    share, n; codes by their largest share. A side without any has no rows."""
    rows = facts[facts["attribute"] == attribute]
    bases = rows.groupby("side")["n"].first()
    codes = rows.groupby("item")["share"].max().sort_values(ascending=False, kind="stable").index
    here = [side for side in sides if side in bases.index]
    grid = pd.MultiIndex.from_product([codes, here], names=["item", "side"])
    filled = rows.set_index(["item", "side"])[["value", "share"]].reindex(grid).fillna(0.0).reset_index()
    return filled.assign(n=filled["side"].map(bases).astype("float64"))


# Another side beside the ones shown, or another language, need not ask again for these.
@lru_cache(maxsize=16)
def _told(tables: Tables, selection: Selection, side: str) -> tuple[Fact, ...]:
    return tuple(_tell(tables, narrow(selection, side), side))


def _tell(tables: Tables, selection: Selection, side: str) -> Iterator[Fact]:
    glance = notices_at_a_glance(tables, selection)
    yield from tell_head(tables, selection, glance, side)
    yield from _tell_sizes(glance, side)
    yield from tell_statuses(blank_unstated(glance), side)
    if not selection.limits_issues:
        yield from tell_rates(tables, selection, side)
    if split_side(side)[0] != "type":  # all its issues are of one type
        yield from _tell_types(tables, selection, side)
    yield from _tell_actions(tables, selection, side)
    yield from _tell_concreteness(tables, selection, side)
    yield from _tell_outcomes(tables, selection, side)
    yield from _tell_words(tables, selection, side)


def _tell_sizes(glance: pd.DataFrame, side: str) -> Iterator[Fact]:
    issues, measures = int(glance["issues_listed"].sum()), int(glance["measures_listed"].sum())
    for attribute, unit, value in (
        ("issues_listed", "issue", issues),
        ("measures_listed", "measure", measures),
    ):
        yield Fact(
            section="size",
            attribute=attribute,
            unit=unit,
            side=side,
            value=value,
            n=len(glance),
            n_of="notice",
        )
    mean = measures / issues if issues else None
    yield Fact(
        attribute="measures_per_issue",
        unit="measure",
        value=mean,
        side=side,
        section="size",
        n=issues,
        n_of="issue",
    )


def _tell_types(tables: Tables, selection: Selection, side: str) -> Iterator[Fact]:
    types = count_types(tables, selection)
    total = int(types["issues"].sum())
    for row in rows_of(types):
        yield Fact(
            section="issue_types",
            attribute="issue_type",
            item=row["issue_type"],
            unit="issue",
            side=side,
            value=row["issues"],
            share=row["share"],
            n=total,
            n_of="issue",
        )


def _tell_actions(tables: Tables, selection: Selection, side: str) -> Iterator[Fact]:
    for row in rows_of(count_actions(tables, selection, by=None)):
        yield Fact(
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


def _tell_concreteness(tables: Tables, selection: Selection, side: str) -> Iterator[Fact]:
    for row in rows_of(concreteness(tables, selection, by=None)):
        for component in COMPONENTS:
            yield Fact(
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
        yield Fact(
            section="concreteness",
            attribute="documents_issued",
            unit="document",
            side=side,
            value=documents["group_documents"].sum(),
            n=len(documents),
            n_of="notice",
        )


def _tell_outcomes(tables: Tables, selection: Selection, side: str) -> Iterator[Fact]:
    sums = sum_outcomes(tables, selection).groupby(["outcome", "unit", "place"], as_index=False)
    for row in rows_of(sums[["value", "figures"]].sum()):
        yield Fact(
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


def _tell_words(tables: Tables, selection: Selection, side: str) -> Iterator[Fact]:
    for row in rows_of(term_frequencies(tables, selection, limit=TOP_WORDS)):
        yield Fact(
            section="words",
            attribute="top_word",
            item=row["term"],
            unit="per_10000_tokens",
            side=side,
            value=row["per_10k"],
            n=row["tokens"],
            n_of="token",
        )
