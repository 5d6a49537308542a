"""Codes to words at the last moment: short names of notices, display copies of frames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd

from analysis.bodies.short_name import shorten_body
from analysis.compare.selection import NO_CITY, UNKNOWN
from analysis.export.cells import harmless
from dashboard.i18n.fact_labels import label_acts, label_counted
from dashboard.i18n.side_names import label_side
from dashboard.i18n.translator import PLACES, Translator
from locales import texts

_DATES = ("inspection_start", "inspection_end", "feedback_date", "report_date", "page_date", "latest_done")


# Columns the dashboard makes: shares of 0 to 1, and codes with their words under `codes.<column>.<code>`.
_SHARES = (
    "rate",
    "rate_with_mostly",
    "printed",
    "recomputed",
    "low",
    "high",
    "mean",
    "mean_high",
    "pooled",
    "pooled_high",
    "done_rate",
    "done_high",
)
_CODED = (
    "rate_basis",
    "rate_unit",
    "done_basis",
    "done_unit",
    "differs",
    "outside",
    "undecided",
    "standing",
    "covered",
    "at_report",
    "at_today",
    "used",
    "text_standing",
    "more_in",
    "has_text",
    "match",
    "body_kind",
)


_NAMED_BY = ("province", "city", "district", "level")


def short_names(notices: pd.DataFrame) -> dict[str, str]:
    """notice_id -> a name short enough for an axis, unique among `notices`.

    `notices`: one row per notice with organisation, province, city, district, level.
    """
    keys = notices["notice_id"].tolist()
    full = [name or key for key, name in zip(keys, _known_in(notices["organisation"]), strict=True)]
    bodies = list(zip(full, *(_known_in(notices[column]) for column in _NAMED_BY), strict=True))
    made = {body: _short_name(*body) for body in set(bodies)}  # once for a body with many notices
    names = _where_alike([made[body] for body in bodies], full)
    keyed = [f"{name} ({key})" for key, name in zip(keys, names, strict=True)]
    return dict(zip(keys, _where_alike(names, keyed), strict=True))


def _where_alike(names: list[str], longer: list[str]) -> list[str]:
    """The names, the longer ones for those that are alike."""
    seen = Counter(names)
    return [more if seen[name] > 1 else name for name, more in zip(names, longer, strict=True)]


def mark_names(
    names: dict[str, str], tr: Translator, *, invented: Collection[str], own: Collection[str]
) -> dict[str, str]:
    """The names, with a mark on those of invented notices and of the reader's own: at the front, because
    charts cut the end."""
    if not invented and not own:
        return names  # which may be many: no copy
    return {key: _marked(name, tr, key in invented, key in own) for key, name in names.items()}


def _marked(name: str, tr: Translator, is_invented: bool, is_own: bool) -> str:
    if is_invented:
        return tr("data.own_invented_name" if is_own else "data.invented_name", name=name)
    return tr("data.own_name", name=name) if is_own else name


def _short_name(body: str, *places: str) -> str:
    """`places`: province, city and district, empty where unknown, and the body's level."""
    return shorten_body(body, list(filter(None, places[:-1])), is_unit=places[-1] == "unit")


def _known_in(values: pd.Series) -> list[str]:
    """The values, empty where they are unknown."""
    known = values.astype("str").fillna("")
    return known.where(~known.isin([UNKNOWN, NO_CITY]), "").tolist()


def format_frame(frame: pd.DataFrame, tr: Translator, names: dict[str, str]) -> pd.DataFrame:
    """A copy for the eye: codes as labels, notices by name, dates in the language's form. Columns keep
    their names; their headings are `words.column`."""
    shown = frame.copy()
    for column in shown.columns:
        formatter = _formatter(column, tr, names)
        if formatter is not None:
            shown[column] = pd.Series([formatter(v) for v in shown[column]], index=shown.index, dtype="str")
        elif pd.api.types.is_numeric_dtype(shown[column]) and shown[column].isna().any():
            formatted = tr.number if are_whole(shown[column]) else tr.decimal
            shown[column] = pd.Series([formatted(v) for v in shown[column]], index=shown.index, dtype="str")
        elif pd.api.types.is_string_dtype(shown[column]):
            shown[column] = [harmless(v) for v in shown[column].fillna(tr("absent"))]
    return shown


def label_codes(values: pd.Series, tr: Translator, names: Mapping[str, str]) -> dict[str, str]:
    """Code -> label of the codes in a column, sorted; empty for a column of numbers, dates or texts.

    Of places only what is no name.
    """
    column = str(values.name)
    formatter = _formatter(column, tr, names)
    if formatter is None or column in (*_DATES, *_SHARES) or column.endswith("_date"):
        return {}
    codes = sorted(values.dropna().unique(), key=str)
    labels = {str(code): formatter(code) for code in codes}
    return {
        code: label for code, label in labels.items() if column not in PLACES or code in (UNKNOWN, NO_CITY)
    }


def are_whole(values: pd.Series) -> bool:
    """Whether the numbers that are known are counts."""
    known = values.dropna()
    return bool((known == known.round()).all())


def label_place(code: str, tr: Translator) -> str:
    """Where in a notice something occurs: in its issues, outside them, or in those of one type."""
    return tr(f"place.{code}") if code in ("issues", "outside") else tr.label("issue_type", code)


def label_word_class(tag: str, tr: Translator) -> str:
    """The part of speech of an ICTCLAS tag; a tag that the language does not list by its first letter."""
    known = texts(tr.language)
    found = (known.get(f"codes.pos.{code}") for code in (str(tag), str(tag)[:1]))
    return str(next(filter(None, found), tag))


def _formatter(column: str, tr: Translator, names: Mapping[str, str]) -> Callable[[Any], str] | None:
    if column == "act_kinds":  # several codes with blanks between
        return lambda codes: label_acts(str(codes).split(), tr)
    domain = column if column in PLACES else tr.domain_of(column)
    if column == "notice_id":
        return lambda code: names.get(str(code), str(code))
    if domain:
        return lambda code: tr("absent") if column in PLACES and pd.isna(code) else tr.label(domain, code)
    if column in _DATES or column in ("start_date", "end_date", "due_date", "planned_date"):
        return lambda code: "" if pd.isna(code) else str(code)  # ISO sorts; a reduced date stays reduced
    if column in _SHARES:
        return tr.percent
    if column in _CODED:
        return lambda code: tr("absent" if pd.isna(code) else f"codes.{column}.{str(code).lower()}")
    if column == "pos":
        return lambda code: "" if pd.isna(code) else label_word_class(code, tr)
    if column in ("unit", "n_of"):
        return lambda code: "" if pd.isna(code) else label_counted(str(code), tr)
    if column == "phase":
        return lambda code: tr(f"timeline.phase.{code}")
    if column == "section":
        return lambda code: tr(f"compare.sections.{code}")
    if column == "place":
        return lambda code: label_place(code, tr)
    if column == "side":
        return lambda code: label_side(code, tr, names)
    if column == "basis":
        return lambda code: tr("absent" if pd.isna(code) else f"codes.basis.{code}")
    return None
