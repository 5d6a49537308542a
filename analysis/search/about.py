"""Which of the issues found, and which of their measures, are about the words that were asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.search.find import Hits
from analysis.search.query import plain
from analysis.search.searched import Searched


def most_about(searched: Searched, hits: Hits) -> NDArray[np.bool_]:
    """Whether each is one of the hits of its notice that are most about the words: those with a word in the
    heading; where there is none, those with one in the name of a document; else all. A word in passing may
    mean something else (contracts of employment)."""
    distance = np.select([hits.titled, hits.named], [0, 1], 2)
    notices = searched.issues.notice[hits.places]
    least = np.full(len(searched.issues.notices), 2)
    np.minimum.at(least, notices, distance)
    return np.asarray(distance == least[notices])


def about_words(
    rows: Mapping[str, pd.DataFrame],
    keys: pd.DataFrame,
    words: Sequence[str],
    texts: Mapping[str, str | None],
) -> pd.DataFrame:
    """The measures about the words: all of an issue whose heading has one, else those that have one; else
    all, of which it is not certain.

    rows: `measures`, and `terms` and `documents` of theirs. keys: of the issues, and whether they are titled.
    texts: by notice_id, where they are there.
    """
    measures = rows["measures"].merge(keys[["issue_id", "titled"]], on="issue_id")
    named = within(rows["documents"], measures)[["measure_id", "name"]]
    spoken = pd.concat([rows["terms"], named.rename(columns={"name": "term"})])
    lines = spoken.groupby("measure_id")["term"].agg("\n".join).to_dict()
    places = measures[["measure_id", "notice_id", "start", "end"]].itertuples(index=False, name=None)
    read = [f"{lines.get(id_, '')}\n{(texts[of] or '')[start:end]}" for id_, of, start, end in places]
    measures["certain"] = measures["titled"] | np.array([has_any(words, text) for text in read], bool)
    some = measures.groupby("issue_id")["certain"].transform("any").astype(bool)
    return measures[measures["certain"] | ~some]


def within(rows: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """The rows whose passage is in one of these measures, with its measure_id."""
    spans = measures[["issue_id", "measure_id", "start", "end"]]
    spans = spans.rename(columns={"start": "first", "end": "last"})
    joined = rows.merge(spans, on="issue_id")
    return joined[(joined["start"] >= joined["first"]) & (joined["start"] < joined["last"])]


def has_any(words: Sequence[str], text: str) -> bool:
    """Whether the text contains one of these plain words."""
    text = plain(text)
    return any(word in text for word in words)
