"""Search: words, those with all of several first; problems in free words, issues that are alike."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.compare import rollups
from analysis.compare import tables as opened
from analysis.compare.layers import Layer
from analysis.compare.notice_summary import summarise_notices
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.search.done import Done, list_done
from analysis.search.find import Hits, find_issues, find_similar, list_all
from analysis.search.in_chinese import in_chinese
from analysis.search.query import occurs, plain, runs_of, synonyms, words_of
from analysis.search.rows import count_facets, describe_hits, narrow
from analysis.search.searched import Searched, read_searched
from analysis.search.strings import Texts, count_strings
from analysis.search.why import find_words, shared_words
from analysis.store import open_store, read_tables
from benchmarks.many_tables import make_batches, write_store
from tests.factories.acted_tables import acted_tables
from tests.factories.many_tables import many_issues
from tests.factories.searched_tables import ISSUES, searched_tables

SECONDS = 0.3  # of computing, for an answer among 100,000 issues


@pytest.fixture(scope="module")
def searched() -> Searched:
    return read_searched(Tables.from_frames(searched_tables()))


def ids_of(searched: Searched, hits: Hits) -> list[str]:
    return list(searched.keys(hits.places)["issue_id"])


def with_words(searched: Searched, query: str, selection: Selection | None = None) -> list[str]:
    """Issues with all words."""
    hits = find_issues(searched, query, selection)
    return ids_of(searched, hits.part(hits.full))


def describe(searched: Searched, query: str) -> pd.DataFrame:
    return describe_hits(searched, find_issues(searched, query))


def test_words_of_two_characters_hit_in_every_field(searched: Searched) -> None:
    assert set(with_words(searched, "采购")) == {"north#1", "south#3"}
    assert set(with_words(searched, "合同")) == {"north#1", "south#1"}
    assert with_words(searched, "管理办法") == ["north#1"]  # a document
    assert with_words(searched, "采购 合同") == ["north#1"]
    assert with_words(searched, "采购 合同 食堂") == []


def test_traditional_and_simplified_are_alike(searched: Searched) -> None:
    for one, other in (("采购", "採購"), ("报销", "報銷"), ("借用", "借用")):
        assert with_words(searched, one) != []
        assert describe(searched, one).equals(describe(searched, other)), one


def test_quotes_make_a_phrase() -> None:
    assert words_of("采购 “合同 签订” 合同") == ("采购", "合同 签订", "合同")
    assert words_of('  ，"A B"　Ｃ采購 ') == ("a b", "c采购")
    assert words_of(" ") == ()
    assert len(words_of("无" * 10_000)[0]) == 400


def test_a_passage_is_searched_where_its_text_is_there() -> None:
    tables = Tables.from_frames(searched_tables())
    read = read_searched(tables, {"west": "x財務公章"})
    assert read.n_texts == 1
    assert with_words(read, "公章") == ["west#1", "west#2"]
    assert with_words(read_searched(tables), "公章") == []


def test_the_best_hit_comes_first_and_always_in_the_same_order(searched: Searched) -> None:
    assert with_words(searched, "合同") == ["south#1", "north#1"]  # its title is about it
    found = [describe(searched, "采购合同签订不规范") for _ in range(3)]
    assert found[0].equals(found[1]) and found[1].equals(found[2])
    assert list(found[0]["issue_id"][:2]) == ["south#1", "north#1"]
    assert set(found[0]["match"]) == {"similar"}


def test_a_problem_in_other_words_is_found_by_synonyms(searched: Searched) -> None:
    assert ids_of(searched, find_issues(searched, "抽调干部"))[:2] == ["south#2", "north#2"]
    assert ids_of(searched, find_issues(searched, "发票"))[0] == "west#1"


def test_set_phrases_pull_nothing(searched: Searched) -> None:
    found = ids_of(searched, find_issues(searched, "采购不规范"))
    assert "north#2" not in found and "south#1" not in found[:2]
    # They are searched for where nothing else is asked.
    assert ids_of(searched, find_issues(searched, "推进缓慢")) == ["west#2"]


def test_similar_issues_are_of_other_notices(searched: Searched) -> None:
    for issue_id in ISSUES:
        notices = set(searched.keys(find_similar(searched, issue_id).places)["notice_id"])
        assert issue_id.split("#")[0] not in notices
    similar = find_similar(searched, "north#2")
    assert ids_of(searched, similar)[0] == "south#2"
    assert "借用" in shared_words(similar, searched.texts(similar.places)[0])
    with pytest.raises(KeyError):
        find_similar(searched, "nowhere#1")


def test_shared_words_are_in_both(searched: Searched) -> None:
    hits = find_issues(searched, "物资采购合同")
    for issue in searched.texts(hits.places):
        words = shared_words(hits, issue)
        assert words and all(word in " ".join(issue.values()) for word in words)


def test_the_selection_limits_what_is_found(searched: Searched) -> None:
    counties = Selection(levels=("county",))
    assert with_words(searched, "合同", counties) == ["north#1"]
    similar = find_similar(searched, "south#1", counties)
    assert set(searched.keys(similar.places)["notice_id"]) == {"north"}
    assert not len(find_issues(searched, "合同", Selection(levels=("central",))))
    done = Selection(issue_types=("finance_procurement",), statuses=("not_stated",))
    assert ids_of(searched, list_all(searched, done)) == ["south#3"]


def test_facets_count_what_headings_count_of_what_choosing_them_leaves(searched: Searched) -> None:
    hits = find_issues(searched, "管理")
    for chosen in ({}, {"level": ["county"]}, {"action": ["inspection_check"], "match": ["words"]}):
        for facet, counts in count_facets(searched, hits, chosen).items():
            for code, n in counts.items():
                left = narrow(searched, hits, chosen | {facet: [code]})
                counted = left if facet == "match" else left.counted
                of = (
                    len(set(searched.issues.notice[counted.places])) if facet == "body_kind" else len(counted)
                )
                assert of == n, (chosen, facet, code)
    assert count_facets(searched, hits, {"match": ["words"]})["level"] == {"county": 2, "prefecture": 1}
    # As the rows have them, which are read of the tables anew.
    assert 0 < len(hits.counted) < len(hits)
    all_, with_word = (describe_hits(searched, of) for of in (hits, hits.counted))
    for facet, counts in count_facets(searched, hits, {}).items():
        rows = all_ if facet == "match" else with_word
        rows = rows.drop_duplicates("notice_id") if facet == "body_kind" else rows
        values = rows["actions" if facet == "action" else facet].explode()
        assert counts == Counter(values.dropna()), facet


def test_details_are_asked_for_the_hits_that_are_listed_only(
    searched: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = Tables.query

    def query(tables: Tables, sql: str, parameters: Mapping[str, Any] | None = None) -> Any:
        asked.extend((parameters or {}).get("notices", []))
        return ask(tables, sql, parameters)

    monkeypatch.setattr(Tables, "query", query)
    hits = list_all(searched)
    assert len(hits) == len(ISSUES)
    count_facets(searched, hits, {"level": ["county"]})
    narrow(searched, hits, {"status": ["completed"], "year": ["2023"]})
    assert asked == []
    assert list(describe_hits(searched, hits.part(slice(3, 5)))["issue_id"]) == ["south#1", "south#2"]
    assert asked == ["south"]


def test_what_was_done(searched: Searched) -> None:
    acted = Tables.from_frames(acted_tables())
    done = list_done(acted, ["alpha#1", "alpha#3", "beta#2", "gamma#1"], ["alpha", "beta", "gamma"])
    assert done["alpha#1"].documents == ["甲办法"]
    assert done["alpha#1"].outcomes == [("talked_to", 2, "人"), ("transferred", 4, "件")]
    assert len(done["beta#2"].outcomes) == len({*done["beta#2"].outcomes})
    assert done["gamma#1"] == Done()
    rows = describe(searched, "采购 合同").set_index("issue_id")
    assert rows.loc["north#1", "days_min"] == 184
    assert rows.loc["north#1", "actions"] == ("inspection_check", "rule")


def test_the_days_of_a_hit_are_those_of_its_notice_on_other_pages(searched: Searched) -> None:
    rows = describe_hits(searched, list_all(searched, Selection()))
    found = rows.merge(summarise_notices(searched.tables, Selection()), on="notice_id")
    assert len(found) == len(ISSUES) and found["days_max"].notna().any() and found["days_max"].isna().any()
    assert found["days_min"].equals(found["rectification_min"])
    assert found["days_max"].equals(found["rectification_max"])


def test_nothing_is_found_without_words_or_issues(searched: Searched) -> None:
    empty = read_searched(Tables.from_frames({}))
    assert not len(find_issues(searched, " 。"))
    assert describe(empty, "采购").empty


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
        if text[i : i + n] in strings[::2] and occurs(text[i : i + n], text[max(0, i - 1) : i + n + 1])
    )
    assert found == expected


def test_latin_letters_match_whole_words_only() -> None:
    titles = ["CT设备闲置", "contract管理", "PCT专利", "设备购置CT 机"]
    searched = read_searched(Tables.from_frames(many_issues(titles)))
    names = list(many_issues(titles)["issues"]["issue_id"])
    assert {names.index(id_) for id_ in with_words(searched, "ct")} == {0, 3}
    assert len(find_issues(searched, "cont")) == 0
    hits = find_issues(searched, "contract of CT")
    for issue in searched.texts(hits.places):
        assert shared_words(hits, issue) == (["contract"] if "contract" in issue["title"] else ["ct"])
    assert len(hits) == 3


def test_words_with_an_english_meaning_are_searched_in_chinese() -> None:
    expected = {
        "procurement contract": ("采购 合同", 0),
        "Problems with procurement and Contracts": ("采购 合同", 0),
        "采购 合同": ("采购 合同", 0),
        "“采购 合同” hospital": ('"采购 合同" 医院', 0),
        "party building": ("党建工作|党建|党的建设", 0),
        "procurement xyz": ('采购 "xyz"', 1),
    }
    found = {query: in_chinese(query) for query in expected}
    assert {q: (f.query, len(f.unknown)) for q, f in found.items()} == expected
    assert found["procurement contract"].terms == (("procurement", ("采购",)), ("contract", ("合同",)))


def test_of_words_joined_by_a_bar_one_must_occur(searched: Searched) -> None:
    either = {*with_words(searched, "采购"), *with_words(searched, "合同")}
    assert set(with_words(searched, "采购|合同")) == either
    assert with_words(searched, "采购|食堂 合同") == ["north#1"]


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
    assert searched.issues.n == len(made)
    find_issues(searched, "食堂")  # reads the fields once
    for query in ("采购 合同", "采购合同签订不规范", "党支部组织生活"):
        assert min(_seconds(searched, query) for _ in range(3)) < SECONDS, query


def _seconds(searched: Searched, query: str) -> float:
    start = time.process_time()
    describe_hits(searched, find_issues(searched, query).part(slice(0, 10)))
    return time.process_time() - start


def test_search_finds_the_same_however_tables_are_kept_and_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "MANY_NOTICES", 10)
    monkeypatch.setattr(rollups, "_AT_ONCE", 17)
    write_store(tmp_path / "tables", make_batches(40, seed=5, words=40))
    frames = dict(read_tables(tmp_path / "tables"))
    own = {
        name: frame[frame["notice_id"] == "notice-000003"] if "notice_id" in frame else frame
        for name, frame in frames.items()
    }
    layers = [Layer(open_store(tmp_path / "tables"), left_out=frozenset({"notice-000003"})), Layer(own)]
    tables = [
        Tables.from_frames(frames),
        Tables.from_folder(tmp_path / "tables", keep=tmp_path / "kept"),
        Tables.from_layers(layers, keep=tmp_path / "joined"),
    ]
    whole, *others = (read_searched(of) for of in tables)
    texts = whole.texts(np.arange(whole.issues.n))
    words = [text[i : i + n] for text in frames["issues"]["title"][::9] for i, n in ((0, 2), (2, 1), (0, 5))]
    for word in words:
        contain = [any(plain(word) in field for field in issue.values()) for issue in texts]
        assert whole.contain(plain(word)).tolist() == contain, word
        hits = [find_issues(of, word) for of in (whole, *others)]
        hits += [find_similar(of, "notice-000003#2") for of in (whole, *others)]
        found = [(of.places.tolist(), of.scores.tolist(), of.exact.tolist()) for of in hits]
        assert found[0] == found[1] == found[2] and found[3] == found[4] == found[5], word
    described = [describe_hits(of, list_all(of)) for of in (whole, *others)]
    assert described[0].equals(described[1]) and described[0].equals(described[2])
    chosen = {"action": ["rule"], "level": ["county"]}
    assert count_facets(whole, list_all(whole), chosen) == count_facets(
        others[1], list_all(others[1]), chosen
    )


def test_issues_with_the_words_in_the_title_come_first_and_each_names_where_the_words_are(
    searched: Searched,
) -> None:
    hits = find_issues(searched, "合同")
    assert ids_of(searched, hits.part(hits.titled)) == ["south#1"] == ids_of(searched, hits)[:1]
    hits = find_issues(searched, "采购 合同 管理办法")
    [fields] = searched.texts(hits.places[hits.full])
    found = {"title": ["采购"], "documents": ["管理办法"], "text": ["合同"]}
    assert find_words(hits, fields, issued=["物资管理办法"]) == found
    assert find_words(hits, fields)["named"] == ["管理办法"]  # a document that is not said to be issued


def test_issues_with_all_words_come_before_those_with_one_and_these_before_similar_ones(
    searched: Searched,
) -> None:
    hits = find_issues(searched, "采购 合同")
    expected = {*with_words(searched, "采购"), *with_words(searched, "合同")}
    assert {*ids_of(searched, hits.part(hits.exact))} == expected == {"north#1", "south#1", "south#3"}
    assert ids_of(searched, hits)[:3] == ["north#1", "south#1", "south#3"]  # the last has it in its text only
    assert hits.has[:3].tolist() == [[True, True], [False, True], [True, False]]
    rows = describe_hits(searched, hits)
    assert list(rows["match"]) == ["words", "some", "some", *["similar"] * (len(hits) - 3)]
    texts = searched.texts(hits.places[3:])
    assert not [text for text in texts for word in ("采购", "合同") if any(word in f for f in text.values())]
