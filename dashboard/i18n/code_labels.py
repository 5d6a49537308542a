"""A frame to download: labels and names beside its codes, nothing empty, each code in words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.i18n.fact_labels import ROW_COLUMNS, label_of_fact
from dashboard.i18n.glosses import with_glosses
from dashboard.i18n.labels import label_codes
from dashboard.i18n.translator import Translator

BODY, LABEL = "body", "_label"


def for_download(frame: pd.DataFrame, tr: Translator, names: Mapping[str, str]) -> pd.DataFrame:
    """The frame without its empty columns; behind each column of codes one with their labels, behind
    notice_id the name of the body, behind words what they mean where the language explains them."""
    filled = with_glosses(without_empty(frame), tr)
    columns: dict[str, pd.Series] = {}
    for column in filled.columns:
        columns[column] = filled[column]
        labels = _label_rows(filled, column, tr, names)
        if any(label is not None for label in labels):
            shown = filled[column].astype("str").where(filled[column].notna(), "")
            name = BODY if column == "notice_id" else f"{column}{LABEL}"
            columns[name] = pd.Series(labels, index=filled.index, dtype="str").fillna(shown)
    return pd.DataFrame(columns, index=filled.index)


def without_empty(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame without columns in which no row has anything."""
    full = [c for c in frame.columns if not (frame[c].isna() | (frame[c].astype("str") == "")).all()]
    return frame[full] if len(frame) else frame


def explain_codes(
    frame: pd.DataFrame, column: str, tr: Translator, names: Mapping[str, str]
) -> dict[str, str]:
    """Code -> label of the codes in a column, sorted; empty where it has none. A code that means several
    things has all their labels."""
    found: dict[str, dict[str, None]] = {}
    for code, label in zip(frame[column].astype("str"), _label_rows(frame, column, tr, names), strict=True):
        if label is not None:
            found.setdefault(code, {})[label] = None
    return {code: " / ".join(found[code]) for code in sorted(found)}


def _label_rows(
    frame: pd.DataFrame, column: str, tr: Translator, names: Mapping[str, str]
) -> list[str | None]:
    """The cells of the column in words, row by row; None for what is no code."""
    cells = ["" if pd.isna(code) else str(code) for code in frame[column]]
    if column in ROW_COLUMNS and "attribute" in frame:
        pairs = zip(frame["attribute"], cells, strict=True)
        return [label_of_fact(column, attribute, cell, tr) for attribute, cell in pairs]
    known = label_codes(frame[column], tr, names)
    return [known.get(cell) for cell in cells]
