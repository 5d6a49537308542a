"""Search: from words to who had the problem, what was done, and the passage; and on to other pages."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.compare.rollup_sql import ACTIONS
from analysis.search.bodies import choose_answering
from dashboard.i18n.quantities import format_quantity
from dashboard.i18n.translator import Translator
from dashboard.pages.search.body_rows import LISTED
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, blocks_of, checked, headings, parameter, texts, view_of

EN = Translator("en")


@pytest.fixture
def tables_folder(sample_folder: Path) -> Path:
    return sample_folder


def _frame(app: AppTest) -> list[str]:
    return list(blocks_of(app)["search.hits"].frame["issue_id"])


def _facet(app: AppTest, facet: str) -> list[str]:
    return [str(option) for option in app.button_group(key=f"only_{facet}").options]


def test_words_lead_to_who_had_the_problem_what_was_done_and_the_passage(open_page: OpenPage) -> None:
    app = open_page("search")
    checked(app.text_input(key="search-words").set_value("采购 验收").run(), "search")
    assert parameter(app, "words") == "采购 验收"
    first = blocks_of(app)["search.hits"].frame.iloc[0]
    assert first["issue_id"] == "yuanxi_jiaoyu#4" and first["match"] == "words"
    assert "采购" in first["shared"] and "验收" in first["shared"]
    words = texts(app)
    assert "学校食堂大宗食材采购验收把关不严" in words
    some = int((blocks_of(app)["search.hits"].frame["match"] == "some").sum())
    assert some and EN("search.begin.all", n=1) in words and EN("search.begin.some", n=some) in words
    assert "Status: " in words and "Types of action: " in words
    app.session_state[f"hit-{first['issue_id']}"] = True  # the second click
    checked(app.run(), "search")
    assert any("<mark" in element.proto.body and "食材" in element.proto.body for element in app.get("html"))
    links = [element.proto for element in app.get("page_link")]
    assert any("id=yuanxi_jiaoyu" in link.query_string and "issue=4" in link.query_string for link in links)


@pytest.mark.parametrize("language", languages())
def test_days_are_at_least_so_many_only_where_the_report_has_no_date(
    language: str, open_page: OpenPage
) -> None:
    tr, shown = Translator(language), texts(open_page("search", language, tables=invented_tables()))
    for days in (tr("days.exact", n=184), tr("days.at_least", n=153)):
        assert tr("search.days", days=days) in shown
    assert tr("search.days", days=tr("days.at_least", n=184)) not in shown


@pytest.mark.parametrize("language", languages())
def test_both_languages_answer_alike(language: str, open_page: OpenPage) -> None:
    app = open_page("search", language, words="採購")
    assert _frame(app) == _frame(open_page("search", language, words="采购"))
    assert any("採購" in text or "采购" in text for text in headings(app))


def test_facets_narrow_and_are_in_the_address(open_page: OpenPage) -> None:
    app = open_page("search", words="管理")
    everything = blocks_of(app)["search.hits"].frame
    done = everything[everything["status"] == "completed"]
    assert 0 < len(done) < len(everything)
    app.session_state["search-narrow"] = True
    checked(app.run(), "search")
    # The chips count what the heading counts, which leaves similar issues out.
    counted = everything[everything["match"] != "similar"]
    similar = len(everything) - len(counted)
    assert similar and EN("search.without_similar", n=similar) in texts(app)
    for facet in ("status", "level", "issue_type"):
        counts = counted[facet].value_counts()
        chips = [EN("search.counted", name=EN.label(facet, code), n=n) for code, n in counts.items()]
        assert sorted(_facet(app, facet)) == sorted(chips)
    app.button_group(key="only_status").set_value(["completed"])
    checked(app.run(), "search")
    assert _frame(app) == list(done["issue_id"])
    assert parameter(app, "only_status") == "completed"
    assert _frame(open_page("search", words="管理", only_status="completed")) == list(done["issue_id"])


def test_english_words_are_searched_in_chinese_and_the_page_says_so(open_page: OpenPage) -> None:
    app = open_page("search", words="procurement xyzzy")
    shown = texts(app)
    assert "procurement = 采购" in shown and "no translation here for “xyzzy”" in shown
    assert _frame(open_page("search", words="procurement")) == _frame(open_page("search", words="采购"))


def test_pages_and_chips_have_all_that_is_listed(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.pages.search.blocks.MOST_HITS", 15)
    monkeypatch.setattr("dashboard.pages.search.cards.MOST_HITS", 15)
    app = open_page("search")
    listed = blocks_of(app)["search.hits"]
    assert len(listed.frame) == 15 and "first 15 of " in listed.note
    assert app.number_input(key="search-page").max == 2
    app.session_state["search-narrow"] = True
    kinds = view_of(app).tables.query("SELECT DISTINCT issue_type FROM issues WHERE issue_type IS NOT NULL")
    assert len(_facet(app.run(), "issue_type")) == len(kinds) > 12


def test_every_hit_leads_to_similar_issues_of_other_notices(open_page: OpenPage) -> None:
    app = open_page("search", words="采购 验收")
    checked(app.button(key="like-yuanxi_jiaoyu#4").click().run(), "search")
    assert parameter(app, "like") == "yuanxi_jiaoyu#4"
    found = _frame(app)
    assert found and not any(id_.startswith("yuanxi_jiaoyu") for id_ in found)
    assert "学校食堂大宗食材采购验收把关不严" in headings(app)[0]
    # New words are searched for, and not issues like the one before.
    app.text_input(key="search-words").set_value("借调").run()
    assert parameter(app, "like") is None and "借调" in headings(app)[0]


def test_the_hits_are_a_selection_for_other_pages(open_page: OpenPage) -> None:
    app = open_page("search", words="采购")
    frame = blocks_of(app)["search.hits"].frame
    notices = list(dict.fromkeys(frame.loc[frame["match"] == "words", "notice_id"]))
    assert 0 < len(notices) < 4
    links = [element.proto.query_string for element in app.get("page_link")]
    assert any(all(f"notice={id_}" in link for id_ in notices) for link in links)
    checked(app.button(key="take-notices").click().run(), "search")
    assert app.multiselect(key="notice").value == notices
    app.switch_page("dashboard/pages/issues/issues.py").run()
    assert app.multiselect(key="notice").value == notices


def test_other_pages_lead_to_similar_issues(open_page: OpenPage) -> None:
    notice = open_page("notice", id="yuanxi_jiaoyu", **{"similar-all": "1"})
    links = [element.proto.query_string for element in notice.get("page_link")]
    assert sum("like=yuanxi_jiaoyu" in link for link in links) == 11
    app = open_page("issues", **{"issues-all": "1"})
    app.session_state["issue-list"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run()
    assert any("like=" in element.proto.query_string for element in app.get("page_link"))


@pytest.mark.parametrize(
    "words",
    [" ", "“", "<script>alert(1)</script>", "$x$ **b**", "{n}", "'; DROP", "\x00\n", "长" * 5000, "😀"],
)
def test_no_words_break_the_page(words: str, open_page: OpenPage) -> None:
    assert "<script" not in texts(open_page("search", words=words)).replace("\\<", "")


def test_a_link_to_an_issue_that_is_not_there_says_so(open_page: OpenPage) -> None:
    app = open_page("search", like="nowhere#1")
    assert [warning.value for warning in app.warning] == [EN("search.no_such")]


def test_the_words_are_still_there_after_another_page(open_page: OpenPage) -> None:
    app = open_page("search", words="管理", only_status="completed")
    app.switch_page("dashboard/pages/issues/issues.py").run()
    app.query_params.clear()
    app.switch_page("dashboard/pages/search/search.py").run()
    assert checked(app, "search").text_input(key="search-words").value == "管理"
    assert parameter(app, "words") == "管理"


def test_of_several_words_those_who_had_all_come_first_and_the_headline_counts_both(
    open_page: OpenPage,
) -> None:
    app = open_page("search", words="采购 借调")
    hits, bodies = (blocks_of(app)[f"search.{name}"].frame for name in ("hits", "bodies"))
    found = hits.query("match != 'similar'")
    ordered = ["words", "some", "similar"]
    assert list(hits["match"]) == sorted(hits["match"], key=ordered.index)
    of_body = found.groupby("notice_id")["issue_id"].nunique()
    assert dict(zip(bodies["notice_id"], bodies["found"], strict=True)) == of_body.to_dict()
    both = int((bodies["match"] == "words").sum())
    heading = headings(app)[0]
    assert (
        heading.startswith((f"{both} notice", "No notice")[not both]) and str(len(bodies) - both) in heading
    )
    assert "“采购” (procurement) and “借调”" in heading
    # A link that asked for any word, or for issues with all, still opens.
    assert _frame(open_page("search", words="采购 借调", any="1")) == _frame(app)
    narrowed = blocks_of(open_page("search", words="采购 验收", only_match="words"))["search.hits"].frame
    assert {*narrowed["match"]} == {"words"}
    # What is left out by a chip is not denied.
    similar = open_page("search", words="采购 借调", only_match="similar")
    n = len(_frame(similar))
    assert (
        n
        and headings(similar)[0].startswith(f"{n} similar issue")
        and "not in a heading" not in texts(similar)
    )
    three = headings(open_page("search", words="采购 借调 验收"))[0]
    assert "“采购” (procurement), “借调” (second (staff)) and “验收”" in three


def _brings_issues_into_view(app: AppTest) -> bool:
    return any(f".st-key-{LISTED}" in element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("language", languages())
def test_a_row_of_a_body_names_what_it_did_and_leads_to_its_issues(
    language: str, open_page: OpenPage
) -> None:
    tr, app = Translator(language), open_page("search", language, words="管理")
    bodies, shown = blocks_of(app)["search.bodies"].frame, texts(app)
    assert len(bodies) > 1 and (bodies["results"] != "").any()
    drawn = blocks_of(app)["search.bodies"].draw().data[0]
    *_, figures, details = drawn.cells["values"]
    for row, shortly, detail in zip(bodies.head(5).itertuples(), figures, details, strict=True):
        none = row.not_stated == row.found
        status = tr("search.bodies.no_status") if none else tr("search.bodies.done", n=row.completed)
        assert tr("search.bodies.found_status", n=row.found, status=status) in detail
        for kind, lines in (("result", row.results), ("did_counted", row.counted_acts)):
            for place, (code, value, unit) in enumerate(line.split(" ", 2) for line in lines.splitlines()):
                words = tr(f"search.{kind}.{code}", figure=format_quantity(float(value), unit, tr)).lower()
                assert words in detail.lower()
                assert words in shortly.lower() and words in shown.lower() or kind != "result" or place > 1
        # Documents are named without the body that issued them.
        assert all(f"{name[-4:]}》" in detail for name in row.issued.splitlines()[:3])
    assert "<br>" in str(details) and "\\" not in str(details)
    chosen = bodies.iloc[-1] if len(bodies) <= 5 else bodies.iloc[4]
    checked(app.button(key=f"body-{chosen['notice_id']}").click().run(), "search")
    assert _brings_issues_into_view(app) and not _brings_issues_into_view(app.run())
    assert {*blocks_of(app)["search.hits"].frame["notice_id"]} == {chosen["notice_id"]}
    opened = tr("search.bodies.did", did="").strip()
    assert opened in texts(app) and opened not in shown
    assert len(blocks_of(app)["search.bodies"].frame) == len(bodies)
    assert parameter(app, "body") == chosen["notice_id"]
    again = open_page("search", language, words="管理", body=chosen["notice_id"])
    assert _frame(again) == _frame(app)
    checked(app.button(key="all-bodies").click().run(), "search")
    assert parameter(app, "body") is None and len({*blocks_of(app)["search.hits"].frame["notice_id"]}) > 1
    # Other words are searched for in all bodies, and a body without a hit is no reason for an empty page.
    app.button(key=f"body-{chosen['notice_id']}").click().run()
    app.text_input(key="search-words").set_value("采购").run()
    assert parameter(app, "body") is None
    assert _frame(open_page("search", language, words="管理", body="nowhere"))


def test_the_ticks_of_the_rows_add_up_to_the_sentence(open_page: OpenPage) -> None:
    app = open_page("search", words="管理 采购", **{"search-bodies": "20"})
    block = blocks_of(app)["search.bodies"]
    drawn, tick = block.draw().data[0], EN("search.tick")
    answering = choose_answering(block.frame)
    _, *columns, _, _ = drawn.cells["values"]
    assert len(columns) == 3 and len(columns[0]) == len(block.frame) > len(answering)
    for heading, column in zip(drawn.header["values"][1:4], columns, strict=True):
        (code,) = (code for code in ACTIONS if code != "other" and EN(f"search.act.{code}") == heading)
        n = sum(column[place] == tick for place in answering.index)
        assert EN("search.bodies.act", n=n, did=EN(f"search.did.{code}")) in block.finding


def test_headings_tell_words_in_titles_from_words_in_texts(open_page: OpenPage) -> None:
    app = open_page("search", words="管理")
    frame = blocks_of(app)["search.hits"].frame.query("match == 'words'")
    titled = ["管理" in title for title in frame["title"]]
    assert 0 < sum(titled) < len(titled) and titled == sorted(titled, reverse=True)
    assert EN("search.hits.titled", n=sum(titled), of=len(titled)) in blocks_of(app)["search.hits"].finding
    assert EN("search.begin.titled", n=sum(titled)) in headings(app)
    shown = texts(app)
    assert "“管理” in the heading" in shown


def test_what_is_asked_while_the_first_run_is_cut_short_is_newer_than_the_address(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cut:
        # A click ends a run before it has written the address.
        cut.setattr("dashboard.components.search_address.publish_address", lambda *_: st.stop())
        app = open_page("search")
        assert parameter(app, "words") is None
    app.button(key="try-words").click().run()
    assert app.text_input(key="search-words").value == parameter(app, "words") == "采购 合同"
