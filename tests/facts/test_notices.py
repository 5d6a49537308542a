"""The notices row: dates taken from events, and the five notices as they were coded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis import schema
from analysis.facts.notices import describe_notice
from analysis.outline.document import Document, Item, Outline, Part
from tests.factories.invented_notices import document_of, notice

DOCUMENT = notice("市水务局党组", title="中共东营市水务局党组关于\n巡察整改进展情况的通报")

# organisation, province, city, district, level, kind, team
CODED = {
    "dongying": ("东营市卫生健康委员会", "山东省", "东营市", None, "prefecture", "巡察", "市委第一巡察组"),
    "chongqing": ("重庆市卫生健康委员会", "重庆市", "重庆市", None, "provincial", "巡视", "市委第八巡视组"),
    "xuanwu": (
        "南京市玄武区卫生健康委员会",
        "江苏省",
        "南京市",
        "玄武区",
        "county",
        "巡察",
        "区委第三巡察组",
    ),
    "dagang": ("天津市滨海新区大港医院", "天津市", "天津市", "滨海新区", "unit", "巡察", "区委巡察五组"),
    "huaian": ("淮安市卫生健康委员会", "江苏省", "淮安市", None, "prefecture", "巡察", "市委第一巡察组"),
}
SIGNED = {
    "dongying": "2024年4月17日",
    "chongqing": "2024年11月13日",
    "xuanwu": "2024年8月2日",
    "dagang": None,
    "huaian": None,
}


def events(*dated: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"event": event, "date": date} for event, date in dated]


def read_coded(paths: list[Path], name: str) -> Document:
    return document_of(next(p for p in paths if p.stem == name).read_text(encoding="utf-8"))


def test_a_row_has_exactly_the_columns_of_the_table() -> None:
    assert list(describe_notice(DOCUMENT, [])) == schema.NOTICES.names


def test_the_title_is_one_line() -> None:
    assert describe_notice(DOCUMENT, [])["title"] == "中共东营市水务局党组关于巡察整改进展情况的通报"


def test_an_inspection_in_two_stages_runs_from_the_first_start_to_the_last_end() -> None:
    row = describe_notice(
        DOCUMENT,
        events(
            ("inspection_start", "2023-03-01"),
            ("inspection_end", "2023-04-01"),
            ("inspection_start", "2023-05-01"),
            ("inspection_end", "2023-06-01"),
        ),
    )
    assert (row["inspection_start"], row["inspection_end"]) == ("2023-03-01", "2023-06-01")


@pytest.mark.parametrize(
    ("dated", "latest"),
    [
        ([("measure_done", "2024-06"), ("measure_done", "2024-06-06")], "2024-06"),
        ([("measure_done", "2023-11"), ("measure_done", "2024-01-05")], "2024-01-05"),
        ([("measure_done", "2024"), ("feedback", "2023-06-09")], "2023-06-09"),
        ([("measure_done", "2024-05"), ("measure_planned", "2024-12")], "2024-05"),
        ([("measure_done", "2024-05"), ("measure_done", "2024-09"), ("report", "2024-08-01")], "2024-05"),
        ([("measure_done", "2024-08"), ("report", "2024-08-01")], "2024-08"),
        ([("measure_done", "2024-08-02"), ("measure_done", "2024-07"), ("page", "2024-08-01")], "2024-07"),
        ([("inspection_start", "2023-01-01"), ("inspection_end", "2023-03-01")], "2023-03-01"),
        ([("measure_done", "2024-02"), ("measure_done", "2024-02-29")], "2024-02"),
        ([], None),
    ],
)
def test_the_latest_done_date_is_compared_by_the_end_of_its_period(
    dated: list[tuple[str, str]], latest: str | None
) -> None:
    assert describe_notice(DOCUMENT, events(*dated))["latest_done"] == latest


def test_the_rectification_part_is_counted_without_white_space() -> None:
    document = document_of("一 二\n三四")
    outline = Outline((Part("rectification", "二", "整改", 0, 4), Part("plans", "三", "计划", 4, 6)), ())
    row = describe_notice(Document("x", document.source, document.text, document.layout, outline), [])
    assert (row["rectification_chars"], row["n_chars"]) == (2, 4)


def test_issues_are_counted_where_no_parts_are_distinguished() -> None:
    document = document_of("一 二\n三四")
    item = Item(1, "1.", document.layout.opening, 1, 6, "", "", (), ())
    row = describe_notice(
        Document("x", document.source, document.text, document.layout, Outline((), (item,))), []
    )
    assert row["rectification_chars"] == 3


@pytest.mark.parametrize("name", CODED)
def test_the_five_notices_are_described_as_coded(five_notices: list[Path], name: str) -> None:
    row = describe_notice(read_coded(five_notices, name), [])
    columns = ("organisation", "province", "city", "district", "level", "kind", "inspecting_team")
    assert tuple(row[c] for c in columns) == CODED[name]


@pytest.mark.parametrize("name", SIGNED)
def test_the_five_notices_are_dated_by_their_signature_alone(five_notices: list[Path], name: str) -> None:
    document = read_coded(five_notices, name)
    signed = document.layout.signed_on
    assert (document.text.slice(signed) if signed else None) == SIGNED[name]
