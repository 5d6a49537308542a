"""Names in 《》 and their roles, clause by clause."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.facts.documents import extract_documents
from analysis.outline import build_outline
from analysis.outline.document import Document
from analysis.outline.layout import find_layout
from analysis.read.source import Source
from analysis.text.folded import Text
from tests.factories.cases import assert_each
from tests.factories.gold import GOLD
from tests.factories.written import written


def _roles(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(row["name"], row["role"]) for row in extract_documents(written(text, title=title))]


ISSUED = [
    "制定《甲》，明确责任。",
    "印发《甲》。",
    "修订完善《甲》等制度，堵塞漏洞。",
    "会同发改、财政等部门制定《甲》。",
    "会同县委组织部、县财政局印发《甲》。",
    "与县总工会联合印发《甲》。",
    "与两家医院签订《甲》。",
    "认真学习上级精神，出台《甲》。",
    "根据上级要求，制定了《甲》。",
    "按照规定对《甲》进行了修订完善。",
    "将《甲》印发各科室执行。",
    "《甲》已正式印发。",
    "《甲》经局党组会审议通过后印发实施。",
    "制定并严格落实《甲》。",
    "制定实施《甲》。",
    "研究制定财务管理、采购管理等制度，包括《甲》。",
    "为推动工作落实印发《甲》。",
    "按照上级要求认真制定《甲》。",
    "编印《甲》2期，通报情况。",
    "组织各科室签订《甲》120份。",
    "启用《甲》，规范登记。",
    "结合实际建立健全《甲》。",
    "细化《甲》流程，补充条款。",
    "发布《甲》，接受监督。",
    "3月5日，制发《甲》。",
    "下发《甲》的通知。",
    "局党组会审议通过《甲》。",
    "完成《甲》编制工作。",
    "向上级报送《甲》。",
    "《甲》已于3月底前印发。",
    "《甲》等制度相继出台。",
    "完成《甲》的修订。",
    "镇政府印发《甲》。",
    "就《甲》征求意见。",
    "下发关于某项工作的通知和《甲》。",
    "会后修订完\n善《甲》。",
    "《甲》第三辑已完成编印。",
    "对《甲》进行了梳理、修订。",
    "《甲》已报市政府审定。",
    "《甲》经党委会审定后于2022年5月印发。",
    "联合市财政局、市审计局印发《甲》。",
]
CITED = [
    "学习《甲》。",
    "专题学习新修订的《甲》。",
    "根据省里印发的《甲》，调整流程。",
    "严格按照《甲》要求开展工作。",
    "根据《甲》规定，制定整改措施。",
    "依据《甲》，明确职责。",
    "认真贯彻落实《甲》。",
    "严格执行本单位《甲》。",
    "转发《甲》。",
    "组织观看《甲》等警示教育片。",
    "在大厅张贴《甲》。",
    "对《甲》开展再学习。",
    "对照《甲》逐条自查。",
    "制定《甲》实施细则。",
    "制定《甲》学习计划，组织研讨。",
    "将《甲》纳入中心组学习内容。",
    "以《甲》为指导，规范流程。",
    "活动在《甲》刊发。",
    "课题《甲》获得立项。",
    "开展《甲》培训。",
    "制定方案，经验在省级刊物《甲》登载。",
    "规范填写《甲》并归档。",
    "按市里《甲》执行。",
    "加强对《甲》的宣传。",
    "在《甲》基础上细化流程。",
    "制定学习《甲》的方案。",
    "按照《甲》有关规定，现予公布。",
    "关于《甲》执行不到位的问题。",
    "收到《甲》后立即部署。",
    "通过《甲》等平台开展学习。",
    "督促下属公司严格执行《甲》。",
    "把重点任务写入《甲》。",
    "市委编办印发的《甲》已传达。",
    "完善措施，持续抓好《甲》落实。",
]
UNCLEAR = [
    "3月，市爱卫办印发《甲》。",
    "一是县政府办公室印发了《甲》。",
    "督促各下属单位制定《甲》。",
    "提请区政府出台《甲》。",
    "指导各党支部修订完善《甲》。",
    "县委县政府出台《甲》。",
    "去年，省教育厅印发《甲》。",
    "3月，市财政局印发《甲》。",
    "提请市政府办公室印发《甲》。",
    "驻局纪检监察组下发《甲》。",
    "县住房和城乡建设局制定《甲》。",
    "区委巡察工作领导小组印发《甲》。",
]


def test_a_document_the_organisation_makes_is_issued() -> None:
    assert_each(_roles, [(clause, [("甲", "issued")]) for clause in ISSUED])


def test_a_document_only_followed_or_named_is_cited() -> None:
    assert_each(_roles, [(clause, [("甲", "cited")]) for clause in CITED])


def test_a_document_another_body_makes_is_unclear() -> None:
    assert_each(_roles, [(clause, [("甲", "unclear")]) for clause in UNCLEAR])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("县政府印发《甲》。", "中共某县政府党组关于巡察整改情况的通报"),
        ("县政府办公室印发《甲》。", "中共某县人民政府办公室党组关于巡察整改情况的通报"),
        ("市卫健委印发《甲》。", "中共某市卫生健康委员会党组关于巡察整改情况的通报"),
        ("县住建局出台《甲》。", "中共某县住房和城乡建设局党组关于巡察整改情况的通报"),
        ("省教育厅印发《甲》。", "中共某省教育厅党组关于巡视整改进展情况的通报"),
    ],
)
def test_the_inspected_body_itself_is_no_other_body(text: str, title: str) -> None:
    assert _roles(text, title=title) == [("甲", "issued")]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("印发《甲》《乙》《丙》。", ["issued", "issued", "issued"]),
        ("印发《甲》、《乙》和《丙》等制度。", ["issued", "issued", "issued"]),
        ("落实《甲》，出台《乙》。", ["cited", "issued"]),
        ("根据《甲》制定《乙》。", ["cited", "issued"]),
        ("为贯彻《甲》和国办《乙》，修订《丙》。", ["cited", "cited", "issued"]),
        ("《甲》《乙》均已印发。", ["issued", "issued"]),
        (
            "根据《甲》（某办发〔2021〕2号）和某区《乙》（某办字〔2024〕3号），研究制定清单。",
            ["cited", "cited"],
        ),
        ("对《甲》进行修改，并启用《乙》。", ["issued", "issued"]),
        ("制定办法；学习《甲》。", ["cited"]),
    ],
)
def test_names_in_a_list_share_an_act_and_others_have_their_own(text: str, roles: list[str]) -> None:
    assert [role for _, role in _roles(text)] == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("印发《关于转发〈甲〉的通知》。", ["关于转发〈甲〉的通知"]),
        ("印发《关于转发《甲》的通知》。", ["关于转发《甲》的通知"]),
        ("落实《甲。印发《乙》。", ["乙"]),
        ("落实甲》，印发《乙》。", ["乙"]),
        ("印发《关于某事\n  的通知》。", ["关于某事的通知"]),
        ("学习《" + "长" * 200 + "，印发《乙》。", ["乙"]),
        ("学习《》，印发《乙》。", ["乙"]),
        ("没有文件。", []),
    ],
)
def test_outermost_names_are_read_and_open_brackets_swallow_nothing(text: str, names: list[str]) -> None:
    assert [name for name, _ in _roles(text)] == names


def test_another_body_right_after_a_heading_without_a_full_stop_is_seen() -> None:
    title = "中共某市民政局党组关于巡察整改情况的通报"
    assert _roles("市财政局印发《甲》。", title=title) == [("甲", "unclear")]


def test_the_span_is_the_name_with_its_brackets() -> None:
    document = written("一是印发《甲办法》。")
    (row,) = extract_documents(document)
    assert document.text.slice((row["start"], row["end"])) == "《甲办法》"
    assert row["issue_id"] == "written#1"


def _read(path: Path) -> Document:
    raw = path.read_bytes().decode("utf-8")
    text = Text(raw)
    layout = find_layout(text)
    return Document(
        path.stem, Source(path.name, raw, "", "txt", "utf-8"), text, layout, build_outline(text, layout)
    )


@pytest.mark.parametrize("notice_id", ["dongying", "huaian"])
def test_names_and_roles_equal_the_hand_codings(notice_id: str, five_notices: list[Path]) -> None:
    with (GOLD / "five" / "documents.csv").open(encoding="utf-8") as file:
        coded = [row for row in csv.DictReader(file) if row["notice_id"] == notice_id]
    document = _read(next(path for path in five_notices if path.stem == notice_id))
    found = [(row["start"], row["name"], row["role"]) for row in extract_documents(document)]
    assert found == [(int(row["start"]), row["name"], row["role"]) for row in coded]
