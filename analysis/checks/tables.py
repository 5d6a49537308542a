"""Checks across rows and tables: keys, parents, passages, and that no source is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from analysis.checks.columns import check_columns
from analysis.checks.violation import Violation
from analysis.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]


def check_tables(tables: Tables) -> list[Violation]:
    """One violation per broken invariant, column checks first; empty where there is none."""
    found = [violation for violation, _ in check_columns(tables)]
    # The other checks take the columns for granted.
    return found or check_relations(tables)


def check_relations(tables: Tables) -> list[Violation]:
    """The same for tables whose columns are checked; those of some notices may come without `rejected`."""
    return [
        Violation(name, where, what) for name, check in TABLE_CHECKS.items() for where, what in check(tables)
    ]


def check_sources(names: Collection[str], taken: Iterable[str], rejected: Iterable[str]) -> list[Violation]:
    """One violation per source that is not once in either `notices` or `rejected` (nothing_dropped)."""
    times = Counter(dict.fromkeys(names, 0))
    times.update(taken)
    times.update(rejected)
    wanted = set(names)
    return [
        Violation("nothing_dropped", "notices", f"{name} is in the tables {n} times.")
        for name, n in sorted(times.items())
        if n != (name in wanted)
    ]


def keys_are_unique(tables: Tables) -> Iterator[tuple[str, str]]:
    """No two rows of a table share its key."""
    for table in TABLES.values():
        if table.key and table.name in tables:
            keys = tables[table.name][list(table.key)]
            for key in keys[keys.duplicated()].itertuples(index=False):
                yield table.name, f"{'/'.join(key)} occurs twice."


def parents_are_known(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every reference to another table has a row there."""
    for table in TABLES.values():
        for column, parent in table.parents:
            values = tables[table.name][column].dropna()
            known = tables[parent][TABLES[parent].key[0]]
            for value in sorted(set(values[~values.isin(known)])):
                yield f"{table.name}.{column}", f"{value} is no key of {parent}."


def ids_follow_their_parents(tables: Tables) -> Iterator[tuple[str, str]]:
    """issue_id is <notice_id>#<seq>, measure_id is <issue_id>.<seq>, and both belong to their notice."""
    issues, measures = tables["issues"], tables["measures"]
    for name, own, made in (
        ("issues", issues["issue_id"], issues["notice_id"] + "#" + issues["seq"].astype("str")),
        ("measures", measures["measure_id"], measures["issue_id"] + "." + measures["seq"].astype("str")),
    ):
        for value in own[own != made]:
            yield name, f"{value} does not follow from its parent and seq."
    for table in TABLES.values():
        if "issue_id" in table.names and table.name != "issues":
            rows = tables[table.name][["notice_id", "issue_id"]].dropna().drop_duplicates()
            for row in rows[
                rows["issue_id"].str.replace(r"#[^#]*$", "", regex=True) != rows["notice_id"]
            ].itertuples():
                yield table.name, f"{row.issue_id} is no issue of {row.notice_id}."


def spans_are_not_empty(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every passage ends after it starts."""
    for table in TABLES.values():
        if "start" in table.names:
            rows = tables[table.name]
            for row in rows[(rows["end"] <= rows["start"]).fillna(False)].itertuples():
                yield table.name, f"{row.notice_id} {row.start}-{row.end} is no passage."


def measures_are_counted(tables: Tables) -> Iterator[tuple[str, str]]:
    """n_measures is the number of the issue's rows in `measures`."""
    counted = tables["measures"].groupby("issue_id").size()
    for row in tables["issues"].itertuples():
        listed = int(counted.get(row.issue_id, 0))
        if listed != row.n_measures:
            yield "issues.n_measures", f"{row.issue_id} reports {row.n_measures}, {listed} are listed."


TABLE_CHECKS: dict[str, Callable[[Tables], Iterator[tuple[str, str]]]] = {
    check.__name__: check
    for check in (
        keys_are_unique,
        parents_are_known,
        ids_follow_their_parents,
        spans_are_not_empty,
        measures_are_counted,
    )
}
