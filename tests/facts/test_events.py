"""What a date dates, and the year of a date that prints none."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.facts.events import extract_events
from tests.factories.whole_notices import OPENING, rectified, whole

SIGNED = "中共某某市水务局党组\n2024年4月17日\n"


def _acts(measure: str, *, after: str = SIGNED) -> list[tuple[str, str, bool]]:
    document = rectified(
        f"1.关于学习不深的问题。\n{measure}\n2.关于作风不实的问题。\n一是下乡。\n", after=after
    )
    return [(e["event"], e["date"], e["year_inferred"]) for e in extract_events(document) if e["issue_id"]]


@pytest.mark.parametrize(
    ("measure", "act"),
    [
        ("2024年1月,召开专题会议。", ("measure_done", "2024-01", False)),
        ("截至2024年2月2日,4项功能已上线。", ("measure_done", "2024-02-02", False)),
        ("争取6月底前完成建设任务。", ("measure_planned", "2024-06", True)),
        ("2月底前已全部收齐归档。", ("measure_done", "2024-02", True)),
        ("2月28日前完成竞聘上岗。", ("measure_done", "2024-02-28", True)),
        ("2024年,计划招聘40人。", ("measure_planned", "2024", False)),
        ("2023年全系统共招聘680人。", ("measure_done", "2023", False)),
        ("2023年,全市诊疗量占比达到62%。", ("reference", "2023", False)),
        ("对2022年财务收支情况进行专项审计。", ("reference", "2022", False)),
        ("专题听取2023年度党建工作汇报。", ("reference", "2023", False)),
        ("完成医院2月份绩效考核指标质控。", ("reference", "2024-02", True)),
        ("2024年4月底共有借用人员26名。", ("reference", "2024-04", False)),
        ("2023年设备预算较上年增加80万元。", ("reference", "2023", False)),
        ("对照2020年审计报告所列问题清单,逐笔调账。", ("reference", "2020", False)),
        ("栏目更新,2023年以来发布的信息已复核。", ("reference", "2023", False)),
        ("2.2024年2月8日印发办法。", ("measure_done", "2024-02-08", False)),
        ("1-3月份,发文减少28%。", ("measure_done", "2024-03", True)),
        ("12月20日,召开座谈会。", ("measure_done", "2023-12-20", True)),
    ],
)
def test_the_words_around_a_date_decide_what_it_dates(measure: str, act: tuple[str, str, bool]) -> None:
    assert _acts(measure) == [act]


@pytest.mark.parametrize(
    "measure",
    [
        "纳入2024年工作计划。",
        "结合2024年公务员招考和事业单位招聘用编计划,充实力量。",
        "召开2024年全系统党建工作会,部署任务。",
        "学习《2024年工作要点》。",
        "2023年市委第五轮巡察后,查漏补缺。",
        "今年以来,上半年和年初各一次。",
        "开展5.19宣传活动。",
    ],
)
def test_the_year_of_a_name_dates_nothing(measure: str) -> None:
    assert _acts(measure) == []


def test_a_year_in_a_title_in_quotes_is_read() -> None:
    document = rectified(
        "1.关于“2022年度审计指出的问题久拖未改”的问题。\n一是复查。\n2.关于作风不实的问题。\n一是下乡。\n"
    )
    assert ("reference", "2022") in [(row["event"], row["date"]) for row in extract_events(document)]


def test_a_date_takes_the_year_of_the_phrase_before_it_in_its_sentence() -> None:
    acts = _acts("于2023年3月返岗5人,2024年3月返岗3人、6月返岗2人。", after="")
    assert [a[1] for a in acts] == ["2023-03", "2024-03", "2024-06"]


def test_an_inspection_of_several_stages_begins_with_the_first() -> None:
    opening = (
        "某局党组关于巡察整改进展情况的通报\n2022年10月8日至11月8日、2023年2月1日至3月1日,市委巡察组分两个阶段开展巡察,"
        "并于2023年4月3日反馈意见。现将整改情况公布如下。\n"
    )
    body = "一、整改落实情况\n1.关于人手不足的问题。2022年全系统共招聘80人。\n二、下一步打算\n继续整改。\n"
    acts = [(e["event"], e["date"]) for e in extract_events(whole(body, opening=opening)) if e["issue_id"]]
    assert acts == [("measure_done", "2022")]


def test_both_years_of_a_period_date_the_same_thing() -> None:
    assert [a[:2] for a in _acts("核查2021年至2023年的食堂账目。")] == [
        ("reference", "2021"),
        ("reference", "2023"),
    ]


def test_both_months_of_a_period_looked_at_date_the_same_thing() -> None:
    assert [a[:2] for a in _acts("对2018年1月至2020年12月应退未退的款项逐笔核对。")] == [
        ("reference", "2018-01"),
        ("reference", "2020-12"),
    ]


def test_what_lies_after_the_report_is_planned() -> None:
    assert _acts("2024年9月完成验收。") == [("measure_planned", "2024-09", False)]


def test_what_lies_after_the_page_is_planned_where_nothing_is_signed() -> None:
    page = "发布时间：2024-04-17\n"
    text = (
        "1.关于学习不深的问题。\n已还30万元,剩余部分2024年6月底前还清。\n2.关于作风不实的问题。\n一是下乡。\n"
    )
    rows = extract_events(whole(f"一、整改落实情况\n{text}", opening=page + OPENING))
    assert [row["event"] for row in rows if row["date"] == "2024-06"] == ["measure_planned"]


def test_the_clause_after_a_planned_date_does_not_make_it_done() -> None:
    document = rectified(
        "1.关于学习不深的问题。\n一是学习。\n",
        after="对余下问题,争取2024年9月底前完成;对已经改的,定期回访。\n",
    )
    assert ("measure_planned", "2024-09") in [(r["event"], r["date"]) for r in extract_events(document)]


def test_dates_in_the_plans_part_are_planned() -> None:
    document = whole(
        "一、整改落实情况\n1.关于学习不深的问题。一是学习。\n二、下一步打算\n2025年再组织一次检查。\n"
    )
    assert [(e["event"], e["date"]) for e in extract_events(document)][-1] == ("measure_planned", "2025")


def test_dates_without_any_year_to_infer_from_are_ignored() -> None:
    document = whole(
        "一、整改落实情况\n1.关于学习不深的问题。3月5日学习。\n",
        opening="某局党组关于巡察整改情况的通报\n现将情况公布如下。\n",
    )
    assert extract_events(document) == []


def test_every_row_points_at_its_date(five_notices: list[Path]) -> None:
    for path in five_notices:
        raw = path.read_bytes().decode("utf-8")
        document = whole(raw, opening="")
        for row in extract_events(document):
            assert any(c.isdigit() for c in raw[row["start"] : row["end"]])
            assert 0 < row["end"] - row["start"] < 15


def test_a_month_after_a_dated_one_is_read_where_no_period_is_known() -> None:
    text = (
        "现将巡察整改情况公布。\n一、整改落实情况\n"
        "1.关于学习不深的问题。2022年12月5日修订制度，1月6日开展培训。\n"
    )
    assert [row["date"][:4] for row in extract_events(whole(text, opening=""))] == ["2022", "2022"]
