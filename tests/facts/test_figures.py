"""Quantities with a unit: what is one, what it is worth, and what only looks like one."""

from __future__ import annotations

from analysis.facts.figures import extract_figures
from tests.factories.cases import assert_each
from tests.factories.written import written


def _figures(text: str) -> list[tuple[float, str]]:
    return [(row["value"], row["unit"]) for row in extract_figures(written(text))]


QUANTITIES = [
    ("完成整改12项。", [(12, "项")]),
    ("开展培训1.45万场次，覆盖87万人次。", [(14500, "场次"), (870000, "人次")]),
    ("节约费用约1.49亿元。", [(149000000, "元")]),
    ("下达经费6万元。", [(60000, "元")]),
    ("招聘基层人才300余名。", [(300, "名")]),
    ("推送信息50多条。", [(50, "条")]),
    ("服务居民1万余人次。", [(10000, "人次")]),
    ("达标率分别为100%、54.9%。", [(100, "%"), (54.9, "%")]),
    ("业务用房320㎡，另有75平方米。", [(320, "㎡"), (75, "平方米")]),
    ("新增 40 项。", [(40, "项")]),
    ("拨付1,200.5万元。", [(12005000, "元")]),
    ("走访三个科室、两次座谈。", [(3, "个"), (2, "次")]),
    ("修订十二项内容。", [(12, "项")]),
    ("联系二十余家企业。", [(20, "家")]),
    ("约一百二十名党员参加。", [(120, "名")]),
    ("同比下降百分之三十。", [(30, "%")]),
    ("提高5个百分点。", [(5, "个百分点")]),
    ("签约125.34万人，签约率57.11%。", [(1253400, "人"), (57.11, "%")]),
    ("安排330名医生下沉。", [(330, "名")]),
    ("1人为借调人员。", [(1, "人")]),
    ("增加考核频次至4次/年。", [(4, "次")]),
    ("１２个单位参加。", [(12, "个")]),
    ("于2023年返岗5人，6月返岗2人。", [(5, "人"), (2, "人")]),
    ("1.48项任务全部办结。", [(48, "项")]),
    ("2.5万亩农田建成。", [(25000, "亩")]),
    ("召开会议十余次。", [(10, "次")]),
    ("引进博士1-2人，抽查3至5家。", [(2, "人"), (5, "家")]),
    ("给予警告处分一人，立案一件。", [(1, "人"), (1, "件")]),
    ("清退十名，收回十套。", [(10, "名"), (10, "套")]),
    ("每批20—30名，举办培训班一期。", [(30, "名"), (1, "期")]),
    ("由16个精简为11个。", [(16, "个"), (11, "个")]),
]


def test_quantities_have_value_and_unit() -> None:
    assert_each(_figures, QUANTITIES)


NO_QUANTITIES = [
    "2023年11月8日召开。",
    "3月初启动，6个月内完成。",
    "落实第3项、第三个要求。",
    "按照某政发〔2017〕28号执行。",
    "落实《3项规定和5个办法》。",
    "电话63109399，邮编401120。",
    "形成1+3方案、10+2+N模式。",
    "落实两个责任，增强四个意识，做到两个维护。",
    "贯彻八项规定精神，执行三重一大和三会一课。",
    "一是加强领导，二是压实责任。",
    "一个问题一个问题解决，逐一落实。",
    "推进十四五规划，一把手负责，整治四风。",
    "压实“3张清单”，坚持“四个一”。",
    "建设二期工程，二级医院达标。",
    "六届二次、三次全会精神。",
    "每季度调度一次，明确一名领导。",
    "发现一起、查处一起。",
    "开展一次自查，全面体检一次性完成。",
    "24小时值班，35岁以下，三级甲等。",
    "几十个、三四个。",
    "红十字会捐赠。",
    "第一种形态。",
    "四套班子齐抓共管，一项一策。",
]


def test_what_only_looks_like_a_quantity_is_none() -> None:
    assert_each(_figures, [(text, []) for text in NO_QUANTITIES])


def test_the_span_covers_value_and_unit() -> None:
    document = written("培训1.45万场次。")
    (row,) = extract_figures(document)
    assert document.text.slice((row["start"], row["end"])) == "1.45万场次"
    assert row["issue_id"] == "written#1"


def test_figures_outside_the_rectification_part_are_ignored() -> None:
    document = written("完成12项。", title="关于3个方面的通报")
    assert [row["value"] for row in extract_figures(document)] == [12]
