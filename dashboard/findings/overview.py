"""Overview in sentences: states, stated totals, each notice."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.codebook import domain
from dashboard.findings.groups import tell_groups
from dashboard.words import Words


def find_statuses(notices: pd.DataFrame, words: Words, *, in_issues: bool = False) -> str:
    """From the notices at a glance: how many issues have which state. `in_issues`: those chosen are counted, not all
    that the notices list."""
    total, unstated = int(notices["issues_listed"].sum()), int(notices["not_stated"].sum())
    listed = words(
        "overview.status.chosen" if in_issues else "overview.status.listed", notices=words.number(len(notices)), issues=words.number(total)
    )  # fmt: skip
    if unstated == total:
        return words("overview.status.finding_none", listed=listed, issues=words.number(total))
    only = next((code for code in domain("status").codes if notices[code].sum() == total), None)
    if only:
        states = words("overview.status.all", label=words.label("status", only))
    else:
        states = words("overview.status.completed", n=words.number(notices["completed"].sum()))
    rest = words("overview.status.unstated", n=words.number(unstated)) if unstated else ""
    return words("overview.status.finding", listed=listed, states=states + rest, issues=words.number(total))


def find_stated(notices: pd.DataFrame, words: Words, *, in_issues: bool = False) -> str:
    """From the notices at a glance: who states a number of problems, and how many issues those list. `in_issues`: what
    is stated of all problems is not set against the issues chosen."""
    of, listed = words.number(len(notices)), words.number(notices["issues_listed"].sum())
    if in_issues:
        n = int(notices[["problems_stated", "tasks_stated"]].notna().any(axis=1).sum())
        key = "overview.stated.chosen" if n else "overview.stated.chosen_none"
        return words(key, stating=words.number(n), notices=of, listed=listed)
    stating = notices[notices["problems_stated"].notna()]
    if stating.empty:
        return words("overview.stated.finding_none", notices=of, listed=listed)
    return words(
        "overview.stated.finding", stating=words.number(len(stating)), notices=of,
        problems=words.number(stating["problems_stated"].sum()), listed=words.number(stating["issues_listed"].sum()),
    )  # fmt: skip


def tell_statuses_of_groups(rows: pd.DataFrame, words: Words, *, names: Mapping[str, str], by: str) -> str:
    """From the glance put together by groups: how many of each group's issues are completed, by its own account."""
    if by == "notice_id":
        return ""
    told = [
        words(
            "overview.status.of_group" if row["not_stated"] < row["issues_listed"] else "overview.status.of_group_none",
            group=names[row[by]], k=words.number(row["completed"]), issues=words.number(row["issues_listed"]),
        )
        for _, row in rows.iterrows()
    ]  # fmt: skip
    return tell_groups(told, words, by=by)


def tell_stated_of_groups(rows: pd.DataFrame, words: Words, *, names: Mapping[str, str], by: str) -> str:
    """From the same: the problems stated in each group, and by how many of its notices."""
    if by == "notice_id":
        return ""
    told = [
        words(
            "overview.stated.of_group" if row["problems_stated_notices"] else "overview.stated.of_group_none", group=names[row[by]],
            problems=words.number(row["problems_stated"]), k=words.number(row["problems_stated_notices"]),
            listed=words.number(row["issues_listed"]),
        )
        for _, row in rows.iterrows()
    ]  # fmt: skip
    return tell_groups(told, words, by=by)


def tell_notice(row: pd.Series, words: Words) -> str:
    """One notice of the glance in a sentence."""
    return words(
        "overview.sentences.line", organisation=row["organisation"] if pd.notna(row["organisation"]) else row["notice_id"],
        place=words.label("city", row["city"]), level=words.label("level", row["level"]), kind=words.label("kind", row["kind"]), dates=_tell_dates(row, words),
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
