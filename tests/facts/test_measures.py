"""Measures: a row per mark, named by what the measure does first."""

from __future__ import annotations

from analysis.facts.actions import extract_actions
from analysis.facts.measures import extract_measures
from analysis.schema import MEASURES
from tests.factories.cases import assert_each
from tests.factories.written import written


def _action(text: str) -> str:
    document = written(text, measures=(("一是", 0, len(text)),))
    (row,) = extract_measures(document, extract_actions(document))
    return str(row["action"])


ACTIONS = [
    ("一是印发《某管理办法》，明确责任。", "rule"),
    ("一是建立会商机制，每月会商。", "rule"),
    ("一是对照规定修订采购流程。", "rule"),
    ("（1）修订党组工作规则，规范决策程序。", "rule"),
    ("一是召开专题会议，研究部署工作。", "meeting"),
    ("3.专题听取党建工作汇报，提出要求。", "meeting"),
    ("一是加强政治理论学习。组织党员读书，制定学习方案。", "rule"),
    ("一是加强政治理论学习。落实学习制度，制定学习方案。", "execution"),
    ("二是举办业务培训班2期，修订手册。", "study_training"),
    ("（2）召开警示教育大会，通报案例。", "study_training"),
    ("一是开展安全生产专项检查，约谈1人。", "inspection_check"),
    ("一是对下属单位开展审计，完善制度。", "inspection_check"),
    ("一是全面排查廉政风险点。", "inspection_check"),
    ("三是公开招聘专业人员19名。", "personnel"),
    ("三是完成到期支部换届。", "personnel"),
    ("一是清理借用人员，5人已返岗。", "personnel"),
    ("一是对责任人进行约谈，举一反三。", "accountability"),
    ("一是给予2人党纪处分，移送线索1条。", "accountability"),
    ("一是追缴违规资金3万元，规范报销。", "funds_assets"),
    ("一是专项资金已全部拨付到位。", "funds_assets"),
    ("一是新建停车场2处，5月投入使用。", "service_construction"),
    ("一是加快信息化项目建设。", "service_construction"),
    ("一是加大宣传力度，制作海报。", "publicity"),
    ("一是在门户网站公开办理结果。", "publicity"),
    ("一是会同公安部门联合打击。", "coordination"),
    ("一是与高校签订合作协议，共建实验室。", "coordination"),
    ("一是严格执行财务管理规定。", "execution"),
    ("一是成立工作专班，压实责任。", "execution"),
    ("一是天气晴好。", "other"),
]


def test_measures_are_named_by_what_they_do_first() -> None:
    assert_each(_action, ACTIONS)


def test_each_mark_has_a_row_in_order() -> None:
    text = "一是召开会议。二是修订办法。"
    document = written(text, measures=(("一是", 0, 7), ("二是", 7, 14)))
    rows = extract_measures(document, [])
    assert [tuple(row) for row in rows] == [tuple(MEASURES.names)] * 2
    assert [row["measure_id"] for row in rows] == ["written#1.1", "written#1.2"]
    assert [document.text.slice((row["start"], row["end"])) for row in rows] == [text[:7], text[7:]]


def test_a_measure_without_a_mark_has_no_marker_and_counts_its_characters() -> None:
    (row,) = extract_measures(written("修订 办法。", measures=(("", 0, 6),)), [])
    assert (row["marker"], row["n_chars"]) == (None, 5)
