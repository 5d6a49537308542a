"""Completion in both languages: rates with their basis, from a rate to its rows, the funnel; charts contain
their frames."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.compare.completion import completion_rates, list_rates
from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from dashboard.pages.completion.blocks import bounds_block, counts_block, rates_block, summary_block
from dashboard.pages.completion.findings import describe_bounds, describe_rates
from dashboard.pages.completion.funnel_blocks import funnel_block, kinds_for_funnel, rates_of_kind
from dashboard.shell.view import View
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.many_tables import many_tables
from tests.factories.opened import OpenPage, findings, headings, texts


def _view(frames: dict[str, pd.DataFrame], language: str = "en") -> View:
    tables = Tables.from_frames(frames)
    names = {code: code.title() for code in frames["notices"]["notice_id"]}
    return View(tables, Selection(), Translator(language), names, n_notices=len(names), of_notices=len(names))


def _drawn(block: Block) -> list[tuple[object, float]]:
    """What the marks with codes show: (codes, value)."""
    return [
        (tuple(codes), float(x))
        for trace in block.draw().data
        if trace.customdata is not None
        for codes, x in zip(trace.customdata, trace.x, strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "for 2 of 3 notices: stated tasks 98.0% (1 notice, n = 4); "
            "stated problems 80.0% (1 notice, n = 10); "
            "listed issues at least 66.7%, at most 100.0% (1 notice, n = 3).",
        ),
        (
            "zh",
            "3 份通报中有 2 份可计算完成率：通报写明的任务 1 份（总数 4），98.0%；"
            "通报写明的问题 1 份（总数 10），80.0%；逐项列出的问题 1 份（总数 3），至少 66.7%、至多 100.0%。",
        ),
    ],
)
def test_the_coverage_of_rates_is_reported(language: str, words: str, open_page: OpenPage) -> None:
    app = open_page("completion", language)
    assert any(words in finding for finding in findings(app))


@pytest.mark.parametrize("language", languages())
def test_a_notice_without_a_rate_is_not_stated(language: str) -> None:
    view = _view(invented_tables(), language)
    block = rates_block(view, completion_rates(view.tables, view.selection))
    texts = [note.text for note in block.draw().layout.annotations]
    assert [t for t in texts if view.tr("codes.rate_basis.none") in t] and not [
        t for t in texts if t.startswith("0")
    ]


def test_names_of_many_lines_have_room() -> None:
    view = _view(invented_tables())
    rates = completion_rates(view.tables, view.selection)
    long = replace(view, names=dict.fromkeys(view.names, "某省某市某县城市建设投资集团有限公司"))
    low, high = (rates_block(v, rates).draw().layout.height for v in (view, long))
    assert high - low > len(rates) * 8


def test_every_rate_is_drawn_where_its_frame_has_it() -> None:
    view = _view(invented_tables())
    block = rates_block(view, completion_rates(view.tables, view.selection))
    known = block.frame.dropna(subset=["rate"])
    expected = {((r.notice_id, r.rate_basis, r.rate_unit), r.rate) for r in known.itertuples()}
    assert set(_drawn(block)) == expected


def test_status_bars_are_shares_of_the_issues_listed() -> None:
    view = _view(invented_tables())
    block = bounds_block(view)
    shares = dict(_drawn(block))
    assert shares[("alpha", "completed")] == pytest.approx(2 / 3)
    assert shares[("beta", "not_stated")] == 1.0


def test_mean_and_pooled_are_drawn_as_summarised() -> None:
    view = _view(many_tables(2))
    block = summary_block(view, pool_rates(view.tables, view.selection, fewest=2))
    bounds, mean, pooled = block.draw().data
    assert list(mean.x) == list(block.frame["mean"])
    assert list(pooled.x) == pytest.approx(list(block.frame["pooled"]))
    listed = block.frame.set_index("rate_basis").loc["listed"]
    ends = [listed["mean"], listed["mean_high"], listed["pooled"], listed["pooled_high"]]
    assert [x for x in bounds.x if x is not None] == pytest.approx(ends)


def test_mean_and_pooled_say_that_they_are_low_bounds() -> None:
    view = _view(many_tables(2))
    summary = pool_rates(view.tables, view.selection, fewest=2)
    words = summary_block(view, summary[summary["rate_basis"] == "listed"]).finding
    assert words == (
        "Mean rate at least 66.7%, at most 100.0%, pooled rate at least "
        "66.7%, at most 100.0% (listed issues, n = 6, both notices). "
        "2 of 6 issues have no status given."
    )


def test_the_range_of_listed_rates_is_one_of_low_and_one_of_high_bounds() -> None:
    frames = many_tables(2)
    issues = frames["issues"]
    frames["issues"] = issues.assign(status=issues["status"].mask(issues["issue_id"] == "n1#1", "ongoing"))
    view = _view(frames)
    words = describe_rates(completion_rates(view.tables, view.selection), view.tr)
    assert (
        "stated problems 80.0% (2 notices, n = 20); listed issues at "
        "least 33.3%–66.7%, at most 66.7%–100.0% (2 notices, n = 6)." in words
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "2 of 6 issues are reported as completed (33.3%); 4 have no status given; "
            "if all of them were completed, it would be 6 (100.0%). 1 of 3 notices gives a status.",
        ),
        (
            "zh",
            "所列 6 个问题中，通报称已完成 2 个（33.3%）；另有 4 个未说明进展，"
            "即使都已完成，最多也只有 6 个（100.0%）。3 份通报中有 1 份说明了进展。",
        ),
    ],
)
def test_what_might_be_completed_is_not_described_as_reported(language: str, words: str) -> None:
    view = _view(invented_tables(), language)
    assert describe_bounds(sum_notices(view.tables, view.selection), view.tr) == words


def test_with_issue_types_chosen_stated_rates_are_ignored_and_this_is_explained(open_page: OpenPage) -> None:
    app = open_page("completion", type="safety_risk")
    assert any(
        "1 of 2 notices: listed issues at least 50.0%, at most 100.0% (1 notice, n = 2)." in finding
        for finding in findings(app)
    )
    assert Translator("en")("completion.of_all_left_out") in texts(app)


def test_a_mark_of_the_summary_leads_to_the_rates_it_is_computed_from() -> None:
    frames = many_tables(3)
    frames["totals"].loc[frames["totals"]["notice_id"] == "n2", "statistic"] = "percent"  # n2 has no counts
    view = _view(frames)
    block = summary_block(view, pool_rates(view.tables, view.selection, fewest=2))
    n = {"mean": "notices", "pooled": "counted_notices"}
    for (measure, basis, unit), value in _drawn(block):
        drawn = block.frame.set_index(["rate_basis", "rate_unit"]).loc[(basis, unit)]
        counted = measure == "pooled"
        behind = list_rates(view.tables, view.selection, kind=(basis, unit), counted=counted)
        pooled = behind["completed"].sum() / behind["total"].sum()
        assert len(behind) == drawn[n[measure]]
        assert value == pytest.approx(behind["rate"].mean() if measure == "mean" else pooled)


def test_clicked_marks_list_what_is_behind_them(open_page: OpenPage) -> None:
    frames = many_tables(2)
    counts = frames["totals"].iloc[[3, 3]].assign(counted="measure", state=["completed", "mostly_completed"])
    frames["totals"] = pd.concat([frames["totals"], counts])
    clicked = {
        "completion.rates": ["n0", "listed", "issue"],
        "completion.summary": ["mean", "stated", "problem"],
        "completion.counts": ["n0", "measure", "completed"],
        "completion.status": ["n0", "completed"],
    }
    app = open_page("completion", tables=frames, clicked=clicked)
    shown = {frame.proto.id.split("-", 2)[2]: len(frame.value) for frame in app.dataframe}
    assert shown == {
        "rate-issue-list": 3,
        "summarised-list": 2,
        "counts-list": 1,
        "status-issues": 2,
    }


def test_the_fold_of_counts_lists_every_count(open_page: OpenPage) -> None:
    frames = many_tables(2)
    counts = frames["totals"].iloc[[3, 3]].assign(counted="measure", state=["completed", "mostly_completed"])
    frames["totals"] = pd.concat([frames["totals"], counts])
    app = open_page("completion", "zh", tables=frames)
    assert [len(frame.value) for frame in app.dataframe] == [4, 2]  # rates, then counts
    assert "这些数量的出处（2 处）" in headings(app)


def test_counts_without_a_total_are_drawn_as_counts() -> None:
    frames = invented_tables()
    frames["totals"] = frames["totals"].iloc[[3]].assign(counted="measure", value=41.0)
    view = _view(frames)
    block = counts_block(view)
    assert list(block.draw().data[0].x) == [41.0] and "but not of how many" in block.finding


KINDS = [("stated", "problem"), ("listed", "issue")]


@pytest.mark.parametrize(("notices", "kinds"), [(12, []), (13, KINDS)])
def test_many_notices_with_a_rate_get_a_funnel_instead_of_a_ranking(
    notices: int, kinds: list[tuple[str, str]]
) -> None:
    view = _view(many_tables(notices))
    assert kinds_for_funnel(pool_rates(view.tables, view.selection, fewest=2)) == kinds


def test_a_kind_of_few_notices_can_be_chosen_where_another_has_a_funnel() -> None:
    frames = many_tables(13)
    few = frames["totals"]["notice_id"].isin(["n0", "n1"])
    tasks = frames["totals"][few].assign(counted="task")
    frames["totals"] = pd.concat([frames["totals"], tasks], ignore_index=True)
    view = _view(frames)
    kinds = kinds_for_funnel(pool_rates(view.tables, view.selection, fewest=2))
    assert kinds == [*KINDS, ("stated", "task")]


def test_the_funnel_draws_every_notice_at_its_rate() -> None:
    view = _view(many_tables(13))
    rates = rates_of_kind(completion_rates(view.tables, view.selection), ("stated", "problem"))
    points = funnel_block(view, rates).draw().data[-1]
    assert list(points.x) == [10] * 13 and list(points.y) == pytest.approx([0.8] * 13)


def test_points_outside_the_funnel_are_named_first_and_points_in_one_place_are_all_on_hover() -> None:
    frames = many_tables(13)
    far = (frames["totals"]["notice_id"] == "n3") & (frames["totals"]["state"] == "completed")
    frames["totals"].loc[far, "value"] = 0
    view = _view(frames)
    rates = rates_of_kind(completion_rates(view.tables, view.selection), ("stated", "problem"))
    *_, names, points = funnel_block(view, rates).draw().data
    assert names.text[0] == view.names["n3"] and len(names.text) == 2
    hovers = dict(zip((codes[0] for codes in points.customdata), points.hovertext, strict=True))
    assert all(view.names[n] in hovers["n5"] for n in hovers if n != "n3")
    assert view.names["n3"] not in hovers["n5"]


def test_the_page_of_many_notices_opens_with_the_funnel(open_page: OpenPage) -> None:
    app = open_page("completion", tables=many_tables(14))
    assert any("in all 14 notices: pooled 80.0% (n = 140)" in finding for finding in findings(app))


@pytest.mark.parametrize(
    ("row", "key", "rows"), [(0, "rate-figures-list", 3), (1, "issue-list", 3)], ids=["stated", "listed"]
)
def test_a_rate_opens_the_rows_it_rests_on(
    row: int, key: str, rows: int, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = _view(invented_tables())
    rates = completion_rates(view.tables, Selection(notices=("alpha",)))
    assert list(rates["rate_basis"]) == ["stated", "listed"]
    monkeypatch.setattr("dashboard.pages.completion.lists.show_table", lambda *_, **__: row)
    app = open_page("completion", notice="alpha", **{"rates-all": "1"})
    shown = [frame for frame in app.dataframe if frame.proto.id.endswith(key)]
    assert [len(frame.value) for frame in shown] == [rows]


def test_the_list_of_rates_shows_days_as_exact_or_at_least(open_page: OpenPage) -> None:
    app, tr = (
        open_page("completion", **{"rates-all": "1"}),
        Translator("en"),
    )
    listed = next(frame.value for frame in app.dataframe if frame.proto.id.endswith("rate-list"))
    assert set(listed["since_feedback"]) == {tr.days(184, 184), tr.days(153, None)}


def test_the_filter_on_status_is_ignored_and_this_is_explained(open_page: OpenPage) -> None:
    app = open_page("completion", status="completed")
    assert [info.value for info in app.info] == [Translator("en")("completion.by_status")]
    assert any("for 2 of 3 notices: stated tasks 98.0%" in finding for finding in findings(app))


def test_statuses_that_no_notice_states_are_downloaded_empty() -> None:
    view = _view(invented_tables())
    frame = bounds_block(view).frame
    assert frame.set_index("notice_id")["completed"].isna().to_dict() == {
        "alpha": False,
        "beta": True,
        "gamma": True,
    }
