"""The sentence above each chart: what its frame says, with n, and what is missing."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.selection import UNKNOWN
from analysis.compare.timeline import summarise_durations
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


def find_top_type(types: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the counts per type: the most frequent known type; how many issues have no known one."""
    known = types[types["issue_type"] != UNKNOWN]
    unknown = int(types.loc[types["issue_type"] == UNKNOWN, "issues"].sum())
    said = []
    if len(known):
        top = known.iloc[0]
        said.append(
            words(
                "issues.heat.finding", type=words.label("issue_type", top["issue_type"]), issues=words.number(top["issues"]),
                total=words.number(types["issues"].sum()), n=words.number(top["notices"]), of=words.number(of),
            )
        )  # fmt: skip
    if unknown:
        said.append(words("issues.heat.unknown", n=words.number(unknown)))
    return " ".join(said)


def find_common_types(types: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the counts per type: the types that occur in every chosen notice."""
    everywhere = types[(types["notices"] == of) & (types["issue_type"] != UNKNOWN)]
    total = words.number(types["issues"].sum())
    if everywhere.empty:
        return words("issues.types.finding_none", of=words.number(of), total=total)
    named = words.listing([words.label("issue_type", code) for code in everywhere["issue_type"]])
    return words(
        "issues.types.finding",
        of=words.number(of),
        types=named,
        total=total,
    )


def find_rectification(phases: pd.DataFrame, words: Words) -> str:
    """From the durations: the span from feedback to report, and how many are open."""
    row = summarise_durations(phases).set_index("phase").loc["rectification"]
    counts = {
        "n": words.number(row["notices"]),
        "of": words.number(row["of_notices"]),
        "open": words.number(row["open_ended"]),
    }
    if not row["notices"]:
        return words("timeline.gantt.finding_none", of=counts["of"], open=counts["open"])
    low, high = words.number(row["shortest"]), words.number(row["longest"])
    if low == high:
        return words("timeline.gantt.finding_one", low=low, **counts)
    return words("timeline.gantt.finding", low=low, high=high, **counts)


def find_durations(phases: pd.DataFrame, words: Words) -> str:
    """From the durations: the spans of inspection and wait."""
    summary = summarise_durations(phases).set_index("phase")
    spans = {
        p: words.days(summary.loc[p, "shortest"], summary.loc[p, "longest"]) for p in ("inspection", "wait")
    }
    return words("timeline.durations.finding", of=words.number(summary["of_notices"].max()), **spans)


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
        said.append(words(f"{key}unreported", days=days))
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
