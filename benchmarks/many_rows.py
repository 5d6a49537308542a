"""Rows of one batch of invented notices, as columns per table; all invariants of analysis.checks hold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from benchmarks.many_shapes import Shapes

Columns = dict[str, Any]
Numbers = NDArray[np.int64]

FIRST_CHARACTER = 1500  # of the first issue
_FIRST_DAY, _DAYS = np.datetime64("2016-03-01"), 3400
_MEASURE_MARKS = np.array([f"{numeral}是" for numeral in "一二三四五六七八九"], object)
_OUTCOMES = np.array(["talked_to", "disciplined", "rules_made", "money_recovered"], object)
_OUTCOME_UNITS = np.array(["人", "人", "个", "元"], object)


class Rows:
    """The notices with these numbers; their issues and measures are drawn at once, the rest by table."""

    def __init__(self, shapes: Shapes, random: np.random.Generator, numbers: Numbers) -> None:
        self.shapes, self.random, self.numbers, self.n = shapes, random, numbers, len(numbers)
        self.like = random.integers(shapes.n, size=self.n)
        self.ids = pa.array([f"notice-{number:06}" for number in numbers])
        self.feedback = _FIRST_DAY + random.integers(_DAYS, size=self.n)
        self._draw_issues()
        self._draw_measures()

    def _draw_issues(self) -> None:
        sizes = np.bincount(self.shapes.issues["like"], minlength=self.shapes.n)
        counts = np.maximum(3, self.random.poisson(sizes[self.like] * 1.15))
        self.notice, self.seq = _repeat(counts)
        like = self.like[self.notice]
        pick = (self.random.random(len(like)) * sizes[like]).astype(np.int64)
        self.drawn = self.shapes.issues.iloc[(np.cumsum(sizes) - sizes)[like] + pick]
        self.issue_ids = _join(self.ids, self.notice, "#", self.seq)
        self.chars = np.maximum(60, self.drawn["n_chars"].to_numpy(np.int64))
        ends = np.cumsum(self.chars + 10)
        starts = ends - self.chars - 10
        self.start = FIRST_CHARACTER + starts - np.repeat(starts[self.seq == 1], counts)

    def _draw_measures(self) -> None:
        self.n_measures = self.drawn["n_measures"].to_numpy(np.int64)
        self.issue, self.measure_seq = _repeat(self.n_measures)
        self.measure_ids = _join(self.issue_ids, self.issue, ".", self.measure_seq)
        room = ((self.chars - 20) // np.maximum(1, self.n_measures))[self.issue]
        self.measure_start = self.start[self.issue] + 20 + (self.measure_seq - 1) * room
        self.room = np.maximum(4, room - 1)
        self.measure, self.act_seq = _repeat(np.maximum(1, self._draw(self.shapes.acts, len(self.issue))))
        self.acts = self._draw(self.shapes.actions, len(self.measure))

    def issues(self) -> Columns:
        kept = ("section", "section_title", "number", "issue_type", "focus", "status", "status_basis")
        words = self._words(2 * len(self.seq)).reshape(-1, 2)
        titles = [f"{a}{b}不到位" for a, b in self.shapes.words[words]]
        return {
            "notice_id": self.ids.take(pa.array(self.notice)),
            "issue_id": self.issue_ids,
            "seq": self.seq,
            "title": titles,
            "n_measures": self.n_measures,
            "n_chars": self.chars,
            "start": self.start,
            "end": self.start + self.chars,
            **{name: _objects(self.drawn[name]) for name in kept},
        }

    def measures(self) -> Columns:
        return {
            **self._in_issues(self.issue),
            "measure_id": self.measure_ids,
            "seq": self.measure_seq,
            "marker": _MEASURE_MARKS[(self.measure_seq - 1) % 9],
            "action": self.acts[self.act_seq == 1],
            "n_chars": self.room,
            "start": self.measure_start,
            "end": self.measure_start + self.room,
        }

    def actions(self) -> Columns:
        start = self.measure_start[self.measure] + np.minimum(self.act_seq, self.room[self.measure] - 3)
        return {
            **self._in_measures(self.measure),
            "seq": self.act_seq,
            "action": self.acts,
            "start": start,
            "end": start + 2,
        }

    def measure_terms(self) -> Columns:
        measure, _ = _repeat(self._draw(self.shapes.terms, len(self.issue)))
        owner, word = _distinct(measure, self._words(len(measure)))
        count = np.minimum(3, self.random.geometric(0.8, len(owner)))
        return {**self._in_measures(owner), "term": self.shapes.words[word], "count": count}

    def events(self) -> Columns:
        """Acts in the issues; the notice's own dates before the first issue."""
        issue, place = _repeat(self._draw(self.shapes.dates, len(self.seq)))
        notice, own = _repeat(np.full(self.n, 3))
        days = self.feedback[self.notice[issue]] + self.random.integers(10, 240, len(issue))
        key_days = self.feedback[notice] + np.array([-90, -30, 0])[own - 1]
        planned = np.where(self.random.random(len(issue)) < 0.04, "measure_planned", "measure_done")
        key_events = np.array(["inspection_start", "inspection_end", "feedback"], object)[own - 1]
        start = self.start[issue] + 20 + 8 * place
        order = np.argsort(np.concatenate([notice, self.notice[issue]]), kind="stable")
        ids = [self.ids.take(pa.array(notice)), self.ids.take(pa.array(self.notice[issue]))]
        columns = {
            "notice_id": pa.concat_arrays(ids),
            "issue_id": pa.concat_arrays([pa.nulls(len(notice), pa.string()), self._issue_of(issue)]),
            "event": np.concatenate([key_events, planned.astype(object)]),
            "date": np.concatenate([dates_of(key_days), self._reduced(days, 0.5)]),
            "year_inferred": self.random.random(len(order)) < 0.2,
            "start": np.concatenate([10 * own, start]),
            "end": np.concatenate([10 * own + 8, start + 6]),
        }
        return {name: _take(values, order) for name, values in columns.items()}

    def documents(self) -> Columns:
        issue, place = _repeat(self._draw(self.shapes.documents, len(self.seq)))
        words = self._words(2 * len(issue)).reshape(-1, 2)
        role = np.where(self.random.random(len(issue)) < 0.63, "issued", "cited")
        names = [f"{a}{b}管理办法" for a, b in self.shapes.words[words]]
        return (
            self._in_issues(issue) | {"name": names, "role": role.astype(object)} | self._spans(issue, place)
        )

    def figures(self) -> Columns:
        issue, place = _repeat(self._draw(self.shapes.figures, len(self.seq)))
        value = self.random.geometric(0.1, len(issue)).astype(float)
        unit = self._draw(self.shapes.units, len(issue))
        return self._in_issues(issue) | {"value": value, "unit": unit} | self._spans(issue, place)

    def outcomes(self) -> Columns:
        issue = np.flatnonzero(self.random.random(len(self.seq)) < 0.03)
        kind = self.random.integers(len(_OUTCOMES), size=len(issue))
        value = self.random.geometric(0.2, len(issue)).astype(float)
        own = {"outcome": _OUTCOMES[kind], "value": value, "unit": _OUTCOME_UNITS[kind]}
        return self._in_issues(issue) | own | self._spans(issue, np.ones(len(issue), np.int64))

    def keywords(self, per_notice: int) -> Columns:
        """A sixth of a notice's words is outside its issues."""
        counts = self.random.poisson(per_notice * 5 / 6 / self._issues_of_notice())
        issue, _ = _repeat(np.maximum(1, counts))
        outside, _ = _repeat(np.full(self.n, max(1, per_notice // 6)))
        owner = np.concatenate([self.notice[issue] * 1000 + self.seq[issue], outside * 1000])
        owner, word = _distinct(owner, self._words(len(owner)))
        notice, seq = owner // 1000, owner % 1000
        first = np.flatnonzero(self.seq == 1)
        inside = self.issue_ids.take(pa.array(first[notice] + np.maximum(seq, 1) - 1))
        return {
            "notice_id": self.ids.take(pa.array(notice)),
            "issue_id": pc.if_else(pa.array(seq > 0), inside, None),
            "part": np.where(seq > 0, "rectification", "plans").astype(object),
            "term": self.shapes.words[word],
            "pos": self.shapes.tags[word],
            "count": np.minimum(24, self.random.geometric(0.7, len(owner))),
        }

    def of_notices(self, table: str, jitter: str | None) -> Columns:
        """The rows of the notices that these are like; the value of `jitter` varies."""
        rows = getattr(self.shapes, table)
        sizes = np.bincount(rows["like"], minlength=self.shapes.n)
        notice, place = _repeat(sizes[self.like])
        drawn = rows.iloc[(np.cumsum(sizes) - sizes)[self.like[notice]] + place - 1]
        columns = {name: _objects(drawn[name]) for name in drawn.columns if name not in ("like", "notice_id")}
        if jitter:
            value = drawn[jitter].to_numpy(float)
            columns[jitter] = np.maximum(1, np.round(value * self.random.uniform(0.6, 1.4, len(value))))
        return {"notice_id": self.ids.take(pa.array(notice))} | columns

    def _draw(self, values: NDArray[Any], n: int) -> NDArray[Any]:
        return values[self.random.integers(len(values), size=n)]

    def _words(self, n: int) -> Numbers:
        """Numbers of words, each as likely as it occurs."""
        return np.searchsorted(self.shapes.cumulated, self.random.random(n)).astype(np.int64)

    def _issues_of_notice(self) -> Numbers:
        return np.bincount(self.notice, minlength=self.n)[self.notice]

    def _issue_of(self, issue: Numbers) -> pa.Array:
        return self.issue_ids.take(pa.array(issue))

    def _in_issues(self, issue: Numbers) -> Columns:
        return {"notice_id": self.ids.take(pa.array(self.notice[issue])), "issue_id": self._issue_of(issue)}

    def _in_measures(self, measure: Numbers) -> Columns:
        own = self.measure_ids.take(pa.array(measure))
        return self._in_issues(self.issue[measure]) | {"measure_id": own}

    def _spans(self, issue: Numbers, place: Numbers) -> Columns:
        start = self.start[issue] + np.minimum(20 + 4 * place, self.chars[issue] - 4)
        return {"start": start, "end": start + 3}

    def _reduced(self, days: NDArray[Any], share: float) -> NDArray[Any]:
        """ISO dates, this share of them without the day."""
        whole = dates_of(days)
        return np.where(
            self.random.random(len(days)) < share, np.array([d[:7] for d in whole], object), whole
        )


def _repeat(counts: Numbers) -> tuple[Numbers, Numbers]:
    """Each place as often as it counts, and its numbers from 1."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts) + 1


def _distinct(owner: Numbers, word: Numbers) -> tuple[Numbers, Numbers]:
    """Every pair once, by owner."""
    pairs = np.unique(owner * 1_000_000 + word)
    return pairs // 1_000_000, pairs % 1_000_000


def _join(parents: pa.Array, owner: Numbers, sign: str, seq: Numbers) -> pa.Array:
    return pc.binary_join_element_wise(
        parents.take(pa.array(owner)), pc.cast(pa.array(seq), pa.string()), sign
    )


def _take(values: Any, order: Numbers) -> Any:
    return values.take(pa.array(order)) if isinstance(values, pa.Array) else values[order]


def dates_of(days: NDArray[Any]) -> NDArray[Any]:
    return np.datetime_as_string(days).astype(object)


def _objects(values: pd.Series) -> NDArray[Any]:
    return values.astype(object).where(values.notna(), None).to_numpy(object)
