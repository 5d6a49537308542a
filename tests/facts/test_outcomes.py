"""Figures of accountability and recovery, clause by clause."""

from __future__ import annotations

import pytest

from analysis.facts.outcomes import extract_outcomes
from tests.factories.cases import assert_each
from tests.factories.written import written

Row = tuple[str, float, str]


def _outcomes(text: str) -> list[Row]:
    return [(row["outcome"], row["value"], row["unit"]) for row in extract_outcomes(written(text))]


FIGURES = [
    ("约谈责任人5人。", [("talked_to", 5, "人")]),
    ("谈话提醒12人次，诫勉谈话1人次。", [("talked_to", 12, "人次"), ("admonished", 1, "人次")]),
    ("提醒谈话三人，约谈两人。", [("talked_to", 3, "人"), ("talked_to", 2, "人")]),
    ("对5名责任人进行约谈。", [("talked_to", 5, "人")]),
    ("教育提醒500多人次。", [("talked_to", 500, "人次")]),
    ("对2名干部进行诫勉谈话。", [("admonished", 2, "人")]),
    ("约谈、诫勉5人。", [("talked_to", 5, "人")]),
    ("诫勉和组织处理共3人。", [("admonished", 3, "人")]),
    ("查出迟报3人，均给予诫勉处理。", [("admonished", 3, "人")]),
    ("对2所学校负责人进行诫勉。", [("admonished", 2, "人")]),
    ("政务处分2人，调离教学岗位1人。", [("disciplined", 2, "人"), ("organisational", 1, "人")]),
    ("对涉嫌造假的2条线索，已移交县纪委。", [("transferred", 2, "条")]),
    ("收缴坐支的门票款1.2万元。", [("money_recovered", 12000, "元")]),
    ("督促2家协会向会员退还会费3万元。", [("money_recovered", 30000, "元")]),
    ("给予党纪政务处分5人。", [("disciplined", 5, "人")]),
    ("给予3名党员党内警告处分。", [("disciplined", 3, "人")]),
    ("处分党员3名。", [("disciplined", 3, "人")]),
    ("党纪处分0人，组织处理0人。", [("disciplined", 0, "人"), ("organisational", 0, "人")]),
    ("免职1人，调整岗位2人。", [("organisational", 1, "人"), ("organisational", 2, "人")]),
    ("移送问题线索2件。", [("transferred", 2, "件")]),
    ("将3条问题线索移交纪检部门。", [("transferred", 3, "条")]),
    ("移送司法机关1人。", [("transferred", 1, "人")]),
    ("追缴违规资金3.25万元。", [("money_recovered", 32500, "元")]),
    ("清退违规津补贴12人1.5万元。", [("money_recovered", 15000, "元")]),
    ("退缴款项，共计800元。", [("money_recovered", 800, "元")]),
    ("挽回经济损失1.2亿元。", [("money_recovered", 120000000, "元")]),
    ("违规报销的1.2万元已全部退回。", [("money_recovered", 12000, "元")]),
    ("制定完善制度15项。", [("rules_made", 15, "项")]),
    ("出台《甲办法》《乙办法》等制度文件73个。", [("rules_made", 73, "个")]),
    ("新制定制度5项，修订8项，废止2项。", [("rules_made", n, "项") for n in (5, 8)]),
    ("印发《" + "长" * 70 + "》等3项制度。", [("rules_made", 3, "项")]),
    ("建章立制10项。", [("rules_made", 10, "项")]),
    ("对3项制度进行了修订。", [("rules_made", 3, "项")]),
    ("建立健全长效机制8个。", [("rules_made", 8, "个")]),
    ("制定（修订）规章制度十二项。", [("rules_made", 12, "项")]),
    ("约谈责任人8人（次）。", [("talked_to", 8, "人次")]),
    ("党政纪处理24人，免去2人职务。", [("disciplined", 24, "人"), ("organisational", 2, "人")]),
    ("清退物业费，涉及32户4.5万元。", [("money_recovered", 45000, "元")]),
    ("梳理制度78项，废止12项，修订34项。", [("rules_made", 34, "项")]),
    ("约谈８人。", [("talked_to", 8, "人")]),
    ("对2名站长、3名科长进行约谈。", [("talked_to", 2, "人"), ("talked_to", 3, "人")]),
    ("对4名人员批评教育、谈话提醒。", [("talked_to", 4, "人")]),
    ("对5人分别给予诫勉2人、谈话提醒3人。", [("admonished", 2, "人"), ("talked_to", 3, "人")]),
    ("收回违规发放的补贴3万元。", [("money_recovered", 30000, "元")]),
    ("责令当事人上交礼品折价800元。", [("money_recovered", 800, "元")]),
    ("违规发放补贴1.2万元，已全部收回。", [("money_recovered", 12000, "元")]),
    ("清退津贴3万元、补贴2万元。", [("money_recovered", 30000, "元"), ("money_recovered", 20000, "元")]),
    ("将3条线索移交纪检部门。", [("transferred", 3, "条")]),
    ("将3名人员移送公安机关。", [("transferred", 3, "人")]),
    ("已将多领的3600元退至单位账户。", [("money_recovered", 3600, "元")]),
    ("集体约谈股室负责人、站所负责人共计15人。", [("talked_to", 15, "人")]),
    ("约谈3个项目的经办人员5名。", [("talked_to", 5, "人")]),
    ("对3名委员，由主席会议成员进行约谈。", [("talked_to", 3, "人")]),
    ("约谈村书记26人次、第一书记5人次。", [("talked_to", 26, "人次"), ("talked_to", 5, "人次")]),
    ("约谈提醒、批评教育56人次。", [("talked_to", 56, "人次")]),
    ("出台规范性文件2件、管理制度13项。", [("rules_made", 2, "件"), ("rules_made", 13, "项")]),
    ("完善议事规则、工作流程等12项。", [("rules_made", 12, "项")]),
    ("免去8位助理的相关职务。", [("organisational", 8, "人")]),
    ("按计划清退资金3万元。", [("money_recovered", 30000, "元")]),
    ("对站所人员1人调整岗位、1人党内警告。", [("organisational", 1, "人"), ("disciplined", 1, "人")]),
    ("（2）仓库管理员2人被约谈，1人被免职。", [("talked_to", 2, "人"), ("organisational", 1, "人")]),
    ("退缴多领的补助三万二千元。", [("money_recovered", 32000, "元")]),
    ("追回十二点五万元。", [("money_recovered", 125000, "元")]),
    ("补收历年欠缴租金，收缴入库20万元。", [("money_recovered", 200000, "元")]),
    ("将有关线索2件移交派驻纪检组。", [("transferred", 2, "件")]),
    ("把1名涉嫌职务犯罪人员移送监察机关。", [("transferred", 1, "人")]),
    ("废止、修订制度6项。", [("rules_made", 6, "项")]),
    ("《甲》《乙》等6项制度已印发实施。", [("rules_made", 6, "项")]),
]


def test_figures_are_coded_with_their_value() -> None:
    assert_each(_outcomes, FIGURES)


OTHER_NUMBERS = [
    "开展谈心谈话12人次。",
    "召开警示教育大会3次，60人参加约谈会。",
    "清退借用人员26名。",
    "轮岗交流干部12人，调整1名公务员到业务科。",
    "移交市直某局审批事项2项。",
    "巡察组移交问题线索3件，均已办结。",
    "制定整改措施81条，建立台账7本。",
    "督促39个社会组织建立健全管理制度。",
    "节约资金3万元，拨付补助6万元。",
    "为80名农民工追回工资60万元。",
    "完善一套制度，堵塞一批漏洞。",
    "相关责任人补签字12份。",
    "学习《约谈5人办法》。",
    "落实约谈制度，对违纪人员及时处理。",
    "培训医务人员87万人次。",
    "修订预案3个。",
    "处置巡察组移交问题线索8件。",
    "应追缴3万元。",
    "通报批评3个单位，追责问责5人。",
    "对1名教师予以批评教育，批评教育3人。",
    "收回逾期贷款37万元，清收欠款5万元。",
    "收回结余资金1500万元，上缴财政。",
    "退还企业投标保证金20万元。",
    "收缴物业费3万元，补缴党费2万元。",
    "拟追缴租金3万元，将清退补贴2万元。",
    "余款3万元将于年底前退缴。",
    "年内计划再出台制度8项。",
    "将对3名责任人进行约谈。",
    "巡察移交的5件问题线索已办结。",
    "下一步，力争追回资金20万元。",
    "废止制度4个。",
    "通报县里查处的典型案例5起、处分7人。",
    "学习案例6起，其中受处分的9人均为财务人员。",
    "以全省系统被查处的8人为例，追缴经过三元区的货物。",
]


def test_numbers_of_other_things_are_ignored() -> None:
    assert_each(_outcomes, [(text, []) for text in OTHER_NUMBERS])


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("目前，约谈责任人5人。", "约谈责任人5人"),
        ("目前，对5名责任人进行约谈。", "对5名责任人进行约谈"),
        ("出台《甲》等制度 73 个。", "出台《甲》等制度 73 个"),
    ],
)
def test_the_span_runs_over_act_and_figure(text: str, passage: str) -> None:
    document = written(text)
    (row,) = extract_outcomes(document)
    assert document.text.slice((row["start"], row["end"])) == passage


def test_figures_are_in_the_order_of_their_passages() -> None:
    rows = extract_outcomes(written("追回拖欠租金约谈3人48.27万元。"))
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    assert len(rows) == 2
