"""Who was inspected, where, at which level, by whom and when, from titles and openings of many forms."""

from __future__ import annotations

import re
from typing import Any

import pytest

from analysis.ingest.extract import extract_rows
from analysis.outline.notice import read_document
from analysis.read.source import Source
from tests.factories.cases import load_cases

CASES = load_cases("openings")
BODY = (
    "现将巡察整改进展情况予以公布。\n一、整改组织情况\n（一）加强领导。成立专班。\n（二）细化任务。{later}\n"
    "二、问题整改落实情况\n（一）履行职责方面\n1.关于河道巡护不够经常的问题\n一是排出值班表。\n二是配齐巡护船。\n"
    "2.关于水费收缴台账不够清楚的问题\n一是逐户核对。\n二是按月公示。\n"
    "3.关于支部活动不够正常的问题\n一是补开组织生活会。\n二是定期讲党课。\n"
)


def read_case(case: dict[str, Any]) -> dict[str, Any]:
    """The row of `notices` that the case's title, opening and later sentence lead to."""
    title = f"{case['title']}\n" if "title" in case else ""
    raw = title + case["opening"] + BODY.format(later=case.get("later", "分工到人。"))
    return extract_rows(read_document(Source("case.txt", raw, "", "txt", "utf-8"), "case"))["notices"][0]


@pytest.mark.parametrize("name", CASES)
def test_an_opening_names_who_was_inspected_where_and_by_whom(name: str) -> None:
    found = read_case(CASES[name])
    for column, expected in CASES[name]["expected"].items():
        value = str(found[column.rstrip("~")])
        if column.endswith("~"):
            assert re.search(expected, value), value
        else:
            assert value == str(expected), column
