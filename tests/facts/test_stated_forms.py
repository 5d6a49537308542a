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
