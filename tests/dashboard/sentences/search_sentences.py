"""What a search answers on all its hits and body by body, counted a second time."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.search.bodies import count_bodies
from analysis.search.find import Hits, find_issues
from analysis.search.searched import Searched, read_searched
from dashboard.pages.search.findings import describe_acts, describe_bodies_found, describe_counts
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers

NAMED = 3  # acts
SEVERAL = 3  # bodies with all words, or with one in a heading: the answer is on these alone


def _answer(cut: Cut) -> Iterator[Claim]:
    """Of the issues with the first two characters of the first title or of the last."""
    searched = read_searched(cut.tables)
    if cut.issues.empty:
        return
    words = list(dict.fromkeys(title[:2] for title in cut.issues["title"].iloc[[0, -1]]))
    hits = find_issues(searched, " ".join(f'"{word}"' for word in words), cut.selection).counted
    has = pd.DataFrame({word: _contain(searched, word, hits) for word in words})
    found = cut.issues[cut.issues["issue_id"].isin(has.index)]
    assert len(found) == len(hits) == len(has)
    found = found.assign(distance=_distances(cut, found, words))
    of_notice = has.groupby(lambda issue_id: issue_id.split("#")[0]).any()
    with_all = set(of_notice.index[of_notice.all(axis=1)])
    both, bodies = len(with_all), count_bodies(searched, hits)
    acted = _count_acts(cut, found[found["notice_id"].isin(with_all)] if both >= SEVERAL else found)
    yield describe_acts(cut.view, searched, hits, bodies), numbers(acted), []
    if has.all(axis=None) or len(words) == 1:
        return
    said = describe_bodies_found(cut.view, searched, hits, bodies, like="")
    expected = [n for n in (both, len(of_notice) - both) if n]
    yield said, numbers([*expected, *acted]), []
    titled = sum(any(word in title for word in words) for title in found["title"])
    done = int((found["status"] == "completed").sum())
    together = has[has.all(axis=1)].index.map(lambda issue_id: issue_id.split("#")[0]).nunique()
    parts = [together, both - together] if 0 < together < both else []
    counts = describe_counts(cut.view, searched, hits, bodies)
    stated = [done] if (found["status"] != "not_stated").any() else []
    yield counts, numbers([len(found), titled, *stated, *parts]), []


def _contain(searched: Searched, word: str, hits: Hits) -> pd.Series:
    """For each of the hits whether a field of it contains the word."""
    ids = searched.keys(hits.places)["issue_id"]
    return pd.Series(
        [any(word in text for text in issue.values()) for issue in searched.texts(hits.places)], list(ids)
    )


def _count_acts(cut: Cut, issues: pd.DataFrame) -> list[int]:
    """The notices, of those with a word in a heading or document where they are several, and how many of them
    have each of the acts of most notices. Of a single notice nothing is counted."""
    most = issues
    if "distance" in issues:
        named = issues.groupby("notice_id")["distance"].transform("min") < 2
        if issues.loc[named, "notice_id"].nunique() >= SEVERAL:
            issues = issues[named]
        least = issues.groupby("notice_id")["distance"].transform("min")
        most = issues[issues["distance"] == least]
    acts = pd.concat([_of(cut, "actions", most), _of(cut, "measures", most)])
    acts = acts[["notice_id", "action"]].dropna().drop_duplicates()
    counts = acts.loc[acts["action"] != "other", "action"].value_counts()
    n = issues["notice_id"].nunique()
    return [n, *map(int, counts.iloc[:NAMED])] if len(counts) and n > 1 else []


def _distances(cut: Cut, issues: pd.DataFrame, words: list[str]) -> list[int]:
    """0 for a word in the heading, 1 for one in the name of a document, else 2."""
    names = cut.rows_of("documents").groupby("issue_id")["name"].agg("\n".join)
    return [
        min((place for place, text in enumerate((title, names.get(id_, ""))) if _has(text, words)), default=2)
        for id_, title in zip(issues["issue_id"], issues["title"], strict=True)
    ]


def _has(text: str, words: list[str]) -> bool:
    return any(word in text for word in words)


def _of(cut: Cut, table: str, issues: pd.DataFrame) -> pd.DataFrame:
    found = cut.rows_of(table)
    return found[found["issue_id"].isin(issues["issue_id"])]


QUESTIONS: dict[str, Question] = {"answer of a search": _answer}
