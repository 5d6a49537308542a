"""Selections drawn at random, and their rows in plain pandas: for counting a second time what pages say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random, SystemRandom

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.ingest.build import build
from analysis.paths import PROJECT, SAMPLE, SHIPPED
from analysis.schema import TABLES
from analysis.store import read_tables
from dashboard.i18n.translator import Translator
from dashboard.shell.view import View
from tests.factories.fuzzing import SOAK

# Twenty, the same on every run; ten times as many, ever new ones, in `make soak`.
DRAWS = 20 * max(1, min(SOAK, 10))
_FIELDS = {
    "levels": "level",
    "provinces": "province",
    "kinds": "kind",
    "notices": "notice_id",
    "issue_types": "issue_type",
    "statuses": "status",
}
_OF_ISSUES = ("issue_types", "statuses")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?%?")


def build_recounted(folder: Path) -> None:
    """The tables of the invented notices that are shipped and of one set of codings."""
    build([str(SAMPLE), str(PROJECT / "tests" / "corpus_c")], folder, quiet=True)


@dataclass(frozen=True)
class Cut:
    """A selection with its view (in English) and its rows: notices, issues, and of any other table."""

    selection: Selection
    view: View
    notices: pd.DataFrame
    issues: pd.DataFrame
    rows_of: Callable[[str], pd.DataFrame] = field(repr=False)

    @property
    def in_issues(self) -> bool:
        return self.selection.limits_issues

    @property
    def tr(self) -> Translator:
        return self.view.tr

    @property
    def tables(self) -> Tables:
        return self.view.tables

    def rows(self, name: str) -> pd.DataFrame:
        """The rows of a table: inside the chosen issues, or, where no issues are chosen, of the notices."""
        found = self.rows_of(name)
        if self.in_issues:
            return found[found["issue_id"].isin(self.issues["issue_id"])]
        return found[found["notice_id"].isin(self.notices["notice_id"])]

    @property
    def of_all_statuses(self) -> Cut:
        """The same notices with their issues of any status."""
        issues, types = self.rows_of("issues"), self.selection.issue_types
        issues = issues[issues["notice_id"].isin(self.notices["notice_id"])]
        issues = issues[issues["issue_type"].isin(types)] if types else issues
        return Cut(replace(self.selection, statuses=()), self.view, self.notices, issues, self.rows_of)

    def narrowed(self, notices: pd.Series) -> Cut:
        """The same for some of the notices."""
        kept = self.notices[notices]
        issues = self.issues[self.issues["notice_id"].isin(kept["notice_id"])]
        return Cut(self.selection, self.view, kept, issues, self.rows_of)


class Drawn:
    """The tables that selections are drawn from, as the program reads them and as plain rows."""

    def __init__(self, folder: Path) -> None:
        ours, theirs = read_tables(SHIPPED), read_tables(folder)
        self.tables = Tables.from_frames({name: pd.concat([ours[name], theirs[name]]) for name in ours})
        self._rows = {
            name: pd.concat([_read(SHIPPED, name), _read(folder, name)], ignore_index=True) for name in TABLES
        }
        acts = self._rows["events"].query("event == 'measure_done' and date.str.len() >= 7")
        notices = self._rows["notices"]
        self._rows["notices"] = notices.assign(
            last_act=[_last_act(row, acts) for _, row in notices.iterrows()]
        )

    def rows(self, name: str) -> pd.DataFrame:
        return self._rows[name]

    @cache  # noqa: B019 - one per run
    def cut(self, number: int, language: str = "en") -> Cut:
        """The selection with this number; 0 is everything."""
        selection = (
            self._draw(Random(number if not SOAK else SystemRandom().random())) if number else Selection()
        )
        notices, issues = self._rows["notices"], self._rows["issues"]
        for name, column in _FIELDS.items():
            if codes := getattr(selection, name):
                if name in _OF_ISSUES:
                    issues = issues[issues[column].isin(codes)]
                else:
                    notices = notices[notices[column].isin(codes)]
        issues = issues[issues["notice_id"].isin(notices["notice_id"])]
        if selection.limits_issues:
            notices = notices[notices["notice_id"].isin(issues["notice_id"])]
        names = {id_: "N" + id_.replace("_", "") for id_ in self._rows["notices"]["notice_id"]}
        view = View(
            self.tables,
            selection,
            Translator(language),
            names,
            n_notices=len(notices),
            of_notices=len(self._rows["notices"]),
        )
        return Cut(selection, view, notices, issues, self.rows)

    def _draw(self, random: Random) -> Selection:
        """One to three fields, codes that occur; at least one notice."""
        while True:
            chosen = {}
            for name in random.sample(list(_FIELDS), random.randint(1, 3)):
                table = "issues" if name in _OF_ISSUES else "notices"
                codes = sorted(self._rows[table][_FIELDS[name]].dropna().unique())
                chosen[name] = tuple(random.sample(codes, min(len(codes), random.randint(1, 4))))
            selection = Selection(**chosen)
            if len(selection.query(self.tables, "SELECT notice_id FROM chosen_notices")):
                return selection


def _last_act(notice: pd.Series, acts: pd.DataFrame) -> object:
    """The latest thing done; of those that ended by then the one that began last (20 July, not July)."""
    latest = notice["latest_done"]
    own = acts.loc[acts["notice_id"] == notice["notice_id"], "date"]
    if pd.isna(latest) or own.empty:
        return latest
    within = [d for d in own if day(d, last=True) <= day(latest, last=True)]
    return max([latest, *within], key=lambda d: day(d, last=False))


def _read(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.csv" if folder == SHIPPED else next(folder.rglob(f"{name}.csv"))
    frame = pd.read_csv(path, dtype={"term": "str"}, keep_default_na=False, na_values=[""])
    return frame.reset_index(drop=True)


def numbers_in(said: str) -> Counter[str]:
    """The numbers of a sentence; not those inside quotes."""
    return Counter(_NUMBER.findall(re.sub(r"“[^”]*”", "", said)))


def numbers(*values: object) -> Counter[str]:
    """Numbers as sentences write them: counts with thousands marked; texts as they are."""
    flat = [v for value in values for v in (value if isinstance(value, (list, tuple)) else [value])]
    return Counter(v if isinstance(v, str) else f"{v:,.0f}" for v in flat)


def percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def some_of(k: float, of: float) -> list[float]:
    """The numbers in “2 of 5 notices”, “all 5 notices”, “both notices”, “the one notice”."""
    if k == of:
        return [of] if of > 2 else []
    return [of] if k == 0 else [k, of]


def count_of(k: float, of: float) -> list[float]:
    """The same without the noun."""
    return some_of(k, of)


def day(date: object, *, last: bool) -> pd.Timestamp:
    """The first or the last day that a maybe reduced date can be."""
    text = str(date)
    period = pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    return (period.end_time if last else period.start_time).normalize()


def days(low: float, high: float) -> list[float]:
    """The numbers of a duration in words; none where it is unknown."""
    if pd.isna(low) or (low == 0 and pd.isna(high)):
        return []
    return [low] if low == high or pd.isna(high) else [low, high]


def span(start: object, end: object, latest: object = None) -> tuple[float, float]:
    """Fewest and most days from one date to another; without the second, at least those to the `latest`, if
    it is later."""
    until = end if pd.notna(end) else latest
    if pd.isna(start) or pd.isna(until):
        return float("nan"), float("nan")
    low = (day(until, last=False) - day(start, last=True)).days
    if pd.isna(end):
        return (low if low > 0 else float("nan")), float("nan")
    return max(0, low), (day(end, last=True) - day(start, last=False)).days


def rectification(notice: pd.Series) -> tuple[float, float]:
    """Fewest and most days from feedback to report."""
    return span(notice["feedback_date"], notice["report_date"], notice["last_act"])
