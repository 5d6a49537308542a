"""Overview in sentences: states, stated totals, each notice."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.codebook import domain
from dashboard.components.group_findings import describe_groups
from dashboard.components.some_of import format_some_of
from dashboard.i18n.translator import Translator


def describe_statuses(notices: pd.DataFrame, tr: Translator, *, in_issues: bool = False) -> str:
    """From the notices at a glance: how many issues have which state.

    `in_issues`: those chosen are counted, not all that the notices list.
    """
    total, unstated = int(notices["issues_listed"].sum()), int(notices["not_stated"].sum())
    listed = tr(
        "overview.status.chosen" if in_issues else "overview.status.listed",
        notices=tr.number(len(notices)),
        issues=tr.number(total),
    )
    if unstated == total:
        return tr("overview.status.finding_none", listed=listed)
    counts = {code: int(notices[code].sum()) for code in domain("status").codes}
    return tr("overview.status.finding", listed=listed, states=_describe_states(counts, tr))


def _describe_states(counts: Mapping[str, int], tr: Translator) -> str:
    """How many issues have each status; those completed also where there are none, those without one last."""
    stated = {code: n for code, n in counts.items() if code != "not_stated" and n}
    total = sum(counts.values())
    if len(stated) == 1 and sum(stated.values()) == total:
        return tr("overview.status.all", label=tr.label("status", next(iter(stated))), n=total)
    parts = [
        tr("overview.status.state", n=tr.number(n), label=tr.label("status", code))
        for code, n in {"completed": 0, **stated}.items()
    ]
    if counts["not_stated"]:
        parts.append(tr("overview.status.unstated", n=tr.number(counts["not_stated"])))
    return tr.listing(parts)


def describe_stated(notices: pd.DataFrame, tr: Translator, *, in_issues: bool = False) -> str:
    """From the notices at a glance: who states a number of problems, and how many issues those list.

    `in_issues`: what is stated of all problems is not set against the issues chosen.
    """
    of, listed = tr.number(len(notices)), tr.number(notices["issues_listed"].sum())
    if in_issues:
        n = int(notices[["problems_stated", "tasks_stated"]].notna().any(axis=1).sum())
        key = "overview.stated.chosen" if n else "overview.stated.chosen_none"
        return tr(key, stating=tr.number(n), notices=of, listed=listed)
    stating = notices[notices["problems_stated"].notna()]
    if stating.empty:
        return tr("overview.stated.finding_none", notices=of, listed=listed)
    return tr(
        "overview.stated.finding",
        n=len(stating),
        notices=format_some_of(len(stating), len(notices), tr, start=True),
        problems=tr.number(stating["problems_stated"].sum()),
        listed=tr.number(stating["issues_listed"].sum()),
    )


def describe_stated_of_groups(
    rows: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str
) -> str:
    """From the same: the problems stated in each group, and by how many of its notices."""
    if by == "notice_id":
        return ""
    parts = [
        tr(
            "overview.stated.of_group" if row["problems_stated_notices"] else "overview.stated.of_group_none",
            group=names[row[by]],
            problems=tr.number(row["problems_stated"]),
            notices=format_some_of(row["problems_stated_notices"], row["notices"], tr),
            listed=tr.number(row["issues_listed"]),
        )
        for _, row in rows.iterrows()
    ]
    return describe_groups(parts, tr, by=by)


def describe_notice(row: pd.Series, tr: Translator) -> str:
    """One notice of the glance in a sentence, with a sign where it is gravely doubted."""
    said = tr(
        "overview.sentences.line",
        organisation=row["organisation"] if pd.notna(row["organisation"]) else row["notice_id"],
        place=tr.label("city", row["city"]),
        level=tr.label("level", row["level"]),
        kind=tr.label("kind", row["kind"]),
        dates=_describe_dates(row, tr),
        stated=_describe_stated(row, tr),
        issues=tr.number(row["issues_listed"]),
        measures=tr.number(row["measures_listed"]),
        status=_describe_statuses(row, tr),
    )
    grave = row.get("doubts_grave")
    if pd.isna(grave):
        return said
    return tr("sentence_separator").join([said, tr("doubts.signed", n=int(grave))])


def _describe_dates(row: pd.Series, tr: Translator) -> str:
    key, parts = "overview.sentences.", []
    kind = tr.label("kind", row["kind"])
    if pd.notna(row["inspection_start"]) and pd.notna(row["inspection_end"]):
        span = {"start": tr.day(row["inspection_start"]), "end": tr.day(row["inspection_end"])}
        parts.append(tr(f"{key}inspected", kind=kind, **span))
    if pd.notna(row["feedback_date"]):
        parts.append(tr(f"{key}feedback", day=tr.day(row["feedback_date"])))
    days = tr.days(row["rectification_min"], row["rectification_max"])
    if pd.notna(row["report_date"]):
        parts.append(tr(f"{key}reported", day=tr.day(row["report_date"]), days=days))
    elif pd.notna(row["rectification_min"]):
        known = days != tr("unknown")
        parts.append(tr(f"{key}unreported", days=days) if known else tr(f"{key}unreported_unknown"))
    return tr.listing(parts)


def _describe_stated(row: pd.Series, tr: Translator) -> str:
    for unit in ("problems", "tasks"):
        if pd.notna(row[f"{unit}_stated"]):
            return tr(f"overview.sentences.stated_{unit}", n=tr.number(row[f"{unit}_stated"]))
    return tr("overview.sentences.stated_none")


def _describe_statuses(row: pd.Series, tr: Translator) -> str:
    counted = [(code, int(row[code])) for code in domain("status").codes if row[code]]
    if not counted or counted == [("not_stated", int(row["issues_listed"]))]:
        return tr("overview.sentences.status_none")
    parts = [tr("overview.sentences.status_part", n=n, label=tr.label("status", code)) for code, n in counted]
    return tr("overview.sentences.status_some", statuses=tr.listing(parts))
