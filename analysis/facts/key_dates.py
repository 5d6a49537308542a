"""The key dates of a notice: inspection start and end, feedback, report (signature) and page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from analysis import codebook
from analysis.outline.document import Document
from analysis.text.dates import Mention, find_mentions, find_unread, first_day, last_day
from analysis.text.folded import Span
from analysis.text.look_alikes import find_misread

# The period is searched in so many characters where the opening does not contain it.
_OPENING = 1500
# Before a date or behind it: the other end of the range could not be read.
_RANGE_MARK = re.compile(r" ?[至到—~-]")
# A feedback named within so many characters after a date, in one sentence, has that date.
_SENTENCE = 120
_BEFORE = 12  # a meeting is named within so many characters before its date
_END = 40  # characters around the end of the text in which its date is printed
_LONGEST = 2_000  # a text without full stops is no single sentence


@dataclass(frozen=True)
class DatedEvent:
    """A date with what it dates; `mention.year` is set."""

    event: str
    mention: Mention
    year_inferred: bool


def find_key_dates(document: Document) -> list[DatedEvent]:
    """Inspection start and end, feedback, report and page, as far as printed, in the order of the text."""
    opening = document.layout.opening
    reach = Span(opening.start, min(max(opening.end, opening.start + _OPENING), document.layout.body.end))
    found: list[DatedEvent] = []
    for span in (opening, reach):
        found = _inspection(document, find_mentions(document.text.folded, span))
        if found:
            break
    found += _report(document) + _page(document)
    return sorted(found, key=lambda d: d.mention.start)


def find_twofold(document: Document) -> list[Span]:
    """Dates of the opening that can be read as two dates; neither is used."""
    return find_unread(document.text.folded, document.layout.opening)


def find_misprinted(document: Document) -> list[Span]:
    """What has the form of a date in the opening, or where the signature is dated, but is no date."""
    text, layout = document.text, document.layout
    end = Span(max(layout.opening.end, layout.body.end - _END), min(len(text), layout.body.end + _END))
    found = find_misread(text.folded, layout.opening)
    return found if layout.signed_on else [*found, *find_misread(text.folded, end)]


def _inspection(document: Document, mentions: list[Mention]) -> list[DatedEvent]:
    """Period and feedback; the period of several stages runs from the first start to the last end."""
    folded = document.text.folded
    pairs = [(a, b) for a, b in zip(mentions, mentions[1:], strict=False) if _spans_period(folded, a, b)]
    if pairs:
        sentence = _sentence(folded, pairs[0][0].start)
        stages = [p for p in pairs if _sentence(folded, p[0].start) == sentence]
        found = _stages(stages, _year_before(mentions, Span(sentence.start, stages[0][0].start)))
    else:
        found = _open_period(folded, mentions)
    after = found[-1].mention.end if found else document.layout.opening.start
    later = [m for m in mentions if m.start >= after]
    return found + (_feedback(folded, later, found) or _feedback_told_first(folded, mentions, found))


def _sentence(folded: str, offset: int) -> Span:
    first, last = max(0, offset - _LONGEST), min(len(folded), offset + _LONGEST)
    start, end = folded.rfind("。", first, offset), folded.find("。", offset, last)
    return Span(start + 1 if start >= 0 else first, end if end >= 0 else last)


def _says(rule: str, words: str) -> bool:
    return bool(codebook.rules("dated_acts")[rule].pattern.search(words))


def _spans_period(folded: str, first: Mention, second: Mention) -> bool:
    sentence = _sentence(folded, first.start)
    return (
        first.month is not None
        and second.month is not None
        and _is_range(folded[first.end : second.start], first, second)
        and _says("inspection", folded[sentence.start : sentence.end + _SENTENCE])
    )


def _is_range(between: str, first: Mention, second: Mention) -> bool:
    """Two full dates with nothing between them are a period whose 至 was lost."""
    adjoin = not between.strip() and bool(first.day and second.day)
    return adjoin or _says("range", between)


def _year_before(mentions: list[Mention], before: Span) -> int | None:
    """A year printed alone in the sentence before its period: 根据2023年巡察安排,3月1日至…."""
    years = [m.year for m in mentions if before.contains(m.start) and m.year and m.month is None]
    return years[-1] if years else None


def _stages(pairs: list[tuple[Mention, Mention]], year: int | None) -> list[DatedEvent]:
    """Start and end of every stage; without a year it follows the stage before, the first is in `year`."""
    found: list[DatedEvent] = []
    for first, last in pairs:
        opened = first
        if first.year is None and found:
            opened = _first_after(first, last_day(found[-1].mention.iso))
        elif first.year is None and last.year is None and year:
            opened = first.in_year(year)
        stage = _period(opened, last)
        if stage and opened is not first:
            stage[0] = DatedEvent(stage[0].event, stage[0].mention, True)
        found += stage
    return found


def _period(first: Mention, last: Mention) -> list[DatedEvent]:
    if first.year is None:
        if last.year is None:
            return []
        year = last.year - (1 if (first.month or 0) > (last.month or 0) else 0)
        return [
            DatedEvent("inspection_start", first.in_year(year), True),
            DatedEvent("inspection_end", last, False),
        ]
    start = DatedEvent("inspection_start", first, False)
    if last.year is not None:
        return [start, DatedEvent("inspection_end", last, False)]
    end = last.in_year(first.year)
    if last_day(end.iso) < first_day(first.iso):
        end = last.in_year(first.year + 1)
    return [start, DatedEvent("inspection_end", end, True)]


def _open_period(folded: str, mentions: list[Mention]) -> list[DatedEvent]:
    """The period as 9-11月, or a start alone (6月6日起, 进驻): an end that is not printed is unknown."""
    for i, m in enumerate(mentions):
        following = mentions[i + 1].start if i + 1 < len(mentions) else len(folded)
        words = folded[m.end : min(_sentence(folded, m.start).end, following)]
        ends_range = bool(_RANGE_MARK.search(folded[max(0, m.start - 2) : m.start]))
        if m.year is None or m.month is None or ends_range or not _says("inspection", words):
            continue
        if _says("feedback", words):
            return []
        if m.from_month:
            start = replace(m, month=m.from_month)
            return [DatedEvent("inspection_start", start, False), DatedEvent("inspection_end", m, False)]
        return [DatedEvent("inspection_start", m, False)]
    return []


def _feedback(folded: str, mentions: list[Mention], period: list[DatedEvent]) -> list[DatedEvent]:
    """The date of a feedback named before it, else the first whose sentence reports the feedback afterwards,
    but no meeting about it.
    """
    for m in mentions:
        if m.month is not None and _is_named_before(folded, m):
            return _dated_feedback(m, period)
    for m in mentions:
        words = folded[m.end : min(_sentence(folded, m.start).end, m.end + _SENTENCE)]
        clause = words.split("反馈")[0] + "反馈"
        opens_range = bool(_RANGE_MARK.match(words))
        if m.month is None or opens_range or not _says("feedback", words):
            continue
        if _says("about_feedback", clause):
            continue
        if any(
            m.end < later.start < m.end + len(clause) and later.year and later.month for later in mentions
        ):
            continue  # a later date is nearer to the feedback
        if dated := _dated_feedback(m, period):
            return dated
    return []


def _dated_feedback(mention: Mention, period: list[DatedEvent]) -> list[DatedEvent]:
    """A date without a year is the first one after the inspection."""
    if mention.year is not None:
        return [DatedEvent("feedback", mention, False)]
    if period:
        return [DatedEvent("feedback", _first_after(mention, last_day(period[-1].mention.iso)), True)]
    return []


def _is_named_before(folded: str, mention: Mention) -> bool:
    """反馈会于, 反馈时间：, 反馈意见（ right before the date."""
    return _says("feedback_meeting", folded[max(0, mention.start - _BEFORE) : mention.start])


def _feedback_told_first(folded: str, mentions: list[Mention], period: list[DatedEvent]) -> list[DatedEvent]:
    """A feedback printed ahead of the inspection period, with its year, and dated after the period."""
    if not period:
        return []
    end = period[-1].mention
    earlier = [m for m in mentions if m.start < period[0].mention.start and m.year is not None]
    return [d for d in _feedback(folded, earlier, period) if last_day(d.mention.iso) >= first_day(end.iso)]


def _first_after(mention: Mention, day: date) -> Mention:
    """The mention in the first year in which it falls on or after the day."""
    this = mention.in_year(day.year)
    return this if last_day(this.iso) >= day else mention.in_year(day.year + 1)


def _report(document: Document) -> list[DatedEvent]:
    if document.layout.signed_on is None:
        return []
    found = [m for m in find_mentions(document.text.folded, document.layout.signed_on, names=True) if m.year]
    return [DatedEvent("report", found[0], False)] if found else []


def _page(document: Document) -> list[DatedEvent]:
    """The date of the page: with a label, before or after the notice; before the title also without one."""
    folded, layout = document.text.folded, document.layout
    before = find_mentions(folded, Span(0, layout.opening.start), names=True)
    after = find_mentions(folded, Span(layout.body.end, len(folded)), names=True)
    signed = layout.signed_on
    full = [
        m
        for m in (*before, *after)
        if m.year
        and m.day
        and not (signed and signed.start <= m.start < signed.end)
        and not (layout.title and layout.title.start <= m.start < layout.title.end)
    ]
    labelled = [m for m in full if _says("page_label", folded[max(0, m.start - 16) : m.start])]
    labelled += [m for m in before if m in full and _says("page_source", folded[m.end : m.end + 16])]
    bare = [m for m in full if layout.chrome.start <= m.start < layout.chrome.end]
    return [DatedEvent("page", m, False) for m in (labelled or bare)[:1]]
