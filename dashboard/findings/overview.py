"""Overview in sentences: states, stated totals, each notice."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from dashboard.words import Words


def find_statuses(notices: pd.DataFrame, words: Words) -> str:
    """From the notices at a glance: how many issues have which state."""
    total, unstated = int(notices["issues_listed"].sum()), int(notices["not_stated"].sum())
    key = "finding_none" if unstated == total else "finding"
    return words(
        f"overview.status.{key}", notices=words.number(len(notices)), issues=words.number(total),
        completed=words.number(notices["completed"].sum()), unstated=words.number(unstated),
    )  # fmt: skip


def find_stated(notices: pd.DataFrame, words: Words) -> str:
    """From the notices at a glance: who states a number of problems, and how many issues those list."""
    stating = notices[notices["problems_stated"].notna()]
    if stating.empty:
        listed = words.number(notices["issues_listed"].sum())
        return words("overview.stated.finding_none", notices=words.number(len(notices)), listed=listed)
    return words(
        "overview.stated.finding", stating=words.number(len(stating)), notices=words.number(len(notices)),
        problems=words.number(stating["problems_stated"].sum()), listed=words.number(stating["issues_listed"].sum()),
    )  # fmt: skip


def tell_notice(row: pd.Series, words: Words) -> str:
    """One notice of the glance in a sentence."""
    return words(
        "overview.sentences.line", organisation=row["organisation"] if pd.notna(row["organisation"]) else row["notice_id"],
        level=words.label("level", row["level"]), kind=words.label("kind", row["kind"]), dates=_tell_dates(row, words),
        stated=_tell_stated(row, words), issues=words.number(row["issues_listed"]),
        measures=words.number(row["measures_listed"]), status=_tell_statuses(row, words),
    )  # fmt: skip


def _tell_dates(row: pd.Series, words: Words) -> str:
    key, said = "overview.sentences.", []
    kind = words.label("kind", row["kind"])
    if pd.notna(row["inspection_start"]) and pd.notna(row["inspection_end"]):
        span = {"start": words.day(row["inspection_start"]), "end": words.day(row["inspection_end"])}
        said.append(words(f"{key}inspected", kind=kind, **span))
    if pd.notna(row["feedback_date"]):
        said.append(words(f"{key}feedback", day=words.day(row["feedback_date"])))
    days = words.days(row["rectification_min"], row["rectification_max"])
    if pd.notna(row["report_date"]):
        said.append(words(f"{key}reported", day=words.day(row["report_date"]), days=days))
    elif pd.notna(row["rectification_min"]):
        known = days != words("unknown")
        said.append(words(f"{key}unreported", days=days) if known else words(f"{key}unreported_unknown"))
    return words.listing(said)


def _tell_stated(row: pd.Series, words: Words) -> str:
    for unit in ("problems", "tasks"):
        if pd.notna(row[f"{unit}_stated"]):
            return words(f"overview.sentences.stated_{unit}", n=words.number(row[f"{unit}_stated"]))
    return words("overview.sentences.stated_none")


def _tell_statuses(row: pd.Series, words: Words) -> str:
    counted = [(code, int(row[code])) for code in domain("status").codes if row[code]]
    if not counted or counted == [("not_stated", int(row["issues_listed"]))]:
        return words("overview.sentences.status_none")
    parts = [
        words("overview.sentences.status_part", n=n, label=words.label("status", code)) for code, n in counted
    ]
    return words("overview.sentences.status_some", statuses=words.listing(parts))
