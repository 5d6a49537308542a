"""In how many notices of a group a term occurs, for few terms and groups."""

from __future__ import annotations

import numpy as np

from analysis.compare.word_rows.columns import Numbers, read_parts
from analysis.compare.word_rows.groups import Groups
from analysis.compare.word_rows.source import runs


def count_notices(groups: Groups, terms: Numbers, grp: Numbers) -> Numbers:
    """Notices of each of these groups that have the term in it, for each pair of term and group."""
    wanted = terms * groups.n + grp
    order = np.argsort(wanted)
    found = np.zeros(len(wanted), np.int64)
    read = _by_row if groups.of_blocks is None else _by_cell
    for number, source in enumerate(groups.chosen.words.sources):
        words = groups.chosen.words.words_of(number, np.unique(terms))
        pair, unit = read(groups, number, words, wanted[order])
        kept = groups.chosen.masks[number][unit]
        notices = pair[kept] << 32 | source.notices[unit[kept]]
        found[order] += np.bincount(np.unique(notices) >> 32, minlength=len(wanted))
    return found


def _by_row(groups: Groups, number: int, words: Numbers, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Which of the `wanted` pairs the rows of these words in a source are of, and their units."""
    source = groups.chosen.words.sources[number]
    unit, _ = source.rows(words)
    term = np.repeat(groups.chosen.words.term_of[number][words], np.diff(source.starts)[words])
    at, pair = _find(wanted, term, groups.of_units[number][unit], groups.n)
    return pair, unit[at]


def _by_cell(groups: Groups, number: int, words: Numbers, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """The same, of the rows of cells alone that are of wanted pairs."""
    source, starts = groups.chosen.words.sources[number], groups.chosen.words.sources[number].cell_starts
    assert groups.of_blocks is not None
    parts = [(int(starts[low]), int(starts[high])) for low, high in runs(words)]
    block, first = (read_parts(source.columns[name], parts) for name in ("cell_block", "cell_row"))
    sizes = np.diff(starts)[words]
    last = np.append(first[1:], 0).astype(np.int64)
    last[np.cumsum(sizes) - 1] = source.starts[words + 1]  # of the last cell of each word
    term = np.repeat(groups.chosen.words.term_of[number][words], sizes)
    at, pair = _find(wanted, term, groups.of_blocks[number][block], groups.n)
    rows = list(zip(first[at].tolist(), last[at].tolist(), strict=True))
    return np.repeat(pair, last[at] - first[at]), read_parts(source.columns["unit"], rows)


def _find(wanted: Numbers, terms: Numbers, grp: Numbers, n: int) -> tuple[Numbers, Numbers]:
    """Which of these are among the wanted pairs, which are in ascending order, and their places there."""
    keys = terms * n + grp
    place = np.searchsorted(wanted, keys)
    known = (grp >= 0) & (wanted[np.minimum(place, len(wanted) - 1)] == keys) if len(wanted) else grp < grp
    return np.flatnonzero(known), place[known]
