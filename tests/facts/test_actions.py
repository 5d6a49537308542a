"""Acts of a measure by the rules of tests/gold/ACTIONS.md: what is one and what is none."""

from __future__ import annotations

from analysis.facts.actions import extract_actions
from analysis.schema import ACTIONS
from tests.factories.cases import assert_each
from tests.factories.written import written


def _acts(text: str) -> list[str]:
    document = written(text, measures=(("一是", 0, len(text)),))
    return [
        f"{row['action']} {document.text.slice((row['start'], row['end']))}"
        for row in extract_actions(document)
    ]


MEASURES = [
    # rule 1: headings, results, reasons and attitudes are no acts
    ("一是强化责任落实。召开推进会2次。", ["meeting 召开推进会2次"]),
    ("一是开展自查，形成工作合力，群众满意度提高。", ["inspection_check 开展自查"]),
    ("一是高度重视，按照上级要求，举办培训班。", ["study_training 举办培训班"]),
    # rule 2: a set phrase only where there is nothing else
    ("一是加强内部管理。", ["execution 加强内部管理"]),
    ("一是加强内部管理，约谈5人。", ["accountability 约谈5人"]),
    # rule 3: a plan carried out in the same sentence
    ("一是制定年度培训计划，组织业务培训3期。", ["study_training 组织业务培训3期"]),
    ("一是制定年度审计计划。", ["rule 制定年度审计计划"]),
    ("一是修订采购办法，明确审批权限。", ["rule 修订采购办法"]),
    # rule 4: meetings
    ("一是召开党组会，审议通过《某办法》。", ["rule 审议通过《某办法》"]),
    ("一是召开警示教育大会。", ["study_training 召开警示教育大会"]),
    # rule 5: urging
    ("一是督促学校开立银行账户。", ["funds_assets 督促学校开立银行账户"]),
    ("一是督促落实。", ["inspection_check 督促落实"]),
    # rule 6: documents and ledgers
    ("一是联合民政局印发《某通知》。", ["rule 联合民政局印发《某通知》"]),
    ("一是建立整改台账。", ["execution 建立整改台账"]),
    # rule 7: verbs inside names
    ("一是修订《学习培训制度》。", ["rule 修订《学习培训制度》"]),
    ("一是培训中心选派审计局干部2名驻村。", ["personnel 培训中心选派审计局干部2名驻村"]),
    # rule 8: one act or several
    ("一是制定并印发《甲办法》《乙办法》。", ["rule 制定并印发《甲办法》《乙办法》"]),
    ("一是追缴3万元、约谈5人。", ["funds_assets 追缴3万元", "accountability 约谈5人"]),
    ("一是开展自查，开展专项审计。", ["inspection_check 开展自查", "inspection_check 开展专项审计"]),
    # rule 9: counts and dates of the act before
    ("一是举办专题班2期，培训183人，覆盖全部支部。", ["study_training 举办专题班2期"]),
    ("一是建成停车场1处，6月投入使用。", ["service_construction 建成停车场1处"]),
    # forms beside the measure
    ("一是清退超标用房。\n整改成效：修订制度3项。\n责任人：检查组组长", ["funds_assets 清退超标用房"]),
    ("一是其余项目因诉讼未决，力争年底前完成。", []),
]


def test_acts_are_read_by_the_coding_rules() -> None:
    assert_each(_acts, MEASURES)


def test_acts_are_numbered_in_each_measure() -> None:
    text = "一是召开座谈会，修订办法。二是约谈1人。"
    rows = extract_actions(written(text, measures=(("一是", 0, 13), ("二是", 13, len(text)))))
    assert [tuple(row) for row in rows] == [tuple(ACTIONS.names)] * 3
    assert [(row["measure_id"], row["seq"]) for row in rows] == [
        ("written#1.1", 1),
        ("written#1.1", 2),
        ("written#1.2", 1),
    ]
