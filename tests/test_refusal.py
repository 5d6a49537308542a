"""What is taken for a notice of rectification and what is not; all texts are made up."""

from __future__ import annotations

import pytest

from analysis.refusal import why_not
from tests.invented_notices import BODY, CLOSING, document_of, notice, opening

TITLE = "中共石桥市水务局党组关于巡察整改进展情况的通报\n"
OPENING = opening("市水务局党组")

NOTICES = {
    "complete": TITLE + OPENING + BODY + CLOSING + "中共石桥市水务局党组\n2023年12月1日",
    "without title": OPENING + BODY + CLOSING,
    "without signature and closing": TITLE + OPENING + BODY,
    "without dates": TITLE + "市委第一巡察组对市水务局党组开展了巡察，现将整改进展情况公布如下。\n" + BODY,
    "without opening formula": TITLE
    + "2023年3月，市委第一巡察组对市水务局党组开展了巡察。\n"
    + BODY
    + CLOSING,
    "with lost date characters": TITLE + OPENING.replace("年", "").replace("月", "") + BODY,
    "without line breaks": (TITLE + OPENING + BODY + CLOSING).replace("\n", " "),
    "with masked names of persons": TITLE + OPENING + BODY.replace("清退资金", "对XX清退资金") + CLOSING,
    "of a visit by the provincial group": TITLE.replace("巡察", "巡视")
    + OPENING.replace("巡察", "巡视")
    + BODY,
    "with a feedback meeting told in it": TITLE
    + OPENING
    + BODY.replace("召开", "召开巡察反馈会议后召开")
    + CLOSING,
    "about audit rectification among others": TITLE
    + OPENING
    + BODY.replace("财务管理", "审计发现问题整改")
    + CLOSING,
}

OTHERS = {
    "empty": "",
    "blank": " \n　\n",
    "novel": "第一章\n清晨的雾还没有散去，老船工推开门，望见河面上漂着一只空船。\n他想了很久，终于解开了缆绳。\n"
    * 20,
    "feedback meeting": "市委第一巡察组向市水务局党组反馈巡察情况\n6月9日，市委第一巡察组向市水务局党组反馈了巡察情况。"
    "组长李某代表巡察组反馈，王某主持会议并作表态发言。巡察组指出，存在学习不深、制度不全等问题。巡察组提出了三点意见建议。\n",
    "findings": "市水务局党组巡察反馈情况\n根据市委部署，2023年3月至4月，市委第一巡察组对市水务局党组开展了巡察。6月9日，巡察组反馈了意见。\n"
    "一、发现的主要问题\n1.学习不够深入。\n2.制度执行不到位。\n3.监督不够有力。\n二、巡察组提出以下意见建议：加强学习，完善制度，立即整改。\n",
    "audit": "石桥市审计局关于2022年度审计查出问题整改情况的报告\n主任、各位副主任、秘书长、各位委员：\n受市政府委托，现将审计查出问题整改情况报告如下。\n"
    "一、整改总体情况\n已完成整改120个。\n二、具体整改情况\n1.关于预算编制不够细化的问题。已整改。\n2.关于资金闲置的问题。已收回300万元。\n3.关于监管不到位的问题。已印发《办法》。\n",
    "work report": "石桥市水务局2023年工作总结\n2023年，市水务局认真落实巡察整改要求，完成水库除险12座，召开会议20次，印发《方案》。\n一、主要工作\n1.加强供水。\n",
    "published news": "12家单位集中公布巡察整改情况\n近日，市直12家单位党组织集中向社会公布巡察整改情况，接受监督。截至目前，已完成整改320个问题。\n",
    "many bodies": "根据区委部署，2021年11月8日至12月20日，区委4个巡察组对区民政局等4家单位开展常规巡察，向40家被巡察单位反馈。\n"
    "巡察反馈的697个问题，完成整改688个。召开民主生活会38次，完善制度589项。现将整改进展情况向社会公开。\n",
    "supervision meeting": "市委巡察整改推进会召开\n5月8日，市委召开巡察整改推进会。会议强调，要抓实整改。会议指出，第三轮巡察反馈问题360个，已完成整改340个。\n",
    "job notice": "石桥市人民医院公开招聘公告\n根据工作需要，现将有关事项公告如下。\n一、招聘岗位\n1.护士5名。\n二、报名方式\n现场报名。\n",
    "announcement of a visit": "关于巡察石桥市水务局党组的公告\n根据市委部署，市委第一巡察组对市水务局党组开展巡察。\n一、巡察时间\n2023年3月1日至4月28日。\n二、联系方式\n电话0000-1234567。\n",
    "masked sample": TITLE.replace("石桥市水务局", "XX局")
    + OPENING.replace("2023", "20XX").replace("市水务局", "XX局")
    + BODY,
    "meeting of the inspected": "市水务局党组召开巡察整改专题民主生活会\n6月20日，市水务局党组召开巡察整改专题民主生活会。会议强调，要把整改落到实处。"
    "会议要求，一是提高站位。二是压实责任。三是建立制度，召开会议3次。\n",
}


@pytest.mark.parametrize("raw", NOTICES.values(), ids=NOTICES)
def test_a_notice_is_taken_whatever_is_unknown_of_it(raw: str) -> None:
    assert why_not(document_of(raw)) is None


@pytest.mark.parametrize("raw", OTHERS.values(), ids=OTHERS)
def test_a_text_of_another_kind_is_refused_in_one_sentence(raw: str) -> None:
    reason = why_not(document_of(raw))
    assert reason is not None
    assert reason.endswith(".") and "\n" not in reason


def test_a_refusal_names_what_was_found_and_what_was_missing() -> None:
    reason = why_not(document_of(OTHERS["audit"]))
    assert reason is not None
    assert "an audit's findings" in reason.split("; missing")[0]
    assert "an inspection of one organisation" in reason.split("; missing")[1]


def test_a_unit_is_no_less_a_notice_than_a_ministry() -> None:
    assert why_not(notice("柳湾村党支部", team="镇党委第一巡察组")) is None
