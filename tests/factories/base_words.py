"""Words counted from the rows of `keywords` themselves, as SQL that follows a selection's clauses."""

from __future__ import annotations

from typing import Any

from analysis.compare.selection import Selection
from analysis.compare.vocabulary.token_query import row_condition, token_clauses


def grouped(selection: Selection, sql: str, by: str) -> tuple[str, dict[str, Any]]:
    """A query on `cells` (grp, term, pos, n, notices) and `sizes` (grp, tokens)."""
    with_, parameters = token_clauses(selection, by=by)  # type: ignore[arg-type]
    return (
        f"{with_}, sizes AS (SELECT grp, sum(count) AS tokens FROM chosen_tokens GROUP BY grp), cells AS ("
        "SELECT grp, term, min(pos) AS pos, sum(count) AS n, count(DISTINCT notice_id) AS notices "
        f"FROM chosen_tokens GROUP BY grp, term) {sql}",
        parameters,
    )


TOP = """
SELECT grp, term, pos, n, 10000 * n / tokens, notices, tokens,
    row_number() OVER (PARTITION BY grp ORDER BY n DESC, term) AS rank,
    count(*) OVER (PARTITION BY grp, n) AS tied
FROM cells JOIN sizes USING (grp) QUALIFY rank <= 3
"""

SIGNATURE = """
, spread AS (SELECT term, count(*) AS groups_with FROM cells GROUP BY term),
scored AS (
    SELECT grp, term, pos, n, 10000 * n / tokens AS per_10k, groups_with,
        (SELECT count(*) FROM sizes) AS groups,
        10000 * n / tokens * log10((SELECT count(*) FROM sizes) / groups_with) AS tf_idf,
        (SELECT count(DISTINCT grp) FROM cells c WHERE contains(c.term, cells.term)) AS with_longer
    FROM cells JOIN sizes USING (grp) JOIN spread USING (term)
    WHERE n >= 2 AND groups_with < (SELECT count(*) FROM sizes))
SELECT scored.*, row_number() OVER (PARTITION BY grp ORDER BY tf_idf DESC, n DESC, term) AS rank,
    count(*) OVER (PARTITION BY grp, tf_idf) AS tied
FROM scored QUALIFY rank <= 3
"""

PAIRS = """
, present AS (SELECT DISTINCT issue_id, term FROM keywords WHERE issue_id IS NOT NULL AND {condition}),
whole AS (SELECT count(DISTINCT issue_id) AS issues FROM present),
top AS (SELECT term, count(*) AS n FROM present GROUP BY term HAVING n >= 2 ORDER BY n DESC, term LIMIT 200),
pairs AS (
    SELECT a.term AS source, b.term AS target, count(*) AS together, any_value(a.n) AS sources,
        any_value(b.n) AS targets
    FROM (FROM present JOIN top USING (term)) a JOIN (FROM present JOIN top USING (term)) b
        ON a.issue_id = b.issue_id AND (a.n, b.term) > (b.n, a.term)
    GROUP BY a.term, b.term HAVING together >= 2)
SELECT *, sources * targets / issues AS expected
FROM pairs CROSS JOIN whole WHERE together > sources * targets / issues
"""

OCCURRENCES = """
SELECT k.notice_id, k.part, i.number, i.title, i.issue_type, sum(k.count), k.issue_id, n.sha256
FROM (FROM keywords WHERE term = $term AND {condition}) k JOIN notices n USING (notice_id)
    LEFT JOIN issues i ON i.issue_id = k.issue_id
GROUP BY ALL
"""


def sided(target: Selection, reference: Selection | None, within: Selection) -> tuple[str, dict[str, Any]]:
    """KEYNESS after the clauses of three selections."""
    named = [(target, "target"), (reference or Selection(), "reference"), (within, "within")]
    clauses = [chosen.named_clauses(name) for chosen, name in named]
    rest = "issue_id IS NOT NULL" if target.limits_issues else "true"
    in_reference = rest if reference is None else row_condition(reference, "reference")
    rows = (
        f"SELECT *, {row_condition(target, 'target')} AS is_target, {in_reference} AS is_reference "
        f"FROM keywords WHERE {row_condition(within, 'within')}"
    )
    sql = (
        f"WITH {', '.join(sql for sql, _ in clauses)}, sided AS ("
        f"SELECT *, if(is_target, 'target', 'reference') AS side FROM ({rows}) "
        f"WHERE is_target OR is_reference) {_KEYNESS}"
    )
    return sql, {key: value for _, own in clauses for key, value in own.items()}


_OF_SIDES = ", ".join(
    f"coalesce(max({value}) FILTER (side = '{side}'), 0) AS {side}_{value}"
    for side in ("target", "reference")
    for value in ("n", "notices", "dp", "longer", "tokens", "of_notices")
)
_KEYNESS = f"""
, sizes AS (SELECT side, notice_id, sum(count) AS tokens FROM sided GROUP BY ALL),
whole AS (SELECT side, sum(tokens) AS tokens, count(*) AS of_notices FROM sizes GROUP BY side),
terms AS (SELECT term, min(pos) AS pos FROM sided GROUP BY term HAVING sum(count) >= 3),
found AS (
    SELECT side, notice_id, t.term, sum(k.count) FILTER (k.term = t.term) AS here, sum(k.count) AS longer
    FROM terms t JOIN sided k ON contains(k.term, t.term) GROUP BY ALL),
placed AS (
    SELECT side, term, pos, notice_id, s.tokens, coalesce(here, 0) AS here, coalesce(longer, 0) AS longer,
        sum(here) OVER (PARTITION BY side, term) AS n
    FROM terms CROSS JOIN sizes s LEFT JOIN found USING (side, notice_id, term)),
summed AS (
    SELECT side, term, pos, any_value(n) AS n, sum(longer) AS longer, count(*) FILTER (here > 0) AS notices,
        sum(abs(here / n - p.tokens / w.tokens)) / 2 AS dp
    FROM placed p JOIN whole w USING (side) GROUP BY side, term, pos)
SELECT term, pos, {_OF_SIDES} FROM summed JOIN whole USING (side) GROUP BY term, pos
"""
