"""Every page in both languages, full, filtered and empty: its title and numbers against the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.components.row_limit import first_of_notices, more_of
from dashboard.i18n.translator import Translator
from locales import languages
from tests.factories.many_tables import many_tables
from tests.factories.opened import PAGES, OpenPage, blocks_of, findings, start, texts

# What the findings contain on each page of charts, counted by hand in tests/factories/invented_tables.py.
FULL = {
    "overview": "6 issues listed in 3|3 份通报共列出 6 个问题",
    "cities": "3 notices from|3 份通报来自|2 notices from|2 份通报来自",
    "issues": "6 个问题中有 3 个|3 of 6",
    "timeline": "184",
    "completion": "2 of 6|6 个问题中",
    "measures": "540 字|540 characters",
    "keywords": "n = 40|共 40 词",
    "distinctive": "5 words, those that differ|差别最明显的 5 个词",
    "search": "6 issues in 3 notices, 2|3 份通报共 6 个问题",
}
FILTERED = {
    "overview": "3 issues listed in 1|1 份通报共列出 3 个问题",
    "cities": "1 notice from|1 份通报来自",
    "issues": "3 个问题中有 2 个|2 of 3",
    "timeline": "184",
    "completion": "2 of 3|3 个问题中",
    "measures": "270 字|270 characters",
    "keywords": "n = 20|共 20 词",
    "distinctive": "2 words, those that differ|差别最明显的 2 个词",
    "search": "3 issues in 1 notice, 2|1 份通报共 3 个问题",
}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", FULL)
def test_a_page_shows_the_numbers_of_all_notices(page: str, language: str, open_page: OpenPage) -> None:
    words = texts(open_page(page, language))
    assert Translator(language)("selection.all", n=3) in words
    assert any(number in words for number in FULL[page].split("|"))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", FULL)
def test_a_page_shows_the_numbers_of_the_notices_chosen(
    page: str, language: str, open_page: OpenPage
) -> None:
    words = texts(open_page(page, language, level="county"))
    assert Translator(language)("selection.count", n=1, of=3) in words
    assert any(number in words for number in FILTERED[page].split("|"))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_selection_is_explained_and_can_be_undone(
    page: str, language: str, open_page: OpenPage
) -> None:
    app = open_page(page, language, level="county", kind="巡视")
    assert Translator(language)("selection.empty") in app.warning[0].value
    app.button(key="reset_page").click().run()
    assert Translator(language)("selection.all", n=3) in texts(app)


def test_a_language_switch_keeps_page_and_selection(open_page: OpenPage) -> None:
    app = open_page("issues", "zh", level="county")
    app.segmented_control(key="lang").set_value("en").run()
    assert app.title[0].value == Translator("en")("pages.issues")
    assert app.multiselect(key="level").value == ["county"]
    assert app.query_params["level"] in ("county", ["county"])


def test_the_selection_stays_with_the_reader_on_another_page(open_page: OpenPage) -> None:
    app = open_page("overview", "en", level="county")
    app.switch_page("dashboard/pages/timeline/timeline.py").run()
    assert app.title[0].value == Translator("en")("pages.timeline")
    assert app.multiselect(key="level").value == ["county"]


def test_a_code_in_the_address_that_no_table_contains_is_ignored_and_reported(open_page: OpenPage) -> None:
    app = open_page("overview", "en", level="nowhere", notice="<b>x</b>")
    assert Translator("en")("selection.all", n=3) in texts(app)
    assert "nowhere (Level)" in app.warning[0].value and "<b>" not in app.warning[0].value
    app.multiselect(key="kind").set_value(["巡视"]).run()
    assert not app.warning


def test_a_choice_that_other_notices_do_not_contain_is_reported_as_ignored(open_page: OpenPage) -> None:
    app = open_page("overview", "en", province="甲省", city="乙市")
    app.multiselect(key="province").set_value(["庚省"]).run()
    assert "乙市 (City)" in app.warning[0].value


def test_choosing_an_issue_type_explains_what_it_means_for_stated_totals(open_page: OpenPage) -> None:
    app = open_page("overview", "en", type="safety_risk")
    assert Translator("en")("selection.issues_note") in [caption.value for caption in app.caption]


@pytest.mark.parametrize(
    ("page", "language", "query", "words"),
    [
        (
            "overview",
            "en",
            {"type": "safety_risk"},
            ["3 issues chosen, in 2 notices: 1 reported as completed, 2 with no status given."],
        ),
        (
            "overview",
            "en",
            {"status": "completed"},
            ["2 issues chosen, in 1 notice: all reported as completed."],
        ),
        (
            "overview",
            "zh",
            {"type": "safety_risk"},
            ["所选问题共 3 个，见于 2 份通报：通报称已完成 1 个，未说明进展 2 个。"],
        ),
        (
            "overview",
            "zh",
            {"status": "completed"},
            ["所选问题共 2 个，见于 1 份通报：通报均称“已完成”。"],
        ),
        (
            "issues",
            "en",
            {"type": "safety_risk"},
            [
                "Issue type “safety and risk”: 3 issues, in 2 of 3 notices.",
            ],
        ),
        (
            "issues",
            "en",
            {"status": "completed"},
            ["Of the 2 issues chosen, no type occurs in all 3 notices."],
        ),
        (
            "issues",
            "zh",
            {"type": "safety_risk"},
            ["“安全与风险”类问题 3 个，3 份通报中有 2 份列出。"],
        ),
    ],
)
def test_with_issues_chosen_the_sentences_speak_of_these_and_not_of_the_notices(
    page: str, language: str, query: dict[str, str], words: list[str], open_page: OpenPage
) -> None:
    shown = findings(open_page(page, language, **query))
    assert [sentence for sentence in words if sentence not in shown] == []


def test_the_bars_of_types_count_all_notices_whether_they_list_the_chosen_issues_or_not(
    open_page: OpenPage,
) -> None:
    block = blocks_of(open_page("issues", type=["safety_risk", "theory_study"]))["issues.types"]
    assert "3 (2/3)" in list(block.draw().data[0]["text"])


def test_one_issue_type_is_compared_by_body_and_in_no_second_chart(open_page: OpenPage) -> None:
    blocks = blocks_of(open_page("issues", type="safety_risk"))
    bars = blocks["issues.heat"].draw().data[0]
    assert list(blocks) == ["issues.heat"] and sum(bars["x"]) == 3 and len(bars["y"]) == 2


def test_a_link_to_a_table_opens_the_table_and_marks_it_so(open_page: OpenPage) -> None:
    as_chart, as_table = (
        open_page("overview", "en"),
        open_page("overview", "en", **{"overview-bodies-view": "table"}),
    )
    assert as_table.button(key="overview-bodies-view-turn").label == "Show as chart"
    assert as_chart.button(key="overview-bodies-view-turn").label == "Show as table"
    assert len(as_table.dataframe) == len(as_chart.dataframe) + 1


@pytest.mark.parametrize("page", ["overview", "cities", "issues", "completion", "measures"])
def test_numbers_that_rest_on_a_doubtful_list_have_a_caption(page: str, seen_page: OpenPage) -> None:
    captions = [caption.value for caption in seen_page(page, "en").caption]
    assert any("1 of 3 notices is doubtful" in said and "one issue" in said for said in captions)


def test_a_page_that_has_nothing_to_compare_can_be_shared_all_the_same(open_page: OpenPage) -> None:
    app = open_page("compare", "en", level="county")
    assert app.info[0].value == Translator("en")("compare.too_few_held")
    assert Translator("en")("share.open") in [menu.proto.popover.label for menu in app.get("popover")]


@pytest.mark.parametrize(
    ("page", "chart", "codes", "rows"),
    [
        ("overview", "overview.bodies", ("alpha", "issues_listed"), 3),
        ("overview", "overview.bodies", ("alpha", "problems_stated"), 2),
        ("overview", "overview.bodies", ("beta", "completion"), 2),
        ("overview", "overview.bodies", ("alpha", "days"), 2),
        ("cities", "cities.glance", ("乙市", "issues_listed"), 3),
        ("cities", "cities.glance", ("乙市", "problems_stated"), 2),
        ("cities", "cities.types", ("safety_risk", "乙市"), 2),
        ("cities", "cities.phases", ("乙市", "inspection"), 2),
        ("issues", "issues.types", ("safety_risk",), 3),
        ("issues", "issues.types", ("unknown",), 1),
    ],
)
def test_a_click_on_a_mark_lists_what_it_counts(
    page: str, chart: str, codes: tuple[str, ...], rows: int, open_page: OpenPage
) -> None:
    app = open_page(page, clicked={chart: codes})
    assert [len(table.value) for table in app.dataframe][-1] == rows


def test_a_click_on_a_mark_that_a_filter_took_away_lists_nothing(open_page: OpenPage) -> None:
    app = open_page("overview", clicked={"overview.bodies": ("alpha", "no such mark")})
    assert not app.dataframe


def test_without_tables_the_page_explains_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NOTICE_TABLES", str(tmp_path / "nothing"))
    app = start().run()
    assert "NOTICE_TABLES" in app.error[0].value


def test_samples_can_be_included(open_page: OpenPage) -> None:
    alone, joined = open_page("overview", tables=None), open_page("overview", tables=None, sample="1")
    assert Translator("en")("data.sample_shown") in " ".join(c.value for c in joined.caption)
    assert len(joined.multiselect(key="notice").options) > len(alone.multiselect(key="notice").options)


def test_what_no_notice_reports_is_downloaded_empty_with_the_drawn_columns_first(open_page: OpenPage) -> None:
    frame = blocks_of(open_page("overview", "en"))["overview.bodies"].frame
    assert list(frame.columns[6:9]) == ["problems_stated", "tasks_stated", "issues_listed"]
    rows = frame.set_index("notice_id")
    assert rows["completed"].isna().to_dict() == {"alpha": False, "beta": True, "gamma": True}
    assert rows["not_stated"].to_dict() == {"alpha": 1, "beta": 2, "gamma": 1}
    assert rows["done_rate"].isna().to_dict() == {"alpha": False, "beta": False, "gamma": True}


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ({}, ["gamma", "beta", "alpha"]),
        ({"sort": "listed"}, ["alpha", "beta", "gamma"]),
        ({"sort": "stated"}, ["alpha", "gamma", "beta"]),  # those without one follow as they are
        ({"sort": "level"}, ["beta", "alpha", "gamma"]),
        ({"q": "戊"}, ["beta"]),
        ({"q": "COUNTY"}, ["alpha"]),
    ],
)
def test_the_bodies_are_searched_and_sorted(
    query: dict[str, str], order: list[str], open_page: OpenPage
) -> None:
    frame = blocks_of(open_page("overview", "en", **query))["overview.bodies"].frame
    assert list(frame["notice_id"]) == order


def test_a_search_without_a_hit_says_so(open_page: OpenPage) -> None:
    assert open_page("overview", q="nowhere").info[0].value == Translator("en")("overview.search.none")


def test_more_rows_than_a_chart_shows_are_counted_and_offered(open_page: OpenPage) -> None:
    app = open_page("overview", tables=many_tables(45), sort="listed")
    assert len(blocks_of(app)["overview.bodies"].draw().layout.yaxis.ticktext) == 40
    assert "40 of 45 – search" in texts(app)
    app.button(key="rows-more").click().run()
    block = blocks_of(app)["overview.bodies"]
    assert len(block.draw().layout.yaxis.ticktext) == len(block.frame) == 45
    assert "rows-more" not in {button.key for button in app.button}


@pytest.mark.parametrize(("notices", "rows"), [(43, 43), (44, 40), (1000, 40), (1001, 12)])
def test_a_main_chart_shows_forty_notices_and_few_of_those_that_no_one_reads(notices: int, rows: int) -> None:
    key = f"rows-of-{notices}"  # remembered for the session
    assert more_of(key, of=notices, least=first_of_notices(notices)).shown == rows


def test_what_a_chart_shows_at_first_is_not_remembered_for_a_larger_selection() -> None:
    shown = [more_of("remembered", of=n, least=first_of_notices(n)).shown for n in (500, 5000)]
    assert shown == [40, 12]


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("five", "These 3 cannot be ranked by completion: 1 has no rate or status, 2 have rates of"),
        ("same", "All 13 report completion on the same basis (stated problems)"),
    ],
)
def test_what_may_not_be_concluded_is_said(basis: str, said: str, open_page: OpenPage) -> None:
    app = open_page("overview", tables=many_tables(13)) if basis == "same" else open_page("overview")
    assert said in texts(app)
