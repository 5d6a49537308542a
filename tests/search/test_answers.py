"""What each body did about the issues found, against the rows and texts gone through one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis.read import read_file
from analysis.search.answers import Answer, answer
from analysis.search.bodies import count_acting, count_bodies
from analysis.search.find import Hits, find_issues, find_similar
from analysis.search.searched import Searched

Frames = dict[str, pd.DataFrame]
QUERIES = ("采购", "管理", "采购 干部", "学习|培训")
ORDER = ["money_recovered", "disciplined", "organisational", "transferred", "admonished", "talked_to"]


@pytest.fixture(scope="module")
def sample_texts(frames: Frames, sample_notices: list[Path]) -> dict[str, str]:
    read = {file.sha256: file.text for file in map(read_file, sample_notices)}
    notices = frames["notices"]
    return {id_: read[key] for id_, key in zip(notices["notice_id"], notices["sha256"], strict=True)}


def asked(searched: Searched, words: str, texts: dict[str, str]) -> tuple[Hits, list[tuple[str, Answer]]]:
    hits = find_issues(searched, words).counted
    ids = list(count_bodies(searched, hits)["notice_id"])
    return hits, list(zip(ids, answer(searched, hits, ids, texts.get), strict=True))


def rows_of(frame: pd.DataFrame, **equal: object) -> pd.DataFrame:
    for column, value in equal.items():
        frame = frame[frame[column] == value]
    return frame


def most_about(searched: Searched, hits: Hits, notice_id: str) -> set[str]:
    """The issues of the notice with a word in the heading, else in a document's name, else all."""
    keys = searched.keys(hits.places)
    of = (keys["notice_id"] == notice_id).to_numpy()
    for which in (hits.titled, hits.named, hits.exact):
        if found := set(keys["issue_id"][of & which]):
            return found
    raise AssertionError(notice_id)


def measures_of(
    frames: Frames, searched: Searched, hits: Hits, notice_id: str, of: set[str] | None = None
) -> Iterator[tuple[int, int]]:
    """Spans of the measures about the words that are known to be, without the texts."""
    words = [part for word in hits.words for part in word.split("|")]
    ids = searched.keys(hits.places)["issue_id"]
    for issue_id, titled in zip(ids, hits.titled, strict=True):
        if of is not None and issue_id not in of:
            continue
        for measure in rows_of(frames["measures"], notice_id=notice_id, issue_id=issue_id).itertuples():
            terms = rows_of(frames["measure_terms"], measure_id=measure.measure_id)["term"]
            span = (int(measure.start), int(measure.end))
            names = inside(frames["documents"], notice_id, [span])["name"]
            if titled or any(word in spoken for word in words for spoken in [*terms, *names]):
                yield span


def inside(frame: pd.DataFrame, notice_id: str, spans: list[tuple[int, int]]) -> pd.DataFrame:
    of = frame[(frame["notice_id"] == notice_id) & frame["issue_id"].notna()]
    return of[[any(first <= start < last for first, last in spans) for start in of["start"]]]


def test_results_documents_and_days_are_of_measures_about_the_words(
    frames: Frames, searched: Searched
) -> None:
    seen = set()
    for query in QUERIES:
        hits, answers = asked(searched, query, {})
        titled = set(searched.keys(hits.places[hits.titled])["issue_id"])
        for notice_id, done in answers:
            spans = list(measures_of(frames, searched, hits, notice_id))
            most = most_about(searched, hits, notice_id)
            of_most = list(measures_of(frames, searched, hits, notice_id, most))
            outcomes = inside(frames["outcomes"], notice_id, of_most)
            sums = outcomes.groupby(["outcome", "unit"])["value"].sum()
            assert {(what, unit): n for what, n, unit in done.results} == {k: n for k, n in sums.items() if n}
            ranks = [[*ORDER, what].index(what) for what, _, _ in done.results]
            assert ranks == sorted(ranks)
            issued = inside(frames["documents"], notice_id, spans).query("role == 'issued'")
            words = [part for word in hits.words for part in word.split("|")]
            named = {
                name
                for name, issue_id in zip(issued["name"], issued["issue_id"], strict=True)
                if issue_id in titled or any(word in name for word in words)
            }
            assert {*done.documents} == named and len(done.documents) == len(named)
            has = [any(word in name for word in words) for name in done.documents]
            assert has == sorted(has, reverse=True)
            days = inside(frames["events"], notice_id, of_most).query("event == 'measure_done'")["date"]
            assert done.day == (max(days) if len(days) else "")
            seen |= {name for name in ("results", "documents", "day") if getattr(done, name)}
    assert seen == {"results", "documents", "day"}


def test_a_figure_is_the_largest_of_its_unit_that_an_act_names(frames: Frames, searched: Searched) -> None:
    found = [
        (id_, *each) for q in QUERIES for id_, done in asked(searched, q, {})[1] for each in done.counted
    ]
    assert len(found) > 3
    for notice_id, act, value, unit in found:
        figures = rows_of(frames["figures"], notice_id=notice_id, unit=unit, value=value)
        acts = rows_of(frames["actions"], notice_id=notice_id, action=act)
        spans = list(acts[["start", "end"]].itertuples(index=False, name=None))
        places = figures[["start", "end"]].itertuples(index=False, name=None)
        assert any(first <= start and end <= last for start, end in places for first, last in spans)


def test_its_own_words_are_acts_that_have_the_words(
    frames: Frames, searched: Searched, sample_texts: dict[str, str]
) -> None:
    quoted = 0
    for query in QUERIES:
        hits, answers = asked(searched, query, sample_texts)
        words = [part for word in hits.words for part in word.split("|")]
        for notice_id, done in answers:
            acts = rows_of(frames["actions"], notice_id=notice_id)
            text = sample_texts[notice_id]
            passages = {
                text[start:end].strip() for start, end in zip(acts["start"], acts["end"], strict=True)
            }
            parts = done.words.split("；") if done.words else []
            assert {*parts} <= passages and sum(map(len, parts)) <= 54
            assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
            quoted += sum(any(word in part for word in words) for part in parts)
            without = answer(searched, hits, [notice_id], lambda _: None)[0]
            assert not without.words
    assert quoted > 5


def test_acts_of_all_bodies_add_up_to_what_is_counted(searched: Searched) -> None:
    found = [find_issues(searched, query).counted for query in QUERIES]
    found.append(find_similar(searched, str(searched.keys(found[0].places)["issue_id"].iloc[0])))
    for hits in found:
        ids = list(count_bodies(searched, hits)["notice_id"])
        for some in (ids, ids[1:]):
            answers = answer(searched, hits, some, lambda _: None)
            acts = Counter(act for done in answers for act in done.acts if act != "other")
            assert len(some) and acts == count_acting(searched, hits, some), hits.words
