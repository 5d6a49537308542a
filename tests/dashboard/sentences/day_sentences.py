"""Timeline in sentences, counted a second time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.dated_acts import acts_by_month, count_dated, count_planned
from analysis.compare.deadlines import count_standings, read_deadlines
from analysis.compare.durations import summarise_durations
from dashboard.pages.timeline.act_findings import describe_acts, describe_planned
from dashboard.pages.timeline.deadline_findings import describe_standings
from dashboard.pages.timeline.phase_findings import describe_durations, describe_rectification
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, day, days, numbers, rectification, some_of, span

TODAY = date(2024, 6, 1)


def _phases(cut: Cut) -> Iterator[Claim]:
    frame, of = summarise_durations(cut.tables, cut.selection), len(cut.notices)
    spans = pd.DataFrame([rectification(row) for _, row in cut.notices.iterrows()], columns=["low", "high"])
    dated, undated = spans.dropna(), spans[spans["high"].isna() & spans["low"].notna()]
    expected: list[Any] = [of] if of > 1 else []
    if len(dated):
        expected = [*days(dated["low"].min(), dated["high"].max()), *some_of(len(dated), of)]
    expected += [len(undated), *days(undated["low"].min(), np.nan)] if len(undated) else []
    unknown = of - len(dated) - len(undated)
    yield describe_rectification(frame, cut.tr), numbers(expected, [unknown] if unknown else []), []
    expected = []
    for start, end in (("inspection_start", "inspection_end"), ("inspection_end", "feedback_date")):
        known = [span(row[start], row[end]) for _, row in cut.notices.iterrows()]
        known = [pair for pair in known if not np.isnan(pair[0])]
        if known:
            low, high = min(low for low, _ in known), max(high for _, high in known)
            expected += [*days(low, high), *some_of(len(known), of)]
        else:
            expected += [of] if of > 1 else []
    yield describe_durations(frame, cut.tr), numbers(expected), []


def _acts(cut: Cut) -> Iterator[Claim]:
    done = cut.rows("events").query("event == 'measure_done'")
    feedback = done["notice_id"].map(cut.notices.set_index("notice_id")["feedback_date"]).astype("str")
    placed = done[(done["date"].str.len() >= 7) & (feedback.str.len() >= 7)]
    act, base = (pd.PeriodIndex(d.str[:7], freq="M") for d in (placed["date"], feedback[placed.index]))
    month = pd.Series((act.year - base.year) * 12 + act.month - base.month, dtype="int64")
    measures = cut.rows_of("measures")[cut.rows_of("measures")["issue_id"].isin(cut.issues["issue_id"])]
    joined = measures.merge(done[["issue_id", "start"]], on="issue_id", suffixes=("", "_act"))
    inside = joined[(joined["start_act"] >= joined["start"]) & (joined["start_act"] < joined["end"])]
    said = describe_acts(
        acts_by_month(cut.tables, cut.selection), count_dated(cut.tables, cut.selection), cut.tr
    )
    counts = [(month < 0).sum(), month.between(0, 5).sum(), (month > 5).sum()]
    yield said, numbers(counts, inside["measure_id"].nunique(), len(measures)), []
    planned = cut.rows("events").query("event == 'measure_planned'")
    if planned.empty:
        return
    report = planned["notice_id"].map(cut.notices.set_index("notice_id")["report_date"])
    first = [day(d, last=False) for d in planned["date"]]
    ahead = sum(pd.notna(r) and d > day(r, last=True) for d, r in zip(first, report, strict=True))
    today = sum(d > pd.Timestamp(TODAY) for d in first)
    said = describe_planned(count_planned(cut.tables, cut.selection, today=TODAY), cut.tr, today=TODAY)
    yield said, numbers(len(planned), ahead, today, TODAY.day, str(TODAY.year)), []


def _deadline(cut: Cut) -> Iterator[Claim]:
    rule = replace(read_deadlines()["own_days"], days=150)
    rows = cut.notices[cut.notices["feedback_date"].notna()]
    if rows.empty:
        return
    within = after = 0
    for _, row in rows.iterrows():
        until = row["report_date"] if pd.notna(row["report_date"]) else row["last_act"]
        first, last = (day(row["feedback_date"], last=end) + pd.Timedelta(days=150) for end in (False, True))
        within += pd.notna(row["report_date"]) and day(row["report_date"], last=True) <= first
        after += pd.notna(until) and day(until, last=False) > last
    said = describe_standings(count_standings(cut.tables, cut.selection, rule), rule, cut.tr)
    yield said, numbers(len(rows), within, after, len(rows) - within - after), []


QUESTIONS: dict[str, Question] = {"phases": _phases, "acts": _acts, "deadline": _deadline}
