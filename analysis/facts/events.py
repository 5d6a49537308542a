"""Table `events`: every date of the notice that dates something, with what it dates."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from analysis import codebook
from analysis.facts.key_dates import DatedEvent, find_key_dates
from analysis.outline.document import Document
from analysis.text.dates import Mention, find_mentions, first_day, last_day
from analysis.text.folded import Span

# Words around a date are read this far.
_REACH = 30
# A notice without a date is assumed to have been published within so many days of the feedback.
_USUAL_DELAY = timedelta(days=330)
_CLAUSE_MARKS = ",。;:、\n"
_CLAUSE_END = re.compile(r"[,;。]")


def extract_events(document: Document) -> list[dict[str, Any]]:
    """One row per dated event, in the order of the text; a date whose year is unknown has no row."""
    key = find_key_dates(document)
    dated = sorted([*key, *_acts(document, key)], key=lambda d: d.mention.start)
    return [
        {
            "notice_id": document.notice_id,
            "issue_id": document.issue_id(d.mention.start),
            "event": d.event,
            "date": d.mention.iso,
            "year_inferred": d.year_inferred,
            "start": d.mention.start,
            "end": d.mention.end,
        }
        for d in dated
    ]


def _acts(document: Document, key: list[DatedEvent]) -> list[DatedEvent]:
    key_dates = {d.mention.start for d in key}
    period = _Period(key)
    acts: list[DatedEvent] = []
    for mention in find_mentions(document.text.folded, _own_text(document)):
        event = None if mention.start in key_dates else _event(document, mention, period)
        if acts and _closes_range(document.text.folded, acts[-1].mention, mention):
            event = acts[-1].event
        if event is None:
            continue
        resolved = (
            mention if mention.year else period.resolve(mention, event, _previous(document, acts, mention))
        )
        if resolved:
            acts.append(DatedEvent(_corrected(event, resolved, period), resolved, mention.year is None))
    return acts


def _closes_range(folded: str, first: Mention, second: Mention) -> bool:
    """Whether two years or months are the ends of one period (2021年至2023年) and so date the same thing."""
    alike = first.day is None and second.day is None and (first.month is None) == (second.month is None)
    return alike and bool(re.fullmatch(r" ?[-—~至、和及] ?", folded[first.end : second.start]))


def _own_text(document: Document) -> Span:
    """The notice's own text up to the signature."""
    layout = document.layout
    ends = [s.start for s in (layout.signature, layout.signed_on) if s and s.start > layout.opening.end]
    return Span(layout.opening.start, min([layout.body.end, *ends]))


def _event(document: Document, mention: Mention, period: _Period) -> str | None:
    """Event code, or None where the date belongs to a name and dates nothing."""
    folded = document.text.folded
    before, after = _around(folded, mention)
    if _says("cutoff", before):
        return "measure_done"
    if mention.month is None:
        event = _year_event(folded[mention.start : mention.end], before, after)
    else:
        event = _day_event(mention, before, after)
    part = document.outline.part_at(mention.start)
    if event == "measure_done" and part and part.code == "plans" and not _says("since", after):
        return event if _says("done", _clause(after)) else "measure_planned"
    return event


def _around(folded: str, mention: Mention) -> tuple[str, str]:
    """Words of the clause before the date and of the sentence after it."""
    before = folded[max(0, mention.start - _REACH) : mention.start]
    for mark in _CLAUSE_MARKS:
        before = before[before.rfind(mark) + 1 :] if mark in before else before
    end = folded.find("。", mention.end)
    return before, folded[mention.end : min(end if end > 0 else len(folded), mention.end + 2 * _REACH)]


def _clause(after: str) -> str:
    return _CLAUSE_END.split(after, maxsplit=1)[0]


def _says(rule: str, words: str) -> bool:
    return bool(codebook.rules("dated_acts")[rule].pattern.search(words))


def _year_event(printed: str, before: str, after: str) -> str | None:
    if _says("round_name", after):
        return None
    qualifies = "年度" in printed or _says("attributive", before)
    if qualifies and _says("plan_name", after):
        return None
    if _says("planned_after", after) or _says("planned_before", before):
        return "measure_planned"
    if qualifies and _says("data", after):
        return "reference"
    about = _says("about_period", before) or _says("compared", after) or _says("since_object", after)
    if not about and (_says("since", after) or _says("act", after)):
        return "measure_done"
    return "reference" if qualifies or about or _says("statistic", after) else "measure_done"


def _day_event(mention: Mention, before: str, after: str) -> str:
    clause = _clause(after)
    intended = _says("planned_before", before) or _says("planned_after", after)
    if intended and not _says("done", before + clause[:12]):
        return "measure_planned"
    if _says("stock", after):
        return "reference"
    about_data = mention.day is None and _says("attributive", before) and _says("data", clause)
    if mention.day is None and _says("about_period", before):
        return "reference"
    return "reference" if about_data and not _says("act", clause[:12]) else "measure_done"


def _corrected(event: str, mention: Mention, period: _Period) -> str:
    """The event, corrected by time: what is dated after publication is planned, a year before the inspection
    dates no measure."""
    if event == "measure_done" and period.published and first_day(mention.iso) > period.published:
        return "measure_planned"
    if (
        event == "measure_done"
        and mention.month is None
        and period.start
        and (mention.year or 0) < period.start.year
    ):
        return "reference"
    return event


def _previous(document: Document, acts: list[DatedEvent], mention: Mention) -> Mention | None:
    """The date before, exact at least to the month, if it is in the same sentence."""
    last = next((d.mention for d in reversed(acts) if d.mention.month), None)
    if last is None or re.search(r"[。\n]", document.text.folded[last.end : mention.start]):
        return None
    return last


class _Period:
    """The time that a notice covers, and the year of a date printed without one."""

    def __init__(self, key: list[DatedEvent]) -> None:
        days = {d.event: d.mention.iso for d in key}
        days |= {
            d.event: d.mention.iso for d in reversed(key) if d.event == "inspection_start"
        }  # of stages, the first
        self.start = first_day(days["inspection_start"]) if "inspection_start" in days else None
        known = [first_day(days[e]) for e in ("feedback", "inspection_end", "inspection_start") if e in days]
        self.feedback = known[0] if known else None
        self.report = last_day(days["report"]) if "report" in days else None
        page = last_day(days["page"]) if "page" in days else None
        self.published = self.report or page
        self.end = self.published or (self.feedback + _USUAL_DELAY if self.feedback else None)
        self.last_year: int | None = None

    def resolve(self, mention: Mention, event: str, previous: Mention | None) -> Mention | None:
        """The date with its year: that of the date before it in the sentence, else one of the period."""
        year = self._year(mention, event, previous)
        self.last_year = year or self.last_year
        return mention.in_year(year) if year else None

    def _year(self, mention: Mention, event: str, previous: Mention | None) -> int | None:
        if previous and previous.year:
            same = mention.in_year(previous.year)
            rolled = last_day(same.iso) < first_day(previous.iso) and self._within(
                mention.in_year(previous.year + 1)
            )
            return previous.year + 1 if rolled else previous.year
        if event == "measure_planned" and self.report:
            return self.report.year + (last_day(mention.in_year(self.report.year).iso) < self.report)
        if not self.feedback or not self.end:
            return self.last_year
        years = range(self.feedback.year - 1, self.end.year + 2)
        after = [y for y in years if self._within(mention.in_year(y))]
        if after:
            return self.last_year if self.last_year in after else after[0]
        begun = [
            y for y in years if self.start and self.start <= last_day(mention.in_year(y).iso) <= self.end
        ]
        return (
            begun[0] if begun else self.end.year - (first_day(mention.in_year(self.end.year).iso) > self.end)
        )

    def _within(self, mention: Mention) -> bool:
        if not self.feedback or not self.end:
            return False
        return self.feedback <= last_day(mention.iso) and first_day(mention.iso) <= self.end
