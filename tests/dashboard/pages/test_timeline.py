"""Timeline: groups, the deadline with its citation, dated acts, planned dates; charts contain the frames."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.compare.dated_acts import acts_by_month, count_dated, count_planned, list_acts_of_month
from analysis.compare.deadlines import Deadline, compare_with_deadline, count_standings, read_deadlines
from analysis.compare.durations import compare_durations, durations, list_dates, summarise_durations
from analysis.compare.grouping import NoticeGroup
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from dashboard.pages.timeline.act_blocks import acts_block, planned_block
from dashboard.pages.timeline.deadline_blocks import deadline_block
from dashboard.pages.timeline.duration_blocks import durations_block, format_range, hover_range
from dashboard.pages.timeline.phase_blocks import gantt_block
from dashboard.pages.timeline.phase_findings import describe_durations, describe_rectification
from dashboard.shell.view import View
from locales import languages
from tests.factories.dated_tables import dated_tables
from tests.factories.opened import OpenPage, blocks_of, findings, texts

RULES = read_deadlines()


@pytest.fixture
def tables_folder(dated_folder: Path) -> Path:
    return dated_folder


@pytest.fixture(scope="module")
def view() -> View:
    names = {code: code.title() for code in ("alpha", "beta", "gamma")}
    return View(
        Tables.from_frames(dated_tables()), Selection(), Translator("en"), names, n_notices=3, of_notices=3
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("by", ["notice_id", "level", "province"])
def test_the_page_opens_for_every_group(by: str, language: str, open_page: OpenPage) -> None:
    app = open_page("timeline", language, by=by)
    assert app.segmented_control(key="by").value == by


def test_a_deadline_names_regulation_clause_and_source(open_page: OpenPage) -> None:
    shown = texts(open_page("timeline", deadline="1"))
    assert "第二十七条" in shown and "http" in shown and "not proof of a missed deadline" in shown


def test_the_readers_own_days_cite_nothing_and_are_in_the_address(open_page: OpenPage) -> None:
    app = open_page("timeline", rule="own_days", days="200")
    assert app.number_input(key="days").value == 200
    said = "“200 days, chosen here”: 1 of 3 notices dated by the due day; 0 after it"
    assert any(said in finding for finding in findings(app))
    assert "条" not in " ".join(block.note for block in blocks_of(app).values())


@pytest.mark.parametrize("days", ["0", "-3", "many", "99999"])
def test_days_that_are_no_days_give_the_default(days: str, open_page: OpenPage) -> None:
    app = open_page("timeline", rule="own_days", days=days)
    assert app.number_input(key="days").value == 180


def test_medians_are_drawn_as_compared(view: View) -> None:
    ranges = compare_durations(view.tables, view.selection, by="province")
    block = durations_block(view, by="province")
    drawn = {(t.name, x) for t in block.draw().data if (t.mode or "").startswith("markers") for x in t.x}
    phases = {p: view.tr(f"timeline.phase.{p}") for p in ("inspection", "wait", "rectification")}
    expected = {
        (phases[r.phase] if pd.notna(r.median_high) else view.tr("timeline.durations.open"), r.median_low)
        for r in ranges.itertuples()
        if pd.notna(r.median_low)
    }
    assert drawn == expected and (view.tr("timeline.durations.open"), 168.5) in drawn


def _phase_view(language: str, **notices: object) -> View:
    """A view of the invented tables with columns of `notices` replaced."""
    frames = dated_tables()
    frames["notices"] = frames["notices"].assign(**notices)
    names = {code: code.title() for code in ("alpha", "beta", "gamma")}
    return View(
        Tables.from_frames(frames), Selection(), Translator(language), names, n_notices=3, of_notices=3
    )


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "en",
            "184 days from feedback to report in 1 of 3 notices; "
            "1 undated (at least 153 days); 1 of unknown length.",
        ),
        (
            "zh",
            "整改用时：184 天（3 份通报中有 1 份日期齐全）；1 份没有落款日期（至少 153 天）；1 份不详。",
        ),
    ],
)
def test_undated_notices_and_those_of_which_nothing_is_known_are_distinguished(
    language: str, shown: str
) -> None:
    view = _phase_view(language)
    assert describe_rectification(summarise_durations(view.tables, view.selection), view.tr) == shown


def test_what_no_notice_is_is_not_reported() -> None:
    view = _phase_view("en", feedback_date="2023-03-01", report_date="2023-09-01")
    shown = describe_rectification(summarise_durations(view.tables, view.selection), view.tr)
    assert shown == "184 days from feedback to report in all 3 notices."


def test_at_least_0_days_is_drawn_nowhere() -> None:
    view = _phase_view("en", latest_done="2023-07-01")  # the feedback of beta
    marks = [tuple(codes) for codes in _codes(gantt_block(view))]
    assert ("beta", "rectification") not in marks and ("beta", "inspection") in marks
    assert "2 of unknown length" in describe_rectification(
        summarise_durations(view.tables, view.selection), view.tr
    )


def test_inspection_and_wait_say_how_many_are_dated(view: View) -> None:
    shown = describe_durations(summarise_durations(view.tables, view.selection), view.tr)
    assert shown.count("days in 2 of 3 notices") == 2


def test_a_median_between_two_days_is_no_range() -> None:
    days = pd.Series(
        {
            "province": "甲省",
            "phase": "wait",
            "notices": 2,
            "of_notices": 3,
            "open_ended": 0,
            "shortest": 30,
            "median_low": 38.5,
            "median_high": 38.5,
            "longest": 47,
        }
    )
    view = _phase_view("en")
    assert format_range(view, days, by="province") == "38.5 (2 of 3 dated)"
    assert "median 38.5<br>those dated 30–47 days (2 of 3 notices)<br>1 of unknown length" in hover_range(
        view, days, by="province"
    )


def test_acts_that_cannot_be_placed_are_reported_only_where_there_are_any(view: View) -> None:
    months, counted = acts_by_month(view.tables, view.selection), count_dated(view.tables, view.selection)
    assert "dated to the year only" not in acts_block(view, months, counted).aside
    assert (
        "1 is dated to the year only"
        in acts_block(view, months, counted | {"acts": counted["acts"] + 1}).aside
    )


def _deadline(view: View, rule: Deadline) -> Block:
    return deadline_block(view, count_standings(view.tables, view.selection, rule), rule)


def test_the_line_is_at_each_notices_own_due_day(view: View) -> None:
    rule = replace(RULES["own_days"], days=None, months=2)
    compared = compare_with_deadline(view.tables, view.selection, rule)
    due = next(t for t in _deadline(view, rule).draw().data if t.type == "scatter")
    assert list(due.x) == list(compared["days_allowed"]) == [60, 62, 61]


def test_notices_that_a_rule_was_not_made_for_are_neither_late_nor_in_time(view: View) -> None:
    rule = replace(RULES["inspection_2015_27"], until="2024-12-31")
    compared = compare_with_deadline(view.tables, view.selection, rule)
    assert dict(zip(compared["notice_id"], compared["standing"], strict=True)) == {
        "alpha": "not_covered",
        "beta": "not_covered",
        "gamma": "unknown",
    }
    block = _deadline(view, rule)
    bars, due, _ = block.draw().data
    assert list(bars.marker.opacity) == [1.0, 0.35, 0.35] and list(due.x) == [60.0, None, None]
    assert "2 others" in block.finding or "其余 2 份" in block.finding


def test_a_rule_made_for_none_of_the_notices_draws_no_line(view: View) -> None:
    rule = RULES["inspection_2015_27"]
    block = _deadline(view, rule)
    assert view.tr("timeline.deadline.due") not in [trace.name for trace in block.draw().data]
    assert "none of the 3" in block.finding or "均不适用" in block.finding


def test_an_undated_notice_keeps_an_open_end_before_the_line(view: View) -> None:
    rule = replace(RULES["own_days"], days=500)
    ends = _deadline(view, rule).draw().data[-1]
    assert list(ends.y) == ["Beta"] and list(ends.x) == [153.0]


def test_acts_are_drawn_as_counted(view: View) -> None:
    months = acts_by_month(view.tables, view.selection)
    block = acts_block(view, months, count_dated(view.tables, view.selection))
    assert [(list(t.x), list(t.y)) for t in block.draw().data] == [([1], [2])]
    assert "1 of 12 measures" not in block.finding and "1 of 2 measures gives a date" in block.finding


def test_count_planned_carry_their_place_and_both_standings(view: View) -> None:
    planned = count_planned(view.tables, view.selection, today=date(2024, 1, 1))
    block = planned_block(view, planned, today=date(2024, 1, 1))
    dots = next(t for t in block.draw().data if t.customdata is not None)
    assert [list(codes) for codes in dots.customdata] == [["alpha", 116, 118]]
    assert "1 to come when the notice was dated; 0 still to come" in block.finding


def _codes(block: Block) -> list[list[str | int]]:
    """The codes of the marks of a chart when clicked, as the browser gets them."""
    assert block.clickable
    drawn = json.loads(block.draw().to_json())["data"]
    return [codes for trace in drawn for codes in trace.get("customdata", [])]


def test_a_bar_of_a_phase_leads_to_its_two_dates(view: View) -> None:
    phases = durations(view.tables, view.selection).set_index(["notice_id", "phase"])
    bars = _codes(gantt_block(view))
    assert len(bars) == 6 + 1  # an open end beside its bar
    for code, phase in bars:
        dates = list_dates(view.tables, view.selection, phase=str(phase), group=str(code))
        row = phases.loc[(code, phase)]
        later = "2023-12" if row["basis"] == "latest_done" else row["end"]
        assert list(dates["date"]) == [row["start"], later]


@pytest.mark.parametrize("by", ["notice_id", "level", "province"])
def test_a_mark_of_a_duration_leads_to_two_dates_of_each_notice_it_counts(
    by: NoticeGroup, view: View
) -> None:
    ranges = compare_durations(view.tables, view.selection, by=by)
    marks = _codes(durations_block(view, by=by))
    counted = ranges.set_index([by, "phase"])
    assert len(marks) == ranges["median_low"].notna().sum()
    for group, phase in marks:
        dates = list_dates(view.tables, view.selection, phase=str(phase), group=str(group), by=by)
        dates = dates[dates["basis"] != "none"]
        n = counted.loc[(group, phase), ["notices", "open_ended"]].sum()
        assert (dates["notice_id"].nunique(), len(dates)) == (n, 2 * n)


def test_a_bar_at_the_deadline_leads_to_feedback_and_report(view: View) -> None:
    compared = compare_with_deadline(view.tables, view.selection, RULES["own_days"]).set_index("notice_id")
    bars = _codes(_deadline(view, RULES["own_days"]))
    assert {str(code) for code, _ in bars} == set(compared.index)
    for code, phase in bars:
        dates = list_dates(view.tables, view.selection, phase=str(phase), group=str(code))
        assert dates["date"].iloc[0] == compared.loc[code, "feedback_date"]
        assert len(dates) == 1 + (compared.loc[code, "standing"] != "unknown")


def test_a_bar_of_a_month_leads_to_its_acts_and_their_passages(view: View) -> None:
    months = acts_by_month(view.tables, view.selection)
    bars = _codes(acts_block(view, months, count_dated(view.tables, view.selection)))
    acts = [list_acts_of_month(view.tables, view.selection, month=int(month)) for (month,) in bars]
    assert [len(rows) for rows in acts] == list(months["acts"])
    assert list(acts[0]["start"]) == [112, 114] and list(acts[0]["title"]) == ["事项1", "事项1"]


def test_a_click_on_each_chart_lists_what_is_behind_it(open_page: OpenPage) -> None:
    clicked = {
        "timeline.gantt": ["beta", "rectification"],
        "timeline.durations": ["甲省", "inspection"],
        "timeline.deadline": ["alpha", "rectification"],
        "timeline.acts": [1],
    }
    app = open_page("timeline", clicked=clicked, by="province", deadline="1")
    shown = " ".join(heading.value for heading in app.header)
    assert "the 4 dates of the 2 notices in the median" in shown and "1 month after: 2 dated actions" in shown
    assert shown.count("the 2 dates from which its days are counted") == 2
    assert sorted(len(table.value) for table in app.dataframe) == [1, 2, 2, 2, 4]
