"""Every control of a page that decides a chart is declared by that chart: downloads describe no other."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.shell.page_run import PageRun
from tests.factories.opened import PAGES, OpenPage, run_of

# What brings controls into view that a page draws only for some choices.
SHOWN_WITH = {
    "context": {"term": "问题"},
    "search": {"words": "采购 管理"},
    "timeline": {"rule": "own_days", "deadline": "1"},
}

# Another choice than the default for every control that decides a chart.
OTHERS: dict[str, str | list[str]] = {
    "a": ["level:county", "level:prefecture"],
    "acts_show": "measures",
    "against": "yuanxi_jiaoyu",
    "body": "yuanxi_jiaoyu",
    "by": "level",
    "days": "30",
    "find": "characters",
    "focus": "finance_procurement",
    "least": "1",
    "length": "two",
    "like": "yuanxi_jiaoyu#4",
    "net": "top",
    "only_action": "meeting",
    "only_city": "怀化市",
    "only_issue_type": "finance_procurement",
    "only_body_kind": "department",
    "only_level": "county",
    "only_match": "words",
    "only_status": "completed",
    "only_year": "2023",
    "order": "left",
    "part": "rectification",
    "q": "镇",
    "rank": "count",
    "rates-of": "stated-problem",
    "rule": "inspection_2015_27",
    "show": "share",
    "sort": "listed",
    "stop": "none",
    "tag": "nouns",
    "target": "gandong_daxue",
    "term": "整改",
    "top": "7",
    "window": "10",
    "words": "采购",
}


@pytest.fixture
def tables_folder(sample_folder: Path) -> Path:
    return sample_folder


def _frames(run: PageRun) -> dict[str, pd.DataFrame]:
    return {block.name: block.frame for block in run.blocks}


@pytest.mark.parametrize("page", PAGES)
def test_a_control_is_declared_by_every_chart_that_it_changes(page: str, open_page: OpenPage) -> None:
    def run(**query: str | list[str]) -> PageRun:
        return run_of(open_page(page, **(SHOWN_WITH.get(page, {}) | query)))

    before = run()
    declared = {key for block in before.blocks for key in block.controls}
    assert set(before.controls) <= declared
    for key in before.controls:
        after = run(**{key: OTHERS[key]})
        assert after.controls[key] != before.controls[key], f"{key} does not take {OTHERS[key]}"
        frames = _frames(before)
        changed = {
            block.name
            for block in after.blocks
            if block.name in frames and not block.frame.equals(frames[block.name])
        }
        declaring = {block.name for block in after.blocks if key in block.controls}
        assert changed <= declaring, key
