"""Frequent words of one length and word class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.frequencies import frequencies_of_terms, term_counts, term_frequencies
from analysis.words.stopwords import LAYERS

Length = Literal["any", "two", "three", "longer"]
WordClass = Literal["any", "nouns", "verbs", "others"]
LENGTHS: tuple[Length, ...] = get_args(Length)
WORD_CLASSES: tuple[WordClass, ...] = get_args(WordClass)

_SIZES = {"two": 2, "three": 3}
_LONGER = 4
# First letters of ICTCLAS tags: nouns, abbreviations, and words for times, places and positions.
_NAMING = "njstf"


def frequent_terms(
    tables: Tables,
    selection: Selection,
    *,
    layers: Sequence[str] = LAYERS,
    part: str | None = None,
    length: Length = "any",
    word_class: WordClass = "any",
    limit: int,
) -> pd.DataFrame:
    """The `limit` most frequent terms of that length and class; rows as in `term_frequencies`."""
    if length == "any" and word_class == "any":
        return term_frequencies(tables, selection, layers=layers, part=part, limit=limit)
    kept = filter_terms(
        term_counts(tables, selection, layers=layers, part=part), length=length, word_class=word_class
    )
    found = kept.assign(tied=kept.groupby("count")["term"].transform("size")).head(limit)
    described = frequencies_of_terms(tables, selection, list(found["term"]), part=part)
    tied = found[["term", "tied"]]
    return tied.merge(described, on="term")[[*described.columns[:9], "tied", *described.columns[9:]]]


def filter_terms(
    terms: pd.DataFrame, *, length: Length = "any", word_class: WordClass = "any"
) -> pd.DataFrame:
    """The rows whose `term` has that length in characters (longer: four or more) and that word class.

    Verbal nouns (vn) count as verbs, idioms and adjectives as others.
    """
    kept = _has_length(terms["term"], length) & _is_of_class(terms["pos"], word_class)
    return terms[kept].reset_index(drop=True)


def _has_length(terms: pd.Series, length: Length) -> pd.Series:
    sizes = terms.str.len()
    if length == "any":
        return sizes >= 0
    return sizes >= _LONGER if length == "longer" else sizes == _SIZES[length]


def _is_of_class(tags: pd.Series, word_class: WordClass) -> pd.Series:
    first = tags.fillna("x").str[:1]
    is_noun, is_verb = first.isin(list(_NAMING)), first == "v"
    return {"any": first.notna(), "nouns": is_noun, "verbs": is_verb, "others": ~is_noun & ~is_verb}[
        word_class
    ]
