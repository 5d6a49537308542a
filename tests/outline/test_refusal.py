"""What is taken for a notice of rectification and what is not; all texts are made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from analysis.outline import build_outline
from analysis.outline.document import Document
from analysis.outline.refusal import why_not
from tests.factories.cases import assert_each, assert_no_offenders, load_cases
from tests.factories.invented_notices import BODY, CLOSING, document_of, notice, opening

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
    "cut off after the first heading": TITLE + OPENING + "一、提高认识，统一思想\n市水务局党组高度重视。",
    "that reports when the feedback meeting was": TITLE
    + OPENING.replace("反馈了", "召开反馈会，反馈了")
    + "一、总体情况\n22个问题完成18个。",
    "without title that reports what was fed back": OPENING.replace(
        "意见。", "意见，指出了存在的问题和不足，提出了整改建议。"
    )
    + "一、加强领导\n（一）细化任务。制定整改措施32项。",
    "of a visit by the provincial group": TITLE.replace("巡察", "巡视")
    + OPENING.replace("巡察", "巡视")
    + BODY,
    "of an audit bureau": (TITLE + OPENING).replace("水务局", "审计局") + BODY,
    "of a congress": (TITLE.replace("通报", "报告") + OPENING).replace("水务局", "人大常委会") + BODY,
    "of a body and its subordinates": TITLE
    + OPENING.replace("党组开展", "党组及所属12个单位党组织开展")
    + BODY,
    "with a report of a feedback meeting in it": TITLE
    + OPENING
    + BODY.replace("召开", "召开巡察反馈会议后召开")
    + CLOSING,
    "about audit rectification among others": TITLE
    + OPENING
    + BODY.replace("财务管理", "审计发现问题整改")
    + CLOSING,
}


def outlined(raw: str) -> Document:
    """The document as the build sees it, with its issues."""
    document = document_of(raw)
    return replace(document, outline=build_outline(document.text, document.layout))


OTHERS = load_cases("refused") | {
    "empty": "",
    "blank": " \n　\n",
    "novel": "第一章\n清晨的雾还没有散去，老船工推开门，望见河面上漂着一只空船。\n" * 40,
    "masked sample": TITLE.replace("石桥市水务局", "XX局") + OPENING.replace("2023", "20XX") + BODY,
}


NEGATIVES = sorted(Path(__file__).parent.parent.glob("negatives*/*.txt"))


def test_whole_texts_of_another_kind_are_refused() -> None:
    assert NEGATIVES
    assert_no_offenders(p.stem for p in NEGATIVES if why_not(outlined(p.read_text(encoding="utf-8"))) is None)


def test_notices_are_taken_whatever_is_unknown_of_them() -> None:
    assert_each(lambda name: why_not(outlined(NOTICES[name])), [(name, None) for name in NOTICES])


def test_texts_of_another_kind_are_refused_in_one_sentence() -> None:
    reasons = {name: why_not(outlined(raw)) or "taken" for name, raw in OTHERS.items()}
    assert_no_offenders(
        f"{name}: {reason}" for name, reason in reasons.items() if "\n" in reason or not reason.endswith(".")
    )


def test_a_refusal_names_what_was_found_and_what_was_missing() -> None:
    reason = why_not(document_of(OTHERS["audit"]))
    assert reason is not None
    assert "an audit's findings" in reason.split("; missing")[0]
    assert "an inspection of one organisation" in reason.split("; missing")[1]


def test_a_unit_is_no_less_a_notice_than_a_ministry() -> None:
    assert why_not(notice("柳湾村党支部", team="镇党委第一巡察组")) is None
