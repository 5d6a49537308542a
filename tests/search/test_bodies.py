"""The issues found, body by body, against plain pandas."""

from __future__ import annotations

from random import Random

import pandas as pd

from analysis.compare.tables import Tables
from analysis.search.bodies import choose_answering, count_acting, count_bodies
from analysis.search.find import Hits, find_issues, find_similar
from analysis.search.searched import Searched, read_searched
from tests.factories.searched_tables import searched_tables

Frames = dict[str, pd.DataFrame]


def recount(frames: Frames, searched: Searched, hits: Hits) -> pd.DataFrame:
    """Rows as count_bodies has them, by going through the issues and their texts."""
    texts = searched.texts(hits.places)
    ids = list(searched.keys(hits.places)["issue_id"])
    issues = frames["issues"].set_index("issue_id").loc[ids]
    for word in hits.words:
        issues[f"has {word}"] = [any(word in text for text in issue.values()) for issue in texts]
    of_documents = frames["documents"].groupby("issue_id")["name"].agg(" ".join).reindex(ids).fillna("")
    in_names = [any(word in names for word in hits.words) for names in of_documents]
    issues["titled"] = [any(word in issue["title"] for word in hits.words) for issue in texts]
    issues["named"] = issues["titled"] | pd.Series(in_names, index=issues.index)
    rows = [_row(frames, hits, notice_id, own) for notice_id, own in issues.groupby("notice_id", sort=False)]
    rows.sort(key=lambda row: (row["match"] != "words", -row["named"], -row["found"]))
    return pd.DataFrame(rows)


def _row(frames: Frames, hits: Hits, notice_id: object, issues: pd.DataFrame) -> dict[str, object]:
    counts = tuple(int(issues[f"has {word}"].sum()) for word in hits.words)
    return {
        "notice_id": notice_id,
        "match": "words" if counts and all(counts) else "some" if any(counts) else "similar",
        "found": len(issues),
        "titled": int(issues["titled"].sum()),
        "named": int(issues["named"].sum()),
        "in_one_issue": int(issues[[f"has {word}" for word in hits.words]].all(axis=1).sum())
        if counts
        else 0,
        "word_counts": counts,
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
        columns = list(expected)
        assert bodies[columns].to_dict("records") == expected.to_dict("records"), hits.words


def test_bodies_that_acted_are_counted_once(frames: Frames, searched: Searched) -> None:
    hits = find_issues(searched, "管理")
    acts = pd.concat([frames["actions"], frames["measures"]])
    keys = searched.keys(hits.places)
    of = keys.assign(distance=2 - hits.named.astype(int) - hits.titled)
    most = of[of["distance"] == of.groupby("notice_id")["distance"].transform("min")]
    assert 0 < len(most) < len(keys)
    acts = acts[acts["issue_id"].isin(most["issue_id"])]
    bodies = acts[acts["action"] != "other"].groupby("action")["notice_id"].nunique()
    counted = count_acting(searched, hits, {*keys["notice_id"]})
    assert counted == bodies.to_dict() and len(counted) > 3
    assert list(counted.values()) == sorted(counted.values(), reverse=True)


def test_an_answer_is_on_bodies_that_have_all_words_and_one_in_a_heading_where_these_are_several() -> None:
    bodies = pd.DataFrame(
        {"match": ["words"] * 4 + ["some"] * 2, "named": [2, 1, 1, 0, 5, 0]}, index=list("abcdef")
    )
    assert [*choose_answering(bodies).index] == ["a", "b", "c"]
    assert [*choose_answering(bodies.drop("a")).index] == ["b", "c", "d"]
    assert [*choose_answering(bodies.drop(["a", "b"])).index] == ["c", "d", "e", "f"]
    assert [*choose_answering(bodies.drop(["a", "d"])).index] == ["b", "c", "e"]


def test_a_body_whose_words_are_in_two_issues_has_all_words() -> None:
    searched = read_searched(Tables.from_frames(searched_tables()))
    bodies = count_bodies(searched, find_issues(searched, "食材 法律顾问")).set_index("notice_id")
    assert bodies.loc["south", "match"] == "words" and bodies.loc["south", "word_counts"] == (1, 1)
    assert bodies.loc["south", "in_one_issue"] == 0
