"""Stated figures and states in the many forms in which notices print them."""

from __future__ import annotations

import pytest

from analysis.facts.issue_status import find_statuses
from analysis.facts.totals import extract_totals
from tests.factories.cases import assert_each, load_cases
from tests.factories.whole_notices import rectified, whole

FIGURES = load_cases("stated_figures")
STATES = load_cases("stated_states")


def _own(sentence: str) -> list[str]:
    document = whole(
        f"一、整改组织情况\n（一）加强领导。成立专班。\n（二）细化任务。{sentence}\n二、整改落实情况\n"
        "1.关于河道巡护不够经常的问题\n一是排班。\n2.关于水费台账不清的问题\n一是核对。\n"
    )
    rows = (row for row in extract_totals(document) if row["scope"] == "own")
    return [f"{row['counted']} {row['state']} {row['value']:g}" for row in rows]


@pytest.mark.parametrize("kind", FIGURES)
def test_own_figures_are_counted_and_no_others(kind: str) -> None:
    assert_each(_own, FIGURES[kind].items())


def _status(issue: str) -> str:
    document = rectified(f"{issue}\n2.关于水费台账不清的问题\n一是核对。")
    return find_statuses(document, [])[0].status


@pytest.mark.parametrize("status", STATES)
def test_a_state_is_read_from_labels_brackets_and_quotes(status: str) -> None:
    assert_each(_status, ((issue, status) for issue in STATES[status]))


@pytest.mark.parametrize(
    ("legend", "states"),
    [
        ("实行红黄绿灯管理，绿灯已完成1项，红灯未完成1项。", ["completed", "not_completed"]),
        ("绿灯表示已完成，红灯表示正在推进。", ["completed", "ongoing"]),
        ("“绿灯”为基本完成，“红灯”为需长期坚持。", ["mostly_completed", "long_term"]),
        ("实行红黄绿灯管理。", ["not_stated", "not_stated"]),
    ],
)
def test_colours_mean_what_the_text_explains(legend: str, states: list[str]) -> None:
    issues = "1.河道巡护不够经常。\n一是排班。【绿灯】\n2.水费台账不清。\n一是核对。\n【红灯】"
    assert [s.status for s in find_statuses(rectified(issues, before=legend), [])] == states
