"""Tables that are summed up from the others once: exact, for queries that would read too many rows.

A rollup is named in queries like any table. Of few notices it is made when first asked for; of many it is
kept as files that later starts read (`keep`), because it takes a minute.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import duckdb

from analysis.codebook import domain
from analysis.compare.group_keys import ISSUE_KEYS, NOTICE_KEYS

ACTIONS = tuple(domain("action").codes)
# Notices that are summed up at once: their rows fit into memory.
_AT_ONCE = 10_000
# The folders of earlier tables that are kept beside those of the present ones.
_KEPT_FOLDERS = 2

_KEYS = ", ".join(f"{key} AS {name}" for name, key in NOTICE_KEYS.items())
_NUMBER = "row_number() OVER (ORDER BY notice_id)"

# Numbers are compared faster than keys; the notice's keys as in a selection.
_NOTICE_KEYS = f"SELECT {_NUMBER}::UINTEGER AS nr, {_KEYS}, feedback_date FROM notices"

# The first day of the latest thing done: of those that ended by then, the one that began last (20 July, not
# July).
_LAST_ACTS = """
SELECT notice_id, coalesce(max_by(e.date, first_day(e.date)) FILTER (
        length(e.date) >= 7 AND first_day(e.date) > first_day(latest_done)
        AND last_possible_day(e.date) <= last_possible_day(latest_done)), any_value(latest_done)) AS act,
    first_day(act) AS day
FROM notices LEFT JOIN (FROM events WHERE event = 'measure_done') e USING (notice_id) GROUP BY notice_id
"""

_ACTS = ", ".join(
    f"count(*) FILTER (action = '{code}')::UINTEGER AS measures_{code}, "
    f"(measures_{code} > 0)::UINTEGER AS issues_{code}"
    for code in ACTIONS
)
_SUMMED_ACTS = ", ".join(
    f"coalesce(sum({kind}_{code}), 0)::UINTEGER AS {kind}_{code}"
    for code in ACTIONS
    for kind in ("measures", "issues")
)
_MENTIONS = {
    "dates": "events",
    "figures": "figures",
    "documents": "(FROM documents WHERE role = 'issued')",
}
_OF_MENTIONS = ", ".join(
    f"of_{name} AS (SELECT issue_id, count(*) AS {name} FROM {source} GROUP BY issue_id)"
    for name, source in _MENTIONS.items()
)
_COUNTED = ", ".join(f"coalesce(sum({name}), 0)::UINTEGER AS {name}" for name in _MENTIONS)

# One row per notice, issue type and status of its issues: what comparisons of issues add up.
_ISSUE_CELLS = f"""
WITH kinds AS (
    SELECT m.issue_id, coalesce(a.action, m.action) AS action
    FROM measures m LEFT JOIN (SELECT DISTINCT measure_id, action FROM actions) a USING (measure_id)),
acts AS (SELECT issue_id, {_ACTS} FROM kinds GROUP BY issue_id),
listed AS (SELECT issue_id, count(*) AS n FROM measures GROUP BY issue_id),
dated AS (
    SELECT m.issue_id, count(DISTINCT m.measure_id) AS n FROM measures m JOIN events d
        ON d.issue_id = m.issue_id AND d.event = 'measure_done' AND d.start >= m.start AND d.start < m."end"
    GROUP BY m.issue_id),
{_OF_MENTIONS}
SELECT nr, {ISSUE_KEYS["issue_type"]} AS issue_type, {ISSUE_KEYS["status"]} AS status,
    count(*)::UINTEGER AS issues, coalesce(sum(i.n_measures), 0)::UINTEGER AS n_measures,
    coalesce(sum(i.n_chars), 0)::BIGINT AS n_chars, coalesce(sum(listed.n), 0)::UINTEGER AS measures,
    coalesce(sum(dated.n), 0)::UINTEGER AS measures_dated, {_COUNTED}, {_SUMMED_ACTS}
FROM issues i JOIN notice_keys USING (notice_id) LEFT JOIN acts USING (issue_id)
    LEFT JOIN listed USING (issue_id) LEFT JOIN dated USING (issue_id)
    {" ".join(f"LEFT JOIN of_{name} USING (issue_id)" for name in _MENTIONS)}
GROUP BY ALL ORDER BY nr, issue_type, status
"""

# Types and statuses as in the cells; absent outside every issue.
_IN_ISSUE = (
    f"if(i.issue_id IS NULL, NULL, {ISSUE_KEYS['issue_type']}) AS issue_type, "
    f"if(i.issue_id IS NULL, NULL, {ISSUE_KEYS['status']}) AS status"
)

# Acts per calendar month from the feedback's, where both are known.
_ACT_MONTHS = f"""
SELECT nr, {_IN_ISSUE}, CASE WHEN length(e.date) >= 7 AND length(n.feedback_date) >= 7
        THEN date_diff('month', first_day(n.feedback_date[:7]), first_day(e.date[:7])) END AS month,
    count(*)::UINTEGER AS acts
FROM events e JOIN notice_keys n USING (notice_id) LEFT JOIN issues i ON i.issue_id = e.issue_id
WHERE e.event = 'measure_done' GROUP BY ALL ORDER BY ALL
"""

# Names of documents issued, numbered in each notice.
_ISSUED = f"""
SELECT nr, {_IN_ISSUE}, dense_rank() OVER (PARTITION BY nr ORDER BY name)::UINTEGER AS name_nr,
    count(*)::UINTEGER AS mentions
FROM documents d JOIN notice_keys USING (notice_id) LEFT JOIN issues i ON i.issue_id = d.issue_id
WHERE d.role = 'issued' GROUP BY nr, i.issue_id IS NULL, issue_type, status, name ORDER BY ALL
"""

# Of one notice; queries name them like functions.
_LOOK_UPS = """
CREATE MACRO last_act(notice) AS (SELECT act FROM last_acts WHERE last_acts.notice_id = notice);
CREATE MACRO last_act_day(notice) AS (SELECT day FROM last_acts WHERE last_acts.notice_id = notice);
"""

ROLLUPS = {
    "notice_keys": _NOTICE_KEYS,
    "last_acts": _LAST_ACTS,
    "issue_cells": _ISSUE_CELLS,
    "act_months": _ACT_MONTHS,
    "issued_names": _ISSUED,
}
# Made from the rows of some notices at a time, for each of their rows is of one notice.
_IN_SLICES = {"last_acts", "issue_cells", "act_months", "issued_names"}
_NAMED = re.compile(rf"\b({'|'.join(ROLLUPS)}|last_act|last_act_day)\b")
_MACROS = {"last_act": "last_acts", "last_act_day": "last_acts"}
_SLICED = ("notices", "issues", "measures", "actions", "events", "documents", "figures")


def named_in(sql: str) -> list[str]:
    """The rollups that the query reads, those that they are made from first."""
    found = {_MACROS.get(name, name) for name in _NAMED.findall(sql)}
    for name in [*found]:
        found |= {_MACROS.get(other, other) for other in _NAMED.findall(ROLLUPS[name])}
    return [name for name in ROLLUPS if name in found]


def make(
    connection: duckdb.DuckDBPyConnection, name: str, keep: Path | None, *, schema: str = "main"
) -> None:
    """Add the rollup of the tables of a schema to it, from its files if there are any."""
    connection.execute(f"SET search_path = '{schema},main'")
    if keep is None:
        connection.execute(f"CREATE TABLE {schema}.{name} AS {ROLLUPS[name]}")
        return
    folder = keep / name
    if not folder.is_dir():
        _write(connection, name, folder, schema)
    files = _quoted(folder / "*.parquet")
    connection.execute(f"CREATE VIEW {schema}.{name} AS FROM read_parquet('{files}')")


def add_look_ups(connection: duckdb.DuckDBPyConnection) -> None:
    """What queries call of last_acts."""
    connection.execute(_LOOK_UPS)


def _write(connection: duckdb.DuckDBPyConnection, name: str, folder: Path, schema: str) -> None:
    """One file per slice, in a folder that gets its name when all are there."""
    made = folder.with_name(f".{name}.{os.getpid()}")
    made.mkdir(parents=True, exist_ok=True)
    for number, with_ in enumerate(_slices(connection, schema) if name in _IN_SLICES else [""]):
        target = _quoted(made / f"{number:04}.parquet")
        sql = _within(with_, ROLLUPS[name]) if with_ else ROLLUPS[name]
        connection.execute(f"COPY ({sql}) TO '{target}' (FORMAT parquet)")
    with suppress(OSError):  # another process was faster
        made.rename(folder)


def _slices(connection: duckdb.DuckDBPyConnection, schema: str) -> Iterator[str]:
    """`WITH` clauses in which each table has the rows of some notices only."""
    bounds = connection.execute(
        "SELECT min(notice_id), max(notice_id) FROM ("
        f"SELECT notice_id, ({_NUMBER} - 1) // {_AT_ONCE} AS slice FROM notices) GROUP BY slice ORDER BY 1"
    ).fetchall()
    for first, last in bounds:
        between = f"notice_id BETWEEN '{_escaped(first)}' AND '{_escaped(last)}'"
        yield ", ".join(f"{name} AS (SELECT * FROM {schema}.{name} WHERE {between})" for name in _SLICED)


def _within(clauses: str, sql: str) -> str:
    stripped = sql.strip()
    return f"WITH {clauses}, {stripped[4:]}" if stripped.startswith("WITH") else f"WITH {clauses} {stripped}"


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _quoted(path: Path) -> str:
    return _escaped(str(path))


def kept_in(folder: Path, tables: str) -> Path:
    """Where the rollups of these tables are kept; those of all but the newest others are removed."""
    others = [path for path in folder.glob("*") if path.is_dir() and path.name != tables]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT_FOLDERS:]:
        shutil.rmtree(path, ignore_errors=True)
    return folder / tables
