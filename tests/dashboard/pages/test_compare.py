"""Side by side: what is chosen, what the address contains, what is reported; numbers counted by hand in
tests/acted_tables.py."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.compare.actions import list_measures_by_action
from analysis.compare.concreteness import PER, list_mentions
from analysis.compare.differences import share_differences, weigh_gap
from analysis.compare.issue_counts import list_issues
from analysis.compare.selection import Selection
from analysis.compare.side_bodies import count_bodies_with
from analysis.compare.side_by_side import compare_sides
from analysis.compare.sides import EVERYTHING, select_side
from analysis.compare.tables import Tables
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from dashboard.pages.compare.blocks import concrete_block, everything_block, shares_block
from dashboard.pages.compare.choices import largest_pair
from dashboard.pages.compare.findings import describe_differences
from dashboard.pages.compare.side_table import side_table
from dashboard.shell.view import View
from locales import languages
from tests.factories.acted_tables import acted_tables
from tests.factories.opened import OpenPage, choose, texts


@pytest.fixture
def tables_folder(acted_folder: Path) -> Path:
    return acted_folder


NAMES = {"alpha": "丙县", "beta": "戊市", "gamma": "辛医院"}
SIDES = ["notice:alpha", "notice:beta"]


def _view(language: str = "en") -> View:
    tables = Tables.from_frames(acted_tables())
    return View(tables, Selection(), Translator(language), NAMES, n_notices=3, of_notices=3)


@pytest.mark.parametrize("language", languages())
def test_the_largest_groups_or_else_notices_are_compared_unless_others_are_named(
    language: str, open_page: OpenPage
) -> None:
    app = open_page("compare", language)
    assert app.multiselect(key="a").value == SIDES  # 3 and 2 issues; gamma has 1
    assert app.query_params["a"] == SIDES


@pytest.mark.parametrize("language", languages())
def test_the_address_names_what_is_compared(language: str, open_page: OpenPage) -> None:
    app = open_page("compare", language, a=SIDES)
    assert app.multiselect(key="a").value == SIDES
    shown = texts(app)
    assert "50.0" in shown  # of beta's 2 issues, 1 is on theory; of alpha's 3, none
    assert "184" in shown and "153" in shown


def test_groups_can_be_compared_with_notices(open_page: OpenPage) -> None:
    shown = texts(open_page("compare", a=["notice:gamma", "province:甲省", EVERYTHING]))
    assert "甲省 5" in shown and "Everything selected 6" in shown


def test_sides_that_are_no_longer_chosen_from_are_replaced(open_page: OpenPage) -> None:
    app = open_page("compare", a=SIDES)
    app.multiselect(key="province").set_value(["甲省"]).run()
    assert app.multiselect(key="a").value == SIDES
    app.multiselect(key="notice").set_value(["alpha"]).run()
    assert not app.exception
    assert app.multiselect(key="a").value == ["notice:alpha"]
    assert app.info[0].value == Translator("en")("compare.too_few_held")


def test_with_one_side_the_page_asks_for_another(open_page: OpenPage) -> None:
    app = open_page("compare", a=SIDES)
    app.multiselect(key="a").set_value(["notice:beta"]).run()
    assert app.query_params["a"] in ("notice:beta", ["notice:beta"])
    for opened in (app, open_page("compare", a=["notice:beta"])):
        assert opened.info[0].value == Translator("en")("compare.too_few")


def test_sides_that_nobody_chose_are_filled_up_again_and_chosen_ones_come_back(open_page: OpenPage) -> None:
    app = open_page("compare")
    first = app.multiselect(key="a").value
    choose(app, "level", "county")
    choose(app, "level")
    assert app.multiselect(key="a").value == first
    app.multiselect(key="a").set_value(["notice:beta", "notice:alpha"]).run()
    choose(app, "notice", "alpha")
    assert app.multiselect(key="a").value != ["notice:beta", "notice:alpha"]
    choose(app, "notice")
    assert app.multiselect(key="a").value == ["notice:beta", "notice:alpha"]


def test_a_choice_that_the_reader_emptied_is_shared_as_empty(open_page: OpenPage) -> None:
    app = open_page("compare", a=SIDES)
    app.multiselect(key="a").set_value([]).run()
    assert app.query_params["a"] in ("none", ["none"])
    app.run()
    for opened in (app, open_page("compare", a=["none"])):
        assert opened.multiselect(key="a").value == []
        assert opened.info[0].value == Translator("en")("compare.too_few")


def test_the_choice_stays_with_the_reader_on_another_page_and_in_the_other_language(
    open_page: OpenPage,
) -> None:
    app = open_page("compare", a=["level:county", EVERYTHING])
    app.segmented_control(key="lang").set_value("zh").run()
    assert app.multiselect(key="a").value == ["level:county", EVERYTHING]
    app.switch_page("dashboard/pages/overview/overview.py").run()
    app.switch_page("dashboard/pages/compare/compare.py").run()
    assert app.multiselect(key="a").value == ["level:county", EVERYTHING]


@pytest.mark.parametrize("language", languages())
def test_an_empty_selection_is_explained(language: str, open_page: OpenPage) -> None:
    assert (
        Translator(language)("selection.empty")
        in open_page("compare", language, level="county", kind="巡视").warning[0].value
    )


def test_a_chosen_issue_type_leaves_only_its_issues_to_compare(open_page: OpenPage) -> None:
    assert "Bing County Ding Bureau 2; Wu City Ji Bureau 1" in texts(
        open_page("compare", type="safety_risk", a=SIDES)
    )


def test_the_chart_draws_the_shares_of_its_frame() -> None:
    view = _view()
    block = shares_block(view, compare_sides(view.tables, Selection(), SIDES), SIDES, attribute="issue_type")
    drawn = [share for bars in block.draw().data for share in bars["x"]]
    assert sorted(drawn) == sorted(block.frame["share"])
    assert [bars["name"] for bars in block.draw().data] == ["丙县 (n = 3)", "戊市 (n = 2)"]


def test_a_type_put_first_is_named_with_its_counts_and_becomes_a_filter(open_page: OpenPage) -> None:
    view = _view()
    facts = compare_sides(view.tables, Selection(), SIDES)
    block = shares_block(view, facts, SIDES, attribute="issue_type", focus="safety_risk")
    assert list(block.frame["issue_type"].head(2)) == ["safety_risk"] * 2
    for words in ("丙县 66.7%, 戊市 50.0%", "丙县 2 of 3, 戊市 1 of 2", "one issue makes (50.0 points)"):
        assert words in block.finding
    app = open_page("compare", a=SIDES, focus="safety_risk")
    assert app.selectbox(key="focus").value == "safety_risk"
    app.button(key="focus-only").click().run()
    assert [each for each in app.get("html") if "scrollIntoView" in each.proto.body]  # to its headline
    assert app.multiselect(key="type").value == ["safety_risk"]
    recalled = [caption.value for caption in app.caption if caption.value.startswith("Among all issues")]
    assert not app.exception and len(recalled) == 1 and "66.7%" in recalled[0]
    app.button(key="focus-back").click().run()
    assert (app.multiselect(key="type").value, app.selectbox(key="focus").value) == ([], "safety_risk")


def test_with_a_type_put_first_its_statuses_are_in_the_answer_and_those_of_all_issues_below() -> None:
    view = _view()
    facts = compare_sides(view.tables, Selection(), SIDES)
    answer = shares_block(view, facts, SIDES, attribute="issue_type", focus="safety_risk").finding
    of_type = answer[answer.index("Status of the issues of type “safety and risk") :]
    assert "(n = 2)" in of_type and "(n = 1)" in of_type
    below = describe_differences(view, facts, SIDES, focus="safety_risk")
    assert below[0].startswith("Status of all issues")


def test_under_a_filter_on_issues_the_measures_are_called_those_of_the_chosen_issues() -> None:
    filtered = Selection(issue_types=("safety_risk",))
    for selection, words in ((Selection(), "all measures"), (filtered, "measures of the chosen issues")):
        view = replace(_view(), selection=selection)
        facts = compare_sides(view.tables, selection, SIDES)
        block = shares_block(view, facts, SIDES, attribute="action")
        assert words in json.dumps(block.draw().to_plotly_json()["layout"], default=str).replace("<br>", " ")
        assert ("of the chosen issues" in block.note) is (selection is filtered)


@pytest.mark.parametrize(
    ("high", "low", "size"), [(4, 4, "none"), (6, 4, "slight"), (9, 4, "small"), (10, 4, "clear")]
)
def test_a_gap_is_as_large_as_the_issues_that_make_it(high: int, low: int, size: str) -> None:
    counts = {"notice:alpha": high, "notice:beta": low}
    rows = [
        {"attribute": "issue_type", "item": "a", "side": side, "value": k, "share": k / 100, "n": 100}
        for side, k in counts.items()
    ]
    row = share_differences(pd.DataFrame(rows), "issue_type", SIDES).iloc[0]
    assert weigh_gap(row) == size


def test_a_body_with_two_notices_is_one_of_the_bodies_with_such_an_issue() -> None:
    frames = acted_tables()
    notices = frames["notices"]
    frames["notices"] = notices.assign(organisation=["One", "One", None][: len(notices)])
    issues = frames["issues"].assign(issue_type="safety_risk")
    frames["issues"] = issues[issues["notice_id"] != "gamma"]
    tables = Tables.from_frames(frames)
    found = count_bodies_with(tables, Selection(), [EVERYTHING], issue_type="safety_risk")
    assert found.to_numpy().tolist() == [[EVERYTHING, 1, 2]]


def test_groups_of_few_notices_are_called_examples_and_single_notices_are_not(open_page: OpenPage) -> None:
    few = Translator("en")("compare.few", sides="county (1)")
    app = open_page("compare", a=["level:county", EVERYTHING])
    assert any(few in caption.value for caption in app.caption)
    assert not any("Few notices" in caption.value for caption in open_page("compare", a=SIDES).caption)


def test_concreteness_draws_three_panels_and_no_score() -> None:
    view = _view()
    block = concrete_block(view, compare_sides(view.tables, Selection(), SIDES), SIDES)
    assert [list(bars["x"]) for bars in block.draw().data] == [
        list(block.frame[f"{c}_per_1000"]) for c in ("dates", "figures", "documents")
    ]
    assert block.frame.set_index("side").loc["notice:alpha", ["dates", "figures", "documents"]].tolist() == [
        2,
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("measure", "alpha", "beta"),
    [
        ("problems stated", "10", "–"),
        ("tasks stated", "–", "4"),
        ("theory study", "0", "1 (50.0%)"),
        ("completed", "2 (66.7%)", "–"),
        ("Rate: issues, counted from the issues listed", "66.7% (66.7%–100.0% possible, n = 3)", "–"),
        ("Rectification", "184 days", "at least 153 days"),
        ("money recovered", "123,456 yuan", "–"),
        ("referred to discipline or justice · people", "1", "–"),
    ],
)
def test_the_table_describes_each_side_and_leaves_open_what_it_does_not_state(
    measure: str, alpha: str, beta: str
) -> None:
    view = _view()
    table = side_table(view, compare_sides(view.tables, Selection(), SIDES), SIDES).set_index("measure")
    assert table.loc[measure, SIDES].tolist() == [alpha, beta]


@pytest.mark.parametrize(
    ("side", "language", "phase", "shown"),
    [
        (
            "province:甲省",
            "en",
            "rectification",
            "184 days (1 of 2 notices dated; 1 undated, at least 153 days)",
        ),
        (
            "province:甲省",
            "zh",
            "rectification",
            "184 天（2 份通报中有 1 份日期齐全；1 份没有落款日期，至少 153 天）",
        ),
        ("province:甲省", "en", "inspection", "30–60 days (both notices dated)"),
        (
            "all:",
            "en",
            "rectification",
            "184 days (1 of 3 notices dated; 1 undated, at least 153 days; 1 unknown)",
        ),
        ("notice:gamma", "en", "rectification", "–"),
    ],
)
def test_days_of_a_group_say_how_many_notices_are_dated(
    side: str, language: str, phase: str, shown: str
) -> None:
    view = _view(language)
    sides = [side, "notice:alpha"]
    table = side_table(view, compare_sides(view.tables, Selection(), sides), sides).set_index("measure")
    assert table.loc[view.tr(f"timeline.phase.{phase}"), side] == shown


def test_the_download_is_the_long_table() -> None:
    view = _view()
    facts = compare_sides(view.tables, Selection(), SIDES)
    block = everything_block(view, facts, side_table(view, facts, SIDES), SIDES)
    assert block.frame is facts
    assert len(block.draw().data[0]["cells"]["values"]) == 4


def _clicks(block: Block) -> list[tuple[list[str], float]]:
    """The codes and the number of every bar."""
    traces = json.loads(block.draw().to_json())["data"]
    return [pair for bars in traces for pair in zip(bars["customdata"], bars["x"], strict=True)]


@pytest.mark.parametrize("attribute", ["issue_type", "action", "concreteness"])
def test_behind_every_bar_are_as_many_rows_as_it_counts(attribute: str) -> None:
    view, sides = _view(), [*SIDES, "level:county", EVERYTHING]
    facts = compare_sides(view.tables, Selection(), sides)
    is_share = attribute != "concreteness"
    block = (
        shares_block(view, facts, sides, attribute=attribute)
        if is_share
        else concrete_block(view, facts, sides)
    )
    bases = block.frame.set_index("side")["n" if is_share else "n_chars"]
    for (code, side), drawn in _clicks(block):
        of_side = select_side(Selection(), side)
        rows = {
            "issue_type": lambda of=of_side, code=code: list_issues(
                view.tables, of.narrowed(issue_types=code)
            ),
            "action": lambda of=of_side, code=code: list_measures_by_action(view.tables, of, action=code),
            "concreteness": lambda of=of_side, code=code: list_mentions(view.tables, of, code),
        }[attribute]()
        base = bases[[side]].iloc[0] / (1 if is_share else PER)
        assert len(rows) == pytest.approx(drawn * base)


def test_a_click_on_a_bar_lists_what_it_counts(open_page: OpenPage) -> None:
    clicked = {
        "compare.issue_type": ["safety_risk", "notice:alpha"],
        "compare.action": ["study_training", "notice:beta"],
        "compare.concreteness": ["figures", "notice:beta"],
    }
    unfolded = {f"compare-{chart}-open": "1" for chart in ("action", "concreteness")}
    app = open_page("compare", a=SIDES, clicked=clicked, **unfolded)
    shown = texts(app)
    assert (
        "· Bing County Ding Bureau (2)" in shown
        and "· Wu City Ji Bureau (4)" in shown
        and "Figures · Wu City Ji Bureau: 3 in 180 characters, 16.7 per 1,000" in shown
    )
    assert [
        len(app.dataframe(key=f"side-{key}").value) for key in ("issues", "acts-list", "mentions-list")
    ] == [2, 4, 3]


@pytest.mark.parametrize(
    ("groups", "pair"),
    [
        ([("level", "a", 9), ("level", "b", 2), ("city", "c", 4), ("city", "d", 3)], ["city:c", "city:d"]),
        (
            [("level", "a", 9), ("level", "unknown", 8), ("city", "c", 4), ("city", "d", 1)],
            ["notice:z", "notice:x"],
        ),
    ],
)
def test_the_two_largest_groups_of_one_kind_are_compared_at_first(
    groups: list[tuple[str, str, int]], pair: list[str]
) -> None:
    rows = pd.DataFrame(
        [*(("notice", code, 1) for code in "xyz"), *groups], columns=["what", "code", "notices"]
    )
    issues = [4, 1, 9, *(0 for _ in groups)]
    assert largest_pair(rows.assign(side=rows["what"] + ":" + rows["code"], issues=issues)) == pair
