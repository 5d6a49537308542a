"""Where the sides' shares lie apart: what is largest, what shares its place, how little makes it; two
languages."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.compare.selection import Selection
from analysis.compare.side_by_side import compare_sides
from analysis.compare.tables import Tables
from dashboard.i18n.translator import Translator
from dashboard.pages.compare.findings import (
    describe_differences,
    describe_share_difference,
    describe_small_base,
)
from dashboard.pages.compare.side_findings import describe_outcomes
from dashboard.shell.view import View
from locales import languages
from tests.factories.acted_tables import acted_tables
from tests.factories.opened import OpenPage, blocks_of

SIDES = ["notice:alpha", "notice:beta"]


def _view(language: str) -> View:
    names = {"alpha": "丙县", "beta": "戊市", "gamma": "辛医院"}
    return View(
        Tables.from_frames(acted_tables()),
        Selection(),
        Translator(language),
        names,
        n_notices=3,
        of_notices=3,
    )


@pytest.mark.parametrize(("language", "words"), [("en", "meeting, "), ("zh", "占比相差最大的是")])
def test_acts_that_are_as_far_apart_are_all_named(language: str, words: str) -> None:
    measures = acted_tables()["measures"]
    kept = measures[measures["measure_id"].isin(["alpha#1.1", "beta#2.1"])]  # a meeting and a training
    view = replace(_view(language), tables=Tables.from_frames(acted_tables() | {"measures": kept}))
    facts = compare_sides(view.tables, Selection(), SIDES)
    finding = describe_share_difference(view, facts, SIDES, attribute="action")
    assert finding.startswith(words) and "100.0" in finding
    assert all(view.tr.label("action", code) in finding for code in ("meeting", "study_training"))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        (
            "en",
            "no more than a single issue makes (50.0 points)",
            "no more than two issues make (20.0 points each)",
        ),
        (
            "zh",
            "不超过一个问题所占（50.0 个百分点）",
            "不超过两个问题所占（每个 20.0 个百分点）",
        ),
    ],
)
def test_a_difference_reports_how_few_issues_make_it(language: str, one: str, two: str) -> None:
    view = _view(language)
    facts = compare_sides(view.tables, Selection(), SIDES)
    reported = [s for s in describe_differences(view, facts, SIDES) if "%" in s]
    label = view.tr.label("issue_type", "theory_study")  # 0 of 3, 1 of 2
    assert any(one in s and label in s for s in reported)
    key = "compare.issue_type.slight"
    assert view.tr(key, n=1, step="50.0").endswith(one) and view.tr(key, n=2, step="20.0").endswith(two)


@pytest.mark.parametrize("language", languages())
def test_every_side_with_the_fewest_issues_is_named(language: str) -> None:
    view = _view(language)
    facts = compare_sides(view.tables, Selection(), SIDES)
    assert "戊市" in describe_small_base(view, facts, attribute="issue_type")
    alike = describe_small_base(view, facts.assign(n=1.0), attribute="issue_type")
    assert "丙县" in alike and "戊市" in alike and "1 issues" not in alike


@pytest.mark.parametrize(
    ("language", "words"), [("en", "in the issues chosen, where all"), ("zh", "所选问题中")]
)
def test_with_issues_chosen_figures_are_described_as_those_in_them(language: str, words: str) -> None:
    chosen = Selection(issue_types=("safety_risk",))
    view = replace(_view(language), selection=chosen)
    facts = compare_sides(view.tables, chosen, SIDES)
    own = facts[facts["section"] == "outcomes"].drop_duplicates(["item", "unit", "basis"])
    both = pd.concat([own.assign(side=side) for side in SIDES])
    assert not own.empty and words in describe_outcomes(view, both, SIDES)


def test_with_one_type_chosen_no_shares_of_types_are_compared(open_page: OpenPage) -> None:
    names = [[*blocks_of(open_page("compare", **query))] for query in ({}, {"type": "safety_risk"})]
    assert ["compare.issue_type" in shown for shown in names] == [True, False]
