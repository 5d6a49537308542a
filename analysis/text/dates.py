"""Printed dates: reduced to year or month where no more is printed, year open where none is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from analysis import codebook
from analysis.codebook.scan import Scanner
from analysis.text.folded import Span
from analysis.text.numerals import parse_number

_FORMS = (
    *(
        "iso",
        "compact",
        "chinese",
        "chinese_month_day",
        "full",
        "short",
        "short_dotted",
        "months",
        "run",
        "month_day",
        "dotted_end",
        "year",
        "day",
    ),
)
# Searched only where the text shows that characters of dates were lost.
_DAMAGED_FORMS = (*_FORMS, "bare_run")
_LONGEST_MONTH = 31
_NAMES = re.compile(
    r"《[^》\n]{0,200}》|“(?<!关于“)(?<!针对“)(?<!对于“)[^”\n]{0,60}”"
)  # “…” after 关于 is a whole title


@dataclass(frozen=True)
class Mention:
    """A printed date. `year` is None where it is not printed; month and day are None where it is reduced."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    from_month: int | None = None  # of 9-11月, the 9

    @property
    def iso(self) -> str:
        """ISO date, reduced; the year must be known."""
        parts = [f"{self.year:04d}", *(f"{p:02d}" for p in (self.month, self.day) if p)]
        return "-".join(parts)

    def in_year(self, year: int) -> Mention:
        """The mention in that year; reduced to its month where the year has no such day (29 February)."""
        mention = replace(self, year=year)
        return mention if _exists(mention) else replace(mention, day=None)


def find_mentions(folded: str, span: Span, *, names: bool = False) -> list[Mention]:
    """Dates in `span` of a folded text in order; those inside 《》 and “” only where `names` is true."""
    scanned = folded if names else _mask(folded, span)
    mentions: list[Mention] = []
    damaged = any(_pattern(("run",)).finditer(scanned, span.start, span.end))
    forms = _DAMAGED_FORMS if damaged else _FORMS
    for match in _pattern(forms).finditer(scanned, span.start, span.end):
        mention = _read(match, mentions)
        if mention and _exists(mention):
            mentions.append(mention)
    return mentions


def find_unread(folded: str, span: Span) -> list[Span]:
    """Digits in `span` that ran together into a date which can be read in two ways: 2020111日."""
    runs = _pattern(("run",)).finditer(folded, span.start, span.end)
    return [Span(*m.span()) for m in runs if _read(m, []) is None]


@lru_cache(maxsize=1024)  # the same dates are compared again and again
def first_day(iso: str) -> date:
    """First day of a reduced ISO date's period."""
    year, month, day = _parts(iso)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=1024)
def last_day(iso: str) -> date:
    """Last day of a reduced ISO date's period."""
    year, month, day = _parts(iso)
    if month is None:
        return date(year, 12, 31)
    if day is None:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    return date(year, month, day)


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    year, month, day = ([int(p) for p in iso.split("-")] + [None, None])[:3]
    return int(str(year)), month, day


def _mask(folded: str, span: Span) -> str:
    inside, found = _NAMES.subn(lambda m: "\x00" * len(m[0]), folded[span.start : span.end])
    return folded[: span.start] + inside + folded[span.end :] if found else folded


@lru_cache(maxsize=3)
def _pattern(names: tuple[str, ...]) -> Scanner:
    rules = codebook.rules("dates")
    forms = []
    for name in names:
        body = re.sub(r"\?P<(\w+)>", rf"?P<{name}_\1>", rules[name].source.text)
        forms.append(f"(?P<{name}>{body})")
    return Scanner(forms)


@cache
def _groups(form: str) -> list[tuple[str, str]]:
    """The groups of a form, as its rule names them and as the pattern of several forms does."""
    names = re.findall(r"\?P<(\w+)>", codebook.rules("dates")[form].source.text)
    return [(name, f"{form}_{name}") for name in names]


def _read(match: re.Match[str], before: list[Mention]) -> Mention | None:
    form = str(match.lastgroup)  # the group around all others of the match
    found = {name: words for name, group in _groups(form) if (words := match[group])}
    if form.startswith("short"):
        found["y"] = f"20{found['y']}"
    if form.startswith("chinese"):
        found = _arabic(found)
    if form == "dotted_end" and not (before and before[-1].day and before[-1].end == match.start() - 1):
        return None
    if "run" in found:
        found |= _read_run(found["run"], alone=form == "bare_run")
    if not found or ("run" in found and "d" not in found):
        return None
    year, month, day = (int(found[k].replace("元", "1")) if k in found else None for k in "ymd")
    if form == "day":
        if not before or before[-1].day is None:
            return None
        return Mention(match.start(), match.end(), None, before[-1].month, day)
    first = int(found["from"]) if "from" in found else None
    return Mention(match.start(), match.end(), year, month, day, first)


_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十") | {
    ord("廿"): "二十",
    ord("卅"): "三十",
}
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _arabic(found: dict[str, str]) -> dict[str, str]:
    """二〇二四, 四, 十七 (also 廿八, and 二八 for 28) as digits; empty where they are no date."""
    found = {("m" if k == "until" else k): v.translate(_PLAIN) for k, v in found.items()}
    read = {k: v.replace("元", "一").translate(_DIGITS) for k, v in found.items()}
    read |= {k: str(int(parse_number(v))) for k, v in found.items() if "十" in v}
    return read if all(v.isdigit() for v in read.values()) else {}


def _read_run(digits: str, *, alone: bool) -> dict[str, str]:
    """Month and day of digits that ran together (717, 1225); empty where they can be read in two ways.

    Digits `alone`, without a year before them, may also be a day whose month was not printed.
    """
    splits = [(digits[:n], digits[n:]) for n in (1, 2) if digits[n:]]
    real = [(m, d) for m, d in splits if "0" not in (m[0], d[0]) and _is_day(int(m), int(d))]
    if len(real) != 1 or (alone and int(digits) <= _LONGEST_MONTH):
        return {}
    return {"m": real[0][0], "d": real[0][1]}


def _is_day(month: int, day: int) -> bool:
    return _exists(Mention(0, 0, None, month, day))


def _exists(mention: Mention) -> bool:
    if mention.month is None or mention.day is None:
        return True
    try:
        date(mention.year or 2024, mention.month, mention.day)
    except ValueError:
        return False
    return True
