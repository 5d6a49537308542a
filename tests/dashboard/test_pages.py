"""Every page in both languages, full, filtered and empty: its title and numbers against the tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import write_tables
from dashboard.i18n.translator import Translator
from locales import languages
from tests.factories.invented_tables import invented_tables

PROJECT = Path(__file__).resolve().parent.parent.parent
PAGES = ("overview", "issues", "timeline", "completion", "measures", "keywords", "distinctive")

# What the findings must hold, counted by hand in tests/invented_tables.py.
FULL = {
    "overview": "n = 6",
    "issues": "6 个问题中有 3 个|3 of 6",
    "timeline": "184",
    "completion": "2 of 6|6 个问题中",
    "measures": "n = 540",
    "keywords": "n = 40",
    "distinctive": "n = 10 and 30|n = 10 词对 30",
}
FILTERED = {
    "overview": "n = 3",
    "issues": "3 个问题中有 2 个|2 of 3",
    "timeline": "184",
    "completion": "2 of 3|3 个问题中",
    "measures": "n = 270",
    "keywords": "n = 20",
    "distinctive": "n = 6 and 4|n = 6 词对 4",
}


@pytest.fixture(autouse=True)
def tables_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("store") / "tables"
    write_tables(invented_tables(), folder)
    monkeypatch.setenv("NOTICE_TABLES", str(folder))


def _open(page: str, language: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=30)
    app.query_params["lang"] = language
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"dashboard/pages/{page}/{page}.py")
    app.run()
    assert not app.exception
    assert app.title[0].value == Translator(language)(f"pages.{page}")
    return app


def _said(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.subheader))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_numbers_of_all_notices(page: str, language: str) -> None:
    said = _said(_open(page, language))
    assert Translator(language)("selection.all", n=3) in said
    assert any(number in said for number in FULL[page].split("|"))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_numbers_of_the_notices_chosen(page: str, language: str) -> None:
    said = _said(_open(page, language, level="county"))
    assert Translator(language)("selection.count", n=1, of=3) in said
    assert any(number in said for number in FILTERED[page].split("|"))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_selection_says_so_and_can_be_undone(page: str, language: str) -> None:
    app = _open(page, language, level="county", kind="巡视")
    assert Translator(language)("selection.empty") in app.warning[0].value
    app.button(key="reset_page").click().run()
    assert Translator(language)("selection.all", n=3) in _said(app)


def test_a_language_switch_keeps_page_and_selection() -> None:
    app = _open("issues", "zh", level="county")
    app.segmented_control(key="lang").set_value("en").run()
    assert app.title[0].value == Translator("en")("pages.issues")
    assert app.multiselect(key="level").value == ["county"]
    assert app.query_params["level"] in ("county", ["county"])


def test_the_selection_stays_with_the_reader_on_another_page() -> None:
    app = _open("overview", "en", level="county")
    app.switch_page("dashboard/pages/timeline/timeline.py").run()
    assert app.title[0].value == Translator("en")("pages.timeline")
    assert app.multiselect(key="level").value == ["county"]


def test_a_code_in_the_address_that_no_table_holds_is_left_out_and_said_to_be() -> None:
    app = _open("overview", "en", level="nowhere", notice="<b>x</b>")
    assert Translator("en")("selection.all", n=3) in _said(app)
    assert "nowhere (Level)" in app.warning[0].value and "<b>" not in app.warning[0].value
    app.multiselect(key="kind").set_value(["巡视"]).run()
    assert not app.warning


def test_a_choice_that_other_notices_do_not_hold_is_said_to_be_left_out() -> None:
    app = _open("overview", "en", province="甲省", city="乙市")
    app.multiselect(key="province").set_value(["庚省"]).run()
    assert "乙市 (City)" in app.warning[0].value


def test_choosing_an_issue_type_says_what_it_means_for_stated_totals() -> None:
    app = _open("overview", "en", type="safety_risk")
    assert Translator("en")("selection.issues_note") in [caption.value for caption in app.caption]


@pytest.mark.parametrize(
    ("page", "language", "query", "said"),
    [
        (
            "overview",
            "en",
            {"type": "safety_risk"},
            [
                "3 issues chosen, in 2 notices: 1 self-reported as completed, 2 without a stated status (n = 3).",
                "3 issues chosen are listed in 2 notices; the totals stated by 2 count everything found, not only these (n = 2 notices).",
            ],
        ),
        (
            "overview",
            "en",
            {"status": "completed"},
            ["2 issues chosen, in 1 notice: all self-reported as completed (n = 2)."],
        ),
        (
            "overview",
            "zh",
            {"type": "safety_risk"},
            ["所选问题共 3 个，见于 2 份通报：1 个自述已完成，2 个没有逐项说明状态（n = 3）。"],
        ),
        (
            "overview",
            "zh",
            {"status": "completed"},
            ["所选问题共 2 个，见于 1 份通报：均自述为“已完成”（n = 2）。"],
        ),
        (
            "issues",
            "en",
            {"type": "safety_risk"},
            [
                "Issue type “safety and risk”: 3 issues, in 2 of 3 notices.",
                "Issue type “safety and risk”: listed in 2 of 3 notices (n = 3 issues).",
            ],
        ),
        (
            "issues",
            "en",
            {"status": "completed"},
            ["Of the issues chosen, no type occurs in all 3 notices (n = 2 issues)."],
        ),
        (
            "issues",
            "zh",
            {"type": "safety_risk"},
            ["3 份通报中有 2 份列出“安全与风险”类问题（n = 3 个问题）。"],
        ),
    ],
)
def test_with_issues_chosen_the_sentences_speak_of_these_and_not_of_the_notices(
    page: str, language: str, query: dict[str, str], said: list[str]
) -> None:
    headings = [element.value for element in _open(page, language, **query).subheader]
    assert [sentence for sentence in said if sentence not in headings] == []


def test_the_bars_of_types_count_all_notices_whether_they_list_the_chosen_issues_or_not() -> None:
    (block,) = [
        b
        for b in _open("issues", "en", type="safety_risk").session_state["_run"].blocks
        if b.name == "issues.types"
    ]
    assert list(block.draw().data[0]["text"]) == ["3 (2/3)"]


def test_a_link_to_a_table_opens_the_table_and_marks_it_so() -> None:
    as_chart, as_table = _open("overview", "en"), _open("overview", "en", **{"overview-status-view": "table"})
    assert as_table.segmented_control(key="overview-status-view").value == "table"
    assert len(as_table.dataframe) == len(as_chart.dataframe) + 1


def test_the_notices_at_a_glance_are_told_in_sentences_or_as_a_table() -> None:
    told, tabled = _open("overview", "en"), _open("overview", "en", glance="table")
    assert not told.dataframe
    assert "3 issues and 6 measures are listed" in _said(told)
    shown = tabled.dataframe[0].value
    assert shown["issues_listed"].sum() == 6
    assert "measures are listed" not in _said(tabled)


def test_a_page_that_has_nothing_to_compare_can_be_shared_all_the_same() -> None:
    app = _open("compare", "en", level="county")
    assert app.info[0].value == Translator("en")("compare.too_few_held")
    assert Translator("en")("share.open") in [menu.proto.popover.label for menu in app.get("popover")]


def _click(page: str, chart: str, *codes: str) -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=30)
    app.query_params["lang"] = "en"
    app.session_state[chart] = {
        "selection": {"points": [{"customdata": list(codes)}], "point_indices": [], "box": [], "lasso": []}
    }
    app.switch_page(f"dashboard/pages/{page}/{page}.py")
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("page", "chart", "codes", "rows"),
    [
        ("overview", "overview-status-chart", ("alpha", "completed"), 2),
        ("overview", "overview-stated-chart", ("alpha", "issues_listed"), 3),
        ("overview", "overview-stated-chart", ("alpha", "problems_stated"), 2),
        ("issues", "issues-types-chart", ("safety_risk",), 3),
        ("issues", "issues-types-chart", ("unknown",), 1),
    ],
)
def test_a_click_on_a_mark_lists_what_it_counts(
    page: str, chart: str, codes: tuple[str, ...], rows: int
) -> None:
    app = _click(page, chart, *codes)
    assert [len(table.value) for table in app.dataframe][-1] == rows


def test_a_click_on_a_mark_that_a_filter_took_away_lists_nothing() -> None:
    app = _click("overview", "overview-status-chart", "alpha", "no such status")
    assert not app.dataframe


def test_without_tables_the_page_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NOTICE_TABLES", str(tmp_path / "nothing"))
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=30).run()
    assert "NOTICE_TABLES" in app.error[0].value


def test_samples_can_be_included(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTICE_TABLES")
    alone, joined = _open("overview", "en"), _open("overview", "en", sample="1")
    assert Translator("en")("data.sample_shown") in " ".join(c.value for c in joined.caption)
    assert len(joined.multiselect(key="notice").options) > len(alone.multiselect(key="notice").options)


def test_what_no_notice_says_is_downloaded_empty_with_the_drawn_columns_first() -> None:
    blocks = {block.name: block.frame for block in _open("overview", "en").session_state["_run"].blocks}
    frame = blocks["overview.status"]
    assert list(frame.columns[:4]) == ["notice_id", "issues_listed", "completed", "mostly_completed"]
    assert list(blocks["overview.stated"].columns[1:3]) == ["issues_listed", "problems_stated"]
    for frame in blocks.values():
        rows = frame.set_index("notice_id")
        assert rows["completed"].isna().to_dict() == {"alpha": False, "beta": True, "gamma": True}
        assert rows["not_stated"].to_dict() == {"alpha": 1, "beta": 2, "gamma": 1}
