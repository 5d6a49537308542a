"""Words of the notices with what they mean in short, in languages that explain them (`_glosses.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n.lines import in_lines
from dashboard.i18n.title_glosses import gloss_title
from dashboard.i18n.translator import Translator
from locales import glosses_of

GLOSS = "_gloss"
_WORDS = ("term", "source", "target")  # columns of words
_TITLES = ("title", "issue_title")
_LONGEST = 22  # letters of a gloss that a chart has room for under a word; longer ones are on hover
_SMALL = '<br><span style="font-size:10px">{}</span>'


def with_glosses(frame: pd.DataFrame, tr: Translator) -> pd.DataFrame:
    """Behind each column of words or titles of issues one with their glosses, where there is any."""
    known = glosses_of(tr.language)
    for column in [c for c in (*_WORDS, *_TITLES) if known and c in frame and f"{c}{GLOSS}" not in frame]:
        found = [_gloss(column, text, known, tr) for text in frame[column]]
        glosses = pd.Series(found, index=frame.index, dtype="str")
        if glosses.any():
            place = list(frame.columns).index(column) + 1
            frame = pd.concat(
                [frame.iloc[:, :place], glosses.rename(f"{column}{GLOSS}"), frame.iloc[:, place:]], axis=1
            )
    return frame


def _gloss(column: str, text: Any, known: Mapping[str, str], tr: Translator) -> str:
    if column in _WORDS:
        return known.get(str(text), "")
    return "" if pd.isna(text) else gloss_title(text, tr)


def glossed_in_cell(word: str, tr: Translator, *, width: int, number: str = "") -> str:
    """The word in lines of `width` columns, behind it a number, its gloss in small letters under it."""
    gloss = glosses_of(tr.language).get(word, "")
    return f"{in_lines(word, width=width)} {number}".rstrip() + (
        _SMALL.format(gloss) if 0 < len(gloss) <= _LONGEST else ""
    )


def glossed_on_axis(word: str, tr: Translator) -> str:
    """The word as the name of a row, its gloss in small letters under it."""
    gloss = glosses_of(tr.language).get(word, "")
    return word + _SMALL.format(gloss) if 0 < len(gloss) <= _LONGEST else word
