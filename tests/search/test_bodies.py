"""The issues found, body by body, against plain pandas."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from analysis.compare.tables import Tables
from analysis.search.bodies import count_bodies, name_documents, sum_results
from analysis.search.find import Hits, find_issues, find_similar
from analysis.search.searched import Searched, read_searched
from analysis.store import read_tables
from tests.factories.searched_tables import searched_tables

GENERAL = {"study_training", "meeting", "publicity"}  # come last
Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def frames(sample_folder: Path) -> Frames:
    return dict(read_tables(sample_folder))


@pytest.fixture(scope="module")
def searched(frames: Frames) -> Searched:
    return read_searched(Tables.from_frames(frames))


def recount(frames: Frames, searched: Searched, hits: Hits) -> pd.DataFrame:
    """Rows as count_bodies has them, by going through the issues and their texts."""
    texts = searched.texts(hits.places)
    ids = list(searched.keys(hits.places)["issue_id"])
    issues = frames["issues"].set_index("issue_id").loc[ids]
    for word in hits.words:
        issues[f"has {word}"] = [any(word in text for text in issue.values()) for issue in texts]
    issues["titled"] = [any(word in issue["title"] for word in hits.words) for issue in texts]
    rows = [_row(frames, hits, notice_id, own) for notice_id, own in issues.groupby("notice_id", sort=False)]
    rows.sort(key=lambda row: (row["match"] != "words", -row["titled"], -row["found"]))
    return pd.DataFrame(rows)


def _row(frames: Frames, hits: Hits, notice_id: object, issues: pd.DataFrame) -> dict[str, object]:
    counts = tuple(int(issues[f"has {word}"].sum()) for word in hits.words)
    pairs = {
        (issue_id, act)
        for table in ("actions", "measures")
        for issue_id, act in frames[table][["issue_id", "action"]].dropna().itertuples(index=False)
        if issue_id in issues.index
    }
    acts = Counter(act for _, act in pairs)
    return {
        "notice_id": notice_id,
        "match": "words" if counts and all(counts) else "some" if any(counts) else "similar",
        "found": len(issues),
        "titled": int(issues["titled"].sum()),
        "in_one_issue": int(issues[[f"has {word}" for word in hits.words]].all(axis=1).sum())
        if counts
        else 0,
        "word_counts": counts,
        "actions": {act: n for act, n in acts.items() if act != "other"} or dict(acts),
        "completed": int((issues["status"] == "completed").sum()),
        "not_stated": int((issues["status"] == "not_stated").sum()),
    }


def test_bodies_are_those_of_the_issues_and_in_their_order(frames: Frames, searched: Searched) -> None:
    random, titles = Random(3), list(frames["issues"]["title"])
    queries = ["采购 合同", "管理", "采购 管理 干部", "没有的词"]
    queries += [" ".join(t[i : i + 2] for t in random.sample(titles, n) for i in [2]) for n in (1, 2, 2, 3)]
    found = [find_issues(searched, query) for query in queries]
    found += [hits.part(hits.exact) for hits in found]
    found.append(find_similar(searched, str(frames["issues"]["issue_id"].iloc[3])))
    for hits in filter(len, found):
        bodies, expected = count_bodies(searched, hits), recount(frames, searched, hits)
        columns = [column for column in expected if column != "actions"]
        assert bodies[columns].to_dict("records") == expected[columns].to_dict("records"), hits.words
        for codes, counts in zip(bodies["actions"], expected["actions"], strict=True):
            assert {*codes} == {*counts} and len(codes) == len(counts)
            ranks = [(code in GENERAL, -counts[code]) for code in codes]
            assert ranks == sorted(ranks)


def test_documents_are_those_issued_with_the_words_first(frames: Frames, searched: Searched) -> None:
    hits = find_issues(searched, "管理")
    ids = list(count_bodies(searched, hits)["notice_id"])
    issued = frames["documents"].query("role == 'issued'")
    issued = issued[issued["issue_id"].isin(searched.keys(hits.places)["issue_id"])]
    named = name_documents(searched, hits, ids)
    assert [sorted(names) for names in named] == [
        sorted({*issued.loc[issued["notice_id"] == notice_id, "name"]}) for notice_id in ids
    ]
    assert sum(map(len, named)) > 3
    for names in named:
        with_word = ["管理" in name for name in names]
        assert with_word == sorted(with_word, reverse=True)


def test_results_are_summed_over_the_issues_found(frames: Frames, searched: Searched) -> None:
    hits = find_issues(searched, "管理")
    ids = list(count_bodies(searched, hits)["notice_id"])
    printed = frames["outcomes"][frames["outcomes"]["issue_id"].isin(searched.keys(hits.places)["issue_id"])]
    sums = printed.groupby(["notice_id", "outcome", "unit"])["value"].sum()
    summed = sum_results(searched, hits, ids)
    found = {(id_, what, unit): n for id_, rs in zip(ids, summed, strict=True) for what, n, unit in rs}
    assert found == {key: n for key, n in sums.items() if n} and len(found) > 2
    order = ["money_recovered", "disciplined", "organisational", "transferred", "admonished", "talked_to"]
    for results in summed:
        ranks = [[*order, what].index(what) for what, _, _ in results]
        assert ranks == sorted(ranks)


def test_a_body_whose_words_are_in_two_issues_has_all_words() -> None:
    searched = read_searched(Tables.from_frames(searched_tables()))
    bodies = count_bodies(searched, find_issues(searched, "食材 法律顾问")).set_index("notice_id")
    assert bodies.loc["south", "match"] == "words" and bodies.loc["south", "word_counts"] == (1, 1)
    assert bodies.loc["south", "in_one_issue"] == 0
