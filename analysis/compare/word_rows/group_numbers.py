"""The codes of groups, and for each source the group of each unit; -1 for those in none."""

from __future__ import annotations

from functools import partial

import numpy as np

from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers


def of_issues(chosen: Chosen, by: str) -> tuple[list[str], list[Numbers]]:
    """By a key of issues, or the part."""
    sources = chosen.words.sources
    codes = sorted({code for source in sources for code in source.codes[by]} - {""})
    numbers = {code: number for number, code in enumerate(codes)}
    of_codes = [np.array([numbers.get(c, -1) for c in source.codes[by]], np.int32) for source in sources]
    found: list[Numbers] = [of[source.of_units(by)] for source, of in zip(sources, of_codes, strict=True)]
    return codes, found


def of_notices(tables: Tables, chosen: Chosen, by: str) -> tuple[list[str], list[Numbers]]:
    """By a key of notices, read once but for the notices themselves, which are many."""
    read = partial(_read_groups, tables, by)
    codes, numbers, groups = read() if by == "notice_id" else tables.hold(f"groups by {by}", read)
    of_units: list[Numbers] = []
    for source in chosen.words.sources:
        own = numbers - source.first
        here = (own >= 0) & (own < source.n_notices)
        of = np.full(source.n_notices, -1, np.int32)
        of[own[here]] = groups[here]
        of_units.append(of[source.notices])
    return codes, of_units


def _read_groups(tables: Tables, by: str) -> tuple[list[str], Numbers, Numbers]:
    """The codes of groups of notices, numbers of notices, and the group of each."""
    found = tables.arrow(f"SELECT nr, {by} AS grp FROM notice_keys ORDER BY grp")
    encoded = found.column("grp").combine_chunks().dictionary_encode()
    numbers = found.column("nr").to_numpy().astype(np.int64)
    return encoded.dictionary.to_pylist(), numbers, encoded.indices.to_numpy()
