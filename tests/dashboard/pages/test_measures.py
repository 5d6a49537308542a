"""Measures: findings, lists behind cells, charts; numbers counted by hand in tests/acted_tables.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.compare.actions import (
    count_actions,
    list_issues_by_measures,
    list_measures_by_action,
    measures_per_issue,
)
from analysis.compare.concreteness import concreteness, list_mentions
from analysis.compare.documents import count_documents, list_names
from analysis.compare.issue_counts import list_issues
from analysis.compare.outcomes import list_outcomes, sum_outcomes
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from dashboard.charts.block import Block
from dashboard.i18n.quantities import format_quantity
from dashboard.i18n.translator import Translator
from dashboard.pages.measures.blocks import actions_block, documents_block, per_issue_block
from dashboard.pages.measures.findings import describe_per_issue
from dashboard.pages.measures.text_blocks import concreteness_block, outcomes_block
from dashboard.shell.view import View
from locales import languages
from tests.factories.acted_tables import acted_tables
from tests.factories.opened import OpenPage, findings, headings

NAMES = {"alpha": "丙县", "beta": "戊市", "gamma": "辛医院"}
EVERY = Selection()


@pytest.fixture
def tables_folder(acted_folder: Path) -> Path:
    return acted_folder


def _findings(app: AppTest) -> str:
    return "\n".join([*findings(app), *headings(app)])


def _view() -> View:
    tables = Tables.from_frames(acted_tables())
    return View(tables, Selection(), Translator("en"), NAMES, n_notices=3, of_notices=3)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["12", "3.7", "7.4", "5.6", "540"]),
        ({"level": "county"}, ["6", "7.4", "270"]),
        ({"type": "finance_procurement"}, ["3", "11.1", "90"]),
    ],
)
def test_the_findings_contain_the_numbers(
    language: str, query: dict[str, str], numbers: list[str], open_page: OpenPage
) -> None:
    words = _findings(open_page("measures", language, **query))
    assert [number for number in numbers if number not in words] == []


@pytest.mark.parametrize(
    ("language", "median", "words"),
    [
        (
            "en",
            [86, 3, 1, 9, 65],
            "65 of 86 issues (75.6%) have 3 measures or fewer; median 3, range 1–9",
        ),
        (
            "en",
            [2, 1.5, 1, 2, 1],
            "1 of 2 issues (50.0%) has 1 measure or fewer; median 1.5, range 1–2",
        ),
        ("en", [3, 3, 1, 3, 3], "The 3 issues have 1 to 3 measures each; median 3"),
        ("en", [1, 6, 6, 6, 1], "1 issue with 6 measures"),
        ("en", [2, 1, 1, 1, 2], "2 issues with 1 measure each"),
        (
            "zh",
            [86, 3, 1, 9, 65],
            "86 个问题中，65 个（75.6%）的措施不超过 3 项；中位数 3 项，最少 1 项，最多 9 项",
        ),
        ("zh", [1, 6, 6, 6, 1], "1 个问题，有 6 项措施"),
    ],
)
def test_the_median_is_reported_with_its_range_and_how_many_issues_lie_within(
    language: str, median: list[float], words: str
) -> None:
    middle = pd.Series(median, index=["issues", "median", "least", "most", "within"])
    assert describe_per_issue(middle, Translator(language)) == words


@pytest.mark.parametrize("language", languages())
def test_a_notice_without_documents_or_outcomes_is_described_as_such(
    language: str, open_page: OpenPage
) -> None:
    words, tr = _findings(open_page("measures", language, notice="gamma")), Translator(language)
    assert tr("measures.documents.finding_none", of="1") in words
    assert tr("measures.outcomes.finding_none", of="1") in words


@pytest.mark.parametrize(
    ("language", "documents", "figures", "silent"),
    [
        (
            "en",
            "In the issues chosen, 1 of 2 notices",
            "In the issues chosen, 1 of 2 notices",
            "1 gives none there",
        ),
        (
            "zh",
            "所选问题中，2 份通报中有 1 份",
            "所选问题中，2 份通报中有 1 份写出问责、追缴或建章立制的具体数字",
            "1 份在这些问题中没有写",
        ),
    ],
)
def test_with_issues_chosen_documents_and_figures_are_described_as_those_in_them(
    language: str, documents: str, figures: str, silent: str, open_page: OpenPage
) -> None:
    shown = findings(open_page("measures", language, type="safety_risk"))
    assert any(
        finding.startswith(documents) and ("丙县" in finding or "Bing County" in finding) for finding in shown
    )
    assert any(finding.startswith(figures) and silent in finding for finding in shown)


def test_with_issues_chosen_what_is_silent_is_silent_in_them(open_page: OpenPage) -> None:
    words, tr = _findings(open_page("measures", type="theory_study", notice="beta")), Translator("en")
    assert tr("measures.outcomes.finding_none_in_issues", of="1") in words
    words = _findings(open_page("measures", type="safety_risk", notice="beta"))
    assert tr("measures.documents.finding_none_in_issues", of="1") in words


def test_one_notice_alone_has_no_most_and_no_rest_that_is_silent(open_page: OpenPage) -> None:
    words = _findings(open_page("measures", notice="alpha"))
    assert "The one notice names documents it issued, 2 different ones\n" in words
    assert "in all\n" in words and "give none" not in words


@pytest.mark.parametrize("by", ["notice_id", "issue_type", "level", "province"])
def test_acts_can_be_laid_out_by_each_group(by: str, open_page: OpenPage) -> None:
    app = open_page("measures", by=by, acts_show="measures")
    assert app.segmented_control(key="by").value == by


def test_the_lists_contain_what_the_charts_count(open_page: OpenPage) -> None:
    unfolded = {"acts-all": "1", "documents-all": "1", "outcomes-all": "1"}
    frames = [table.value for table in open_page("measures", **unfolded).dataframe]
    assert [len(frame) for frame in frames] == [12, 4, 6]
    assert frames[1]["name"].tolist() == ["乙方案", "甲办法", "甲办法", "丙细则"]


def test_the_acts_drawn_are_those_of_the_frame() -> None:
    view = _view()
    block = actions_block(
        view, count_actions(view.tables, Selection(), by="level"), by="level", value="measures"
    )
    drawn = dict(
        zip(map(tuple, block.draw().data[0]["customdata"]), block.draw().data[0]["text"], strict=True)
    )
    assert drawn[("rule", "county")] == "3" and drawn[("other", "county")] == ""
    assert len(drawn) == len(block.frame)


def test_the_bars_of_measures_per_issue_add_up_to_the_whole() -> None:
    view = _view()
    block = per_issue_block(view, measures_per_issue(view.tables, Selection()))
    bars = block.draw().data
    assert [sum(shares) for shares in zip(*(bar["x"] for bar in bars), strict=True)] == pytest.approx(
        [1, 1, 1]
    )
    assert bars[0]["y"][0] == "丙县 (3)"


def test_the_documents_drawn_are_those_of_the_frame_with_empty_columns_kept() -> None:
    view = _view()
    rates = concreteness(view.tables, Selection(), by="notice_id")
    figure = documents_block(view, count_documents(view.tables, Selection()), rates["notice_id"]).draw()
    assert sorted(map(tuple, figure.data[0]["customdata"])) == [
        ("finance_procurement", "alpha"),
        ("outside", "alpha"),
        ("safety_risk", "alpha"),
        ("theory_study", "beta"),
    ]
    assert list(figure.layout.xaxis.ticktext) == ["丙县", "戊市", "辛医院"]


def test_concreteness_is_drawn_in_three_panels() -> None:
    view = _view()
    block = concreteness_block(view, concreteness(view.tables, Selection(), by="notice_id"), by="notice_id")
    assert [bars["xaxis"] for bars in block.draw().data] == ["x", "x2", "x3"]
    assert list(block.draw().data[1]["x"]) == pytest.approx([1000 / 270, 3000 / 180, 0])


def test_outcomes_show_each_unit_and_place_in_a_row_of_its_own() -> None:
    view = _view()
    figure = outcomes_block(view, sum_outcomes(view.tables, Selection())).draw()
    shown = dict(zip([cell[0] for cell in figure.data[0]["customdata"]], figure.data[0]["text"], strict=True))
    assert shown == {
        "money_recovered|元|issues": "123,456",
        "talked_to|人|issues": "5",
        "talked_to|人|outside": "7",
        "transferred|人|issues": "1",
        "transferred|件|issues": "4",
    }


@pytest.mark.parametrize(
    ("language", "value", "unit", "words"),
    [
        ("zh", 123456, "元", "12.35 万元"),
        ("zh", 800, "元", "800 元"),
        ("en", 1500000, "元", "1.5 million yuan"),
        ("en", 3, "人", "3 people"),
        ("en", 1, "次", "1 time"),
        ("zh", 0, "人", "0 人"),
        ("en", 2, "艘", "2 vessels"),
        ("en", 2, "甲", "2 甲"),
        ("zh", 6.45, "%", "6.45%"),
    ],
)
def test_quantities_are_reported_with_their_unit(language: str, value: float, unit: str, words: str) -> None:
    assert format_quantity(value, unit, Translator(language)) == words


# Chart -> its block, and the number at a mark in the rows that the mark's codes lead to.
BEHIND: dict[str, tuple[Callable[[View], Block], Callable[..., float]]] = {
    "actions": (
        lambda v: actions_block(v, count_actions(v.tables, EVERY, by="level"), by="level", value="measures"),
        lambda t, action, level: len(list_measures_by_action(t, EVERY.narrowed(levels=level), action=action)),
    ),
    "per_issue": (
        lambda v: per_issue_block(v, measures_per_issue(v.tables, EVERY)),
        lambda t, notice, number: len(
            list_issues_by_measures(t, EVERY.narrowed(notices=notice), per_issue=number)
        ),
    ),
    "documents": (
        lambda v: documents_block(v, count_documents(v.tables, EVERY), pd.Series(list(NAMES))),
        lambda t, place, notice: len(list_names(t, EVERY.narrowed(notices=notice), place=place)),
    ),
    "concreteness": (
        lambda v: concreteness_block(v, concreteness(v.tables, EVERY, by="notice_id"), by="notice_id"),
        lambda t, component, notice: round(_per_1000(t, component, EVERY.narrowed(notices=notice)), 1),
    ),
    "outcomes": (
        lambda v: outcomes_block(v, sum_outcomes(v.tables, EVERY)),
        lambda t, line, notice: list_outcomes(t, EVERY.narrowed(notices=notice), line=line.split("|"))[
            "value"
        ].sum(),
    ),
}


def _per_1000(tables: Tables, component: str, here: Selection) -> float:
    return 1000 * len(list_mentions(tables, here, component)) / list_issues(tables, here)["n_chars"].sum()


@pytest.mark.parametrize("chart", BEHIND)
def test_every_mark_leads_to_the_rows_that_give_its_number(chart: str) -> None:
    view, (draw, number) = _view(), BEHIND[chart]
    for trace in draw(view).draw().data:
        for codes, text in zip(trace["customdata"], trace["text"], strict=True):
            printed = float(text.removesuffix(" yuan").replace(",", "") or 0)
            assert number(view.tables, *codes) == printed, codes


def test_clicked_marks_list_what_they_count(open_page: OpenPage) -> None:
    clicked: dict[str, list[str | int]] = {
        "measures.actions": ["rule", "alpha"],
        "measures.per_issue": ["beta", 4],
        "measures.documents": ["outside", "alpha"],
        "measures.concreteness": ["figures", "beta"],
        "measures.outcomes": ["talked_to|人|issues", "alpha"],
    }
    app = open_page("measures", clicked=clicked, by="notice_id")
    assert [len(table.value) for table in app.dataframe] == [3, 1, 1, 3, 2]
    assert "Measures per issue: 4 · Wu City Ji Bureau (1 issue)" in _findings(app)
    assert "3 in 180 characters, 16.7 per 1,000" in _findings(app)
