"""The rows of `keywords` that a comparison counts, and the terms it ignores, as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from analysis.compare.group_keys import KEYS
from analysis.compare.rollup_sql import WORD_GROUPS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.words.stopwords import LAYERS, is_stop_word

Group = Literal["notice_id", "province", "city", "level", "kind", "issue_type", "status", "part"]

_OF_NOTICE = ("province", "city", "level", "kind")
_OF_ISSUE = ("issue_type", "status")


def token_clauses(
    selection: Selection, *, part: str | None = None, by: Group | None = None
) -> tuple[str, dict[str, Any]]:
    """`WITH … chosen_tokens AS …` and its parameters: the rows of `keywords` in the selection.

    Where issues are chosen (by type or status), only their tokens count; else all tokens of the chosen
    notices, inside issues or not. `part` limits them to one part. With `by`, a column `grp` contains each
    row's group (analysis.compare.group_keys); grouping by a field of issues limits the rows to tokens inside
    issues.
    """
    sql, parameters = ("", {}) if selection.is_everything else selection.named_clauses("chosen")
    rows = "SELECT * FROM keywords WHERE " + row_condition(selection, "chosen")
    if part is not None:
        rows, parameters = f"{rows} AND part = $part", parameters | {"part": part}
    return f"WITH {sql}{', ' if sql else ''}chosen_tokens AS ({_grouped(rows, by)}) ", parameters


def word_clauses(
    selection: Selection, *, part: str | None = None, by: Group | None = None
) -> tuple[str, dict[str, Any], bool]:
    """As `token_clauses`, for queries that ask for words of notices only.

    Where it is possible, the rows are sums of each notice's words (`notice_id` is then a number); third:
    whether they are.
    """
    if (
        part is not None
        or selection.limits_issues
        or not (by is None or by == "notice_id" or by in _OF_NOTICE)
    ):
        return *token_clauses(selection, part=part, by=by), False
    clauses, parameters = selection.cell_clauses("chosen")
    numbers = clauses[: clauses.index(", chosen_cells")]
    group = "" if by is None else f", {by} AS grp"
    rows = f"SELECT nr AS notice_id, term, pos, count{group} FROM postings JOIN chosen_numbers USING (nr)"
    return f"WITH {numbers}, chosen_tokens AS ({rows}) ", parameters, True


def counted_rows(selection: Selection, summed: bool) -> str:
    """The rows that are counted by term: those of all notices are summed up already. `summed`: of
    word_clauses."""
    if summed and selection.is_everything:
        return "(FROM term_groups WHERE grouped_by = 'all')"
    return "chosen_tokens"


def issue_clauses(selection: Selection) -> tuple[str, dict[str, Any]]:
    """`WITH … present AS …, whole AS …` and parameters.

    present: one row per issue of the selection, term and pos in it: issue (a number), term, pos. whole:
    issues, how many have any term.
    """
    clauses, parameters = selection.cell_clauses("chosen")
    numbers = clauses[: clauses.index(", chosen_cells")]
    fitting, whole = (
        "",
        "sum(issues)::BIGINT AS issues FROM notice_tokens SEMI JOIN chosen_numbers USING (nr)",
    )
    if selection.limits_issues:
        fitting = f"SEMI JOIN (FROM searched_issues WHERE {selection.of_cells}) USING (nr, seq)"
        whole = "count(DISTINCT issue) AS issues FROM present"
    return (
        f"WITH {numbers}, present AS (SELECT nr::UBIGINT << 32 | seq AS issue, term, pos "
        f"FROM issue_terms SEMI JOIN chosen_numbers USING (nr) {fitting} WHERE NOT of_measures), "
        f"whole AS (SELECT {whole}) ",
        parameters,
    )


def cell_clauses(
    selection: Selection, not_stopped: str, *, part: str | None = None, by: Group
) -> tuple[str, dict[str, Any]]:
    """`WITH … sizes AS …, cells AS …` and parameters.

    sizes: grp, tokens. cells: one row per group and term that is not stopped: grp, term, pos, n, notices.
    """
    sizes = "sizes AS (SELECT grp, sum(count) AS tokens FROM words GROUP BY grp)"
    if selection.is_everything and part is None and by in WORD_GROUPS:
        rows = f"words AS (FROM term_groups WHERE grouped_by = '{by}')"
        cells = f"SELECT grp, term, pos, count AS n, notices FROM words WHERE {not_stopped}"
        return f"WITH {rows}, {sizes}, cells AS ({cells})", {}
    with_, parameters, summed = word_clauses(selection, part=part, by=by)
    notices = "count(*)" if summed else "count(DISTINCT notice_id)"
    return (
        f"{with_}, words AS (FROM chosen_tokens), {sizes}, "
        f"cells AS (SELECT grp, term, min(pos) AS pos, sum(count) AS n, {notices} AS notices "
        f"FROM words WHERE {not_stopped} GROUP BY grp, term)",
        parameters,
    )


def row_condition(selection: Selection, name: str) -> str:
    """SQL condition: a row of `keywords` is in the selection with the clauses `<name>_…`; never NULL."""
    if selection.is_everything:
        return "true"
    if selection.limits_issues:
        return f"(issue_id IS NOT NULL AND issue_id IN (SELECT issue_id FROM {name}_issues))"
    return f"notice_id IN (SELECT notice_id FROM {name}_notices)"


def not_stopped(tables: Tables, layers: Sequence[str]) -> str:
    """SQL condition: `term` is a stop word in none of the layers.

    Raises:
        ValueError: there is no such layer.
    """
    if odd := set(layers) - set(LAYERS):
        raise ValueError(f"{', '.join(sorted(odd))}: no layer of stop words; there are {', '.join(LAYERS)}")
    tables.add_once("vocabulary", lambda: _layers_of_each_term(tables))
    stopped = " OR ".join(layer for layer in LAYERS if layer in layers)
    return f"term NOT IN (SELECT term FROM vocabulary WHERE {stopped})" if stopped else "true"


def _grouped(rows: str, by: Group | None) -> str:
    if by is None:
        return rows
    if by in _OF_NOTICE:
        named = f"SELECT notice_id, {KEYS[by]} AS grp FROM notices"
        return f"SELECT k.*, g.grp FROM ({rows}) k JOIN ({named}) g USING (notice_id)"
    if by in _OF_ISSUE:
        named = f"SELECT issue_id, {KEYS[by]} AS grp FROM issues"
        return f"SELECT k.*, g.grp FROM ({rows}) k JOIN ({named}) g USING (issue_id)"
    return f"SELECT *, {by} AS grp FROM ({rows})"


def _layers_of_each_term(tables: Tables) -> pd.DataFrame:
    """One row per term of the tables: term, pos, and one column per layer: whether it stops the term."""
    words = tables.query(
        "SELECT term, min(pos) AS pos FROM term_groups WHERE grouped_by = 'all' GROUP BY term"
    )
    pairs = list(zip(words["term"], words["pos"].fillna("x"), strict=True))
    stopped = {layer: [is_stop_word(term, pos, layers=(layer,)) for term, pos in pairs] for layer in LAYERS}
    return words.assign(**stopped)
