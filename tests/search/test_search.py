"""Search: words that must all occur, problems in free words, issues that are alike."""

from __future__ import annotations

import time
from collections import Counter
from random import Random

import pytest

from analysis.compare.notice_summary import summarise_notices
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.search.done import Done, list_done
from analysis.search.find import Hits, find_issues, find_similar, list_all
from analysis.search.query import plain, runs_of, synonyms, words_of
from analysis.search.rows import count_facets, describe_hits, narrow
from analysis.search.searched import Searched, read_searched
from analysis.search.strings import Texts, count_strings
from analysis.search.why import shared_words
from tests.factories.acted_tables import acted_tables
from tests.factories.many_tables import many_issues
from tests.factories.searched_tables import ISSUES, searched_tables

SECONDS = 0.3  # of computing, for an answer among 100,000 issues


@pytest.fixture(scope="module")
def searched() -> Searched:
    return read_searched(Tables.from_frames(searched_tables()))


def with_words(hits: Hits) -> list[str]:
    return list(hits.rows.loc[hits.rows["match"] == "words", "issue_id"])


def test_words_of_two_characters_hit_in_every_field(searched: Searched) -> None:
    assert set(with_words(find_issues(searched, "采购"))) == {"north#1", "south#3"}
    assert set(with_words(find_issues(searched, "合同"))) == {"north#1", "south#1"}
    assert with_words(find_issues(searched, "管理办法")) == ["north#1"]  # a document
    assert with_words(find_issues(searched, "采购 合同")) == ["north#1"]
    assert with_words(find_issues(searched, "采购 合同 食堂")) == []


def test_traditional_and_simplified_are_alike(searched: Searched) -> None:
    for one, other in (("采购", "採購"), ("报销", "報銷"), ("借用", "借用")):
        rows = find_issues(searched, one).rows
        assert with_words(find_issues(searched, one)) != []
        assert rows.equals(find_issues(searched, other).rows), one


def test_quotes_make_a_phrase() -> None:
    assert words_of("采购 “合同 签订” 合同") == ("采购", "合同 签订", "合同")
    assert words_of('  ，"A B"　Ｃ采購 ') == ("a b", "c采购")
    assert words_of(" ") == ()
    assert len(words_of("无" * 10_000)[0]) == 400


def test_a_passage_is_searched_where_its_text_is_there() -> None:
    tables = Tables.from_frames(searched_tables())
    read = read_searched(tables, {"west": "x財務公章"})
    assert read.n_texts == 1
    assert with_words(find_issues(read, "公章")) == ["west#1", "west#2"]
    assert with_words(find_issues(read_searched(tables), "公章")) == []


def test_the_best_hit_comes_first_and_always_in_the_same_order(searched: Searched) -> None:
    assert with_words(find_issues(searched, "合同")) == ["south#1", "north#1"]  # its title is about it
    found = [find_issues(searched, "采购合同签订不规范").rows for _ in range(3)]
    assert found[0].equals(found[1]) and found[1].equals(found[2])
    assert list(found[0]["issue_id"][:2]) == ["south#1", "north#1"]
    assert set(found[0]["match"]) == {"similar"}


def test_a_problem_in_other_words_is_found_by_synonyms(searched: Searched) -> None:
    assert list(find_issues(searched, "抽调干部").rows["issue_id"][:2]) == ["south#2", "north#2"]
    assert find_issues(searched, "发票").rows["issue_id"].iloc[0] == "west#1"


def test_set_phrases_pull_nothing(searched: Searched) -> None:
    found = list(find_issues(searched, "采购不规范").rows["issue_id"])
    assert "north#2" not in found and "south#1" not in found[:2]
    # They are searched for where nothing else is asked.
    assert set(find_issues(searched, "推进缓慢").rows["issue_id"]) == {"west#2"}


def test_similar_issues_are_of_other_notices(searched: Searched) -> None:
    for issue_id in ISSUES:
        notices = set(find_similar(searched, issue_id).rows["notice_id"])
        assert issue_id.split("#")[0] not in notices
    similar = find_similar(searched, "north#2")
    assert similar.rows["issue_id"].iloc[0] == "south#2"
    place = int(similar.rows["place"].iloc[0])
    assert "借用" in shared_words(searched, similar, place)


def test_shared_words_are_in_both(searched: Searched) -> None:
    hits = find_issues(searched, "物资采购合同")
    for place in hits.rows["place"]:
        words = shared_words(searched, hits, int(place))
        text = plain(" ".join(searched.issues.iloc[place][["title", "names", "terms"]]))
        assert words and all(word in text for word in words)


def test_the_selection_limits_what_is_found(searched: Searched) -> None:
    counties = Selection(levels=("county",))
    assert with_words(find_issues(searched, "合同", counties)) == ["north#1"]
    assert set(find_similar(searched, "south#1", counties).rows["notice_id"]) == {"north"}
    assert find_issues(searched, "合同", Selection(levels=("central",))).rows.empty


def test_facets_count_what_choosing_them_leaves(searched: Searched) -> None:
    rows = describe_hits(searched.tables, find_issues(searched, "采购"))
    for chosen in ({}, {"level": ["county"]}, {"action": ["inspection_check"], "match": ["words"]}):
        for facet, counts in count_facets(rows, chosen).items():
            for code, n in counts.items():
                assert len(narrow(rows, chosen | {facet: [code]})) == n, (chosen, facet, code)
    assert count_facets(rows, {"match": ["words"]})["level"] == {"county": 1, "prefecture": 1}


def test_what_was_done(searched: Searched) -> None:
    acted = Tables.from_frames(acted_tables())
    done = list_done(acted, ["alpha#1", "alpha#3", "beta#2", "gamma#1"])
    assert done["alpha#1"].documents == ["甲办法"]
    assert done["alpha#1"].outcomes == [("talked_to", 2, "人"), ("transferred", 4, "件")]
    assert len(done["beta#2"].figures) == len({*done["beta#2"].figures}) >= 1
    assert done["gamma#1"] == Done()
    rows = describe_hits(searched.tables, find_issues(searched, "采购 合同")).set_index("issue_id")
    assert rows.loc["north#1", "days_min"] == 184
    assert rows.loc["north#1", "actions"] == ("inspection_check", "rule")


def test_the_days_of_a_hit_are_those_of_its_notice_on_other_pages(searched: Searched) -> None:
    rows = describe_hits(searched.tables, list_all(searched, Selection()))
    found = rows.merge(summarise_notices(searched.tables, Selection()), on="notice_id")
    assert len(found) == len(ISSUES) and found["days_max"].notna().any() and found["days_max"].isna().any()
    assert found["days_min"].equals(found["rectification_min"])
    assert found["days_max"].equals(found["rectification_max"])


def test_nothing_is_found_without_words_or_issues(searched: Searched) -> None:
    empty = read_searched(Tables.from_frames({}))
    assert find_issues(searched, " 。").rows.empty
    assert find_issues(empty, "采购").rows.empty
    assert describe_hits(empty.tables, find_issues(empty, "采购")).empty


def test_strings_are_counted_as_by_hand() -> None:
    random = Random(4)
    texts = ["".join(random.choices("ab甲\n", k=random.randrange(12))) for _ in range(40)]
    strings = sorted({text[i : i + n] for text in texts for n in (1, 2, 3) for i in range(len(text) - n + 1)})
    counted = count_strings(Texts.of(texts), strings[::2])
    found = {
        (int(text), strings[::2][string]): int(n)
        for text, string, n in zip(counted.text, counted.string, counted.count, strict=True)
    }
    expected = Counter(
        (number, text[i : i + n])
        for number, text in enumerate(texts)
        for n in (1, 2, 3)
        for i in range(len(text) - n + 1)
        if text[i : i + n] in strings[::2]
    )
    assert found == expected


def test_synonyms_are_plain_words_of_one_group() -> None:
    words = [word for group in synonyms() for word in group]
    assert [word for word, n in Counter(words).items() if n > 1 or plain(word) != word or len(word) < 2] == []
    assert all(len(group) > 1 for group in synonyms())
    # What is nothing but a set phrase would never be looked for.
    assert [word for word in words if not runs_of(word)] == []


def test_an_answer_among_100_000_issues_is_quick() -> None:
    random = Random(1)
    titles = [title for title, _, _ in ISSUES.values()]
    made = [random.choice(titles) + "".join(random.choices("甲乙丙丁戊己", k=6)) for _ in range(100_000)]
    searched = read_searched(Tables.from_frames(many_issues(made)))
    assert len(searched.issues) == len(made)
    find_issues(searched, "食堂")  # reads the fields once
    for query in ("采购 合同", "采购合同签订不规范", "党支部组织生活"):
        assert min(_seconds(searched, query) for _ in range(3)) < SECONDS, query


def _seconds(searched: Searched, query: str) -> float:
    start = time.process_time()
    describe_hits(searched.tables, find_issues(searched, query))
    return time.process_time() - start
