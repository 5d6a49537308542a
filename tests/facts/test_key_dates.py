"""Inspection, feedback, signature and page dates, in the forms real notices use."""

from __future__ import annotations

import pytest

from analysis.facts.key_dates import find_key_dates, find_twofold
from tests.factories.whole_notices import whole

TITLE = "某某局党组关于巡察整改进展情况的通报\n"
REST = "现将整改情况公布如下。\n一、整改落实情况\n1.关于学习不深的问题。一是学习。\n"


def _key(opening: str) -> dict[str, tuple[str, bool]]:
    document = whole(REST, opening=TITLE + opening)
    found = find_key_dates(document)
    key = {d.event: (d.mention.iso, d.year_inferred) for d in found}
    start = next((d for d in found if d.event == "inspection_start"), None)
    return key | ({"inspection_start": (start.mention.iso, start.year_inferred)} if start else {})


@pytest.mark.parametrize(
    ("opening", "start", "end", "feedback"),
    [
        (
            "2023年6月6日至9月8日,市委第一巡察组对我局开展了巡察,并于11月8日反馈了意见。",
            "2023-06-06",
            "2023-09-08",
            "2023-11-08",
        ),
        (
            "2023年10月30日至12月29日,市委第一巡察组进行了巡察。2024年1月25日,巡察组反馈了意见。",
            "2023-10-30",
            "2023-12-29",
            "2024-01-25",
        ),
        (
            "2022年12月6日至2023年2月10日,区委巡察五组开展了巡察,并于2023年3月16日反馈了意见。",
            "2022-12-06",
            "2023-02-10",
            "2023-03-16",
        ),
        (
            "2022年11月8日至1月20日,区委巡察组开展了巡察,3月2日反馈了巡察意见。",
            "2022-11-08",
            "2023-01-20",
            "2023-03-02",
        ),
        ("2022年11月8日至次年1月20日,区委巡察组开展了巡察。", "2022-11-08", "2023-01-20", None),
        (
            "市委第三巡察组于2022年3月至5月对我院开展巡察,7月12日反馈意见。",
            "2022-03",
            "2022-05",
            "2022-07-12",
        ),
        ("2022年3月中旬至5月底,市委巡察组开展巡察。", "2022-03", "2022-05", None),
        (
            "2020年9月9日—11月30日,中央第七巡视组开展了巡视,并于同年12月20日反馈意见。",
            "2020-09-09",
            "2020-11-30",
            "2020-12-20",
        ),
        (
            "2021年3月1日至4月10日、5月6日至5月20日,市委巡察组分两个阶段开展巡察。",
            "2021-03-01",
            "2021-05-20",
            None,
        ),
        (
            "根据区委2021年巡察工作安排,3月22日至4月30日,区委巡察组开展了巡察。6月11日反馈了意见。",
            "2021-03-22",
            "2021-04-30",
            "2021-06-11",
        ),
        (
            "2021年,按照部署,11月1日至元月10日,区委巡察组开展了巡察,3月4日反馈意见。",
            "2021-11-01",
            "2022-01-10",
            "2022-03-04",
        ),
        (
            "2024717日至830日,市委第六巡察组开展了巡察,914日反馈了意见。",
            "2024-07-17",
            "2024-08-30",
            "2024-09-14",
        ),
        (
            "2023年7月6日-9月6日,市委巡察组开展了巡察,并于次年1月9日反馈了意见。",
            "2023-07-06",
            "2023-09-06",
            "2024-01-09",
        ),
        (
            "2018年5月7日起至6月15日,区委巡察组开展了巡察,反馈会于7月召开,反馈了意见。",
            "2018-05-07",
            "2018-06-15",
            "2018-07",
        ),
        ("2023年9-11月,县委第二巡察组开展了巡察。", "2023-09", "2023-11", None),
        (
            "2023年3月1日起,市委巡察组开展了为期45天的巡察,2023年6月1日反馈了意见。",
            "2023-03-01",
            None,
            "2023-06-01",
        ),
        (
            "2023年7月21日,市委巡察组反馈了意见。此次巡察自2023年3月14日开始,至5月27日结束。",
            "2023-03-14",
            "2023-05-27",
            "2023-07-21",
        ),
        (
            "2023年3月14日至5月27日,市委巡察组开展了巡察。巡察反馈会于7月中旬召开,会上通报了问题。",
            "2023-03-14",
            "2023-05-27",
            "2023-07",
        ),
    ],
)
def test_periods_and_feedback(opening: str, start: str, end: str | None, feedback: str | None) -> None:
    key = _key(opening)
    assert (
        key["inspection_start"][0],
        key.get("inspection_end", (None,))[0],
        key.get("feedback", (None,))[0],
    ) == (
        start,
        end,
        feedback,
    )


def test_a_period_that_can_be_read_in_two_ways_is_left_open() -> None:
    key = _key("2020111日至126日,区委巡察组开展了巡察。2021年3月25日,巡察组反馈了意见。")
    assert key == {"feedback": ("2021-03-25", False)}


def test_no_end_of_a_damaged_range_is_taken_for_its_start_or_for_the_feedback() -> None:
    assert _key("2021118日至2022年1月20日,区委巡察组开展了巡察。") == {}
    assert "feedback" not in _key("202196日至2021115日,区委巡察组开展了巡察,反馈了意见。")


def test_a_date_that_can_be_read_in_two_ways_is_reported() -> None:
    damaged = whole(REST, opening=TITLE + "2020111日至830日,区委巡察组开展了巡察,2021年3月25日反馈意见。")
    assert [damaged.text.slice(span) for span in find_twofold(damaged)] == ["2020111日"]
    assert find_twofold(whole(REST)) == []


def test_a_year_that_is_not_printed_is_marked_as_inferred() -> None:
    key = _key("2023年6月6日至9月8日,市委巡察组开展了巡察,并于11月8日反馈了意见。")
    assert [key[e][1] for e in ("inspection_start", "inspection_end", "feedback")] == [False, True, True]


def test_a_meeting_about_the_feedback_is_not_the_feedback() -> None:
    key = _key("2023年6月6日至9月8日,市委巡察组开展了巡察。9月20日,党组召开会议研究反馈意见。")
    assert "feedback" not in key


def test_a_feedback_before_the_inspection_is_that_of_another_one() -> None:
    key = _key("2021年5月6日,县委巡察组反馈了意见。2023年6月6日至9月8日,市委巡察组开展了巡察。")
    assert "feedback" not in key


def test_a_staff_meeting_informed_of_the_feedback_is_not_the_feedback() -> None:
    key = _key(
        "2019年9月6日至11月8日,县委巡察组开展了巡察,反馈了意见。2020年3月6日召开全体大会通报反馈意见。"
    )
    assert "feedback" not in key


def test_the_signature_dates_the_report_and_the_metadata_the_page() -> None:
    chrome = "索引号:0001\n生成日期: 2024-08-05\n"
    document = whole(
        "一、整改落实情况\n1.关于学习不深的问题。一是学习。\n二、下一步打算\n继续。\n中共某某市水务局党组\n2024年8月2日\n",
        opening=chrome
        + TITLE
        + "2023年6月6日至9月8日,市委巡察组开展了巡察,并于11月8日反馈了意见。现予以公布。\n",
    )
    key = {d.event: d.mention.iso for d in find_key_dates(document)}
    assert (key["page"], key["report"]) == ("2024-08-05", "2024-08-02")
