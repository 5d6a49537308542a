"""Issues: status with its basis, type and focus."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.facts.issues import extract_issues
from analysis.facts.totals import extract_totals
from analysis.outline.document import Document
from tests.factories.whole_notices import rectified, whole


def _issues(document: Document) -> list[dict[str, Any]]:
    return extract_issues(document, extract_totals(document))


def _first(issues: str, *, before: str = "加强领导。") -> tuple[str, str]:
    row = _issues(rectified(issues, before=before))[0]
    return row["status"], row["status_basis"]


TWO = "1.关于学习不深的问题。{0}\n一是学习。\n{1}\n2.关于作风不实的问题。\n一是下乡。\n"


@pytest.mark.parametrize(
    ("label", "line", "verdict"),
    [
        ("", "", ("not_stated", "none")),
        ("【已完成】", "", ("completed", "sentence")),
        ("【正在整改】", "", ("ongoing", "sentence")),
        ("", "整改进展：已完成。", ("completed", "sentence")),
        ("", "　　完成情况：正在推进。", ("ongoing", "sentence")),
        ("", "整改状态：基本完成。", ("mostly_completed", "sentence")),
        ("", "整改状态：长期坚持。", ("long_term", "sentence")),
        ("", "整改状态：持续推进", ("ongoing", "sentence")),
        ("", "整改进度：达到序时进度", ("ongoing", "sentence")),
        ("", "整改时限：2025年6月底前（达到序时进度）", ("ongoing", "sentence")),
        ("", "整改时限：已完成", ("completed", "sentence")),
        ("", "整改时限：2025年6月底前", ("not_stated", "none")),
        ("", "完成时限：2025年6月底前完成", ("not_stated", "none")),
        ("", "完成时限：2025年6月底前（已完成）", ("completed", "sentence")),
        ("", "完成时限：2025年6月底前（长期坚持）", ("long_term", "sentence")),
        ("", "完成时限：2025年6月底前，未完成", ("not_completed", "sentence")),
        ("", "阶段性任务已完成，长期坚持。", ("long_term", "sentence")),
        ("", "整改进展：未完成。", ("not_completed", "sentence")),
        ("", "整改进展：延期整改。", ("deferred", "sentence")),
        ("", "该问题延期整改。", ("deferred", "sentence")),
        ("", "该项问题已整改完成。", ("completed", "sentence")),
        ("", "已完成整改。", ("completed", "sentence")),
        ("", "漏签发票全部整改到位。", ("not_stated", "none")),
        ("", "场馆项目已完成。", ("not_stated", "none")),
        ("", "取得明显成效。", ("not_stated", "none")),
    ],
)
def test_a_verdict_on_the_issue_sets_its_status(label: str, line: str, verdict: tuple[str, str]) -> None:
    assert _first(TWO.format(label, line)) == verdict


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        ("反馈的37个问题已全部完成整改。", ("completed", "blanket")),
        ("反馈问题37个,已完成整改37个。", ("completed", "blanket")),
        ("反馈的37个问题,已完成整改30个。", ("not_stated", "none")),
        ("反馈问题均已完成集中整改。", ("not_stated", "none")),
        ("确保所有问题全部整改到位。", ("not_stated", "none")),
        ("立行立改的问题已全部整改到位。", ("not_stated", "none")),
        ("向下属单位反馈问题20个。目前,反馈问题均已整改到位。", ("not_stated", "none")),
    ],
)
def test_a_blanket_speaks_of_all_issues_or_of_none(before: str, verdict: tuple[str, str]) -> None:
    assert _first(TWO.format("", ""), before=before) == verdict


def test_the_heading_of_a_section_wins_over_sentences() -> None:
    issues = (
        "（一）已整改完成的问题\n1.学习不深问题。\n一是学习。该问题正在整改。\n"
        "（二）正在推进整改的问题\n1.作风不实问题。\n一是下乡。\n"
    )
    rows = _issues(rectified(issues))
    assert [(r["status"], r["status_basis"]) for r in rows] == [
        ("completed", "section"),
        ("ongoing", "section"),
    ]


def test_a_heading_that_calls_for_rectifying_everything_completes_none() -> None:
    document = whole("一、紧盯问题，全面整改\n1.学习不深问题。\n一是学习。\n2.作风不实问题。\n一是下乡。\n")
    assert {row["status"] for row in _issues(document)} == {"not_stated"}


def test_a_vague_title_takes_its_type_from_the_measures() -> None:
    rows = _issues(
        rectified(
            "1.关于“有待改进”问题的整改。\n一是修订采购办法。二是公开招标。三是清理资产。\n2.关于“作风不实”问题的整改。\n下乡。\n"
        )
    )
    assert rows[0]["issue_type"] == "finance_procurement"


def test_the_section_decides_the_focus_where_it_has_a_theme() -> None:
    document = whole(
        "一、整改落实情况\n（一）落实全面从严治党责任方面\n1.关于安全生产隐患的问题。\n一是排查。\n2.关于学习不深的问题。\n一是学习。\n"
    )
    assert {r["focus"] for r in _issues(document)} == {"party_discipline"}


def test_a_heading_that_names_the_part_or_a_state_decides_no_focus() -> None:
    rows = _issues(
        rectified("（一）已整改完成的问题\n1.学习不深问题。\n一是学习。\n2.合同管理不严问题。\n一是审核。\n")
    )
    assert [r["focus"] for r in rows] == ["policy_implementation", "party_discipline"]


@pytest.mark.parametrize(
    ("section", "focuses"),
    [
        ("党的领导弱化方面", ["party_organisation_line", "rectification"]),
        ("关于党的建设和巡察整改存在薄弱环节方面", ["party_organisation_line", "rectification"]),
        ("落实全面从严治党责任方面", ["party_discipline", "party_discipline"]),
    ],
)
def test_the_title_decides_the_focus_in_a_section_of_none_or_several(
    section: str, focuses: list[str]
) -> None:
    issues = (
        "1.关于支部换届不及时的问题。\n一是换届。\n2.关于上轮巡察反馈问题整改不彻底的问题。\n一是复查。\n"
    )
    rows = _issues(whole(f"一、整改落实情况\n（一）{section}\n{issues}"))
    assert [row["focus"] for row in rows] == focuses


@pytest.mark.parametrize(
    "sorted_again",
    [
        "（一）已完成的问题\n1.作风不实问题，已销号。\n（二）正在推进的任务\n1.学习不深问题，年底前完成。\n",
        "已完成：作风不实。\n正在推进：学习不深、台账不清。\n",
        "（一）正在整改的事项\n学习不深（年底前完成）。\n（二）已整改到位的问题\n作风不实。\n",
    ],
)
def test_problems_sorted_by_state_in_another_part_have_that_state(sorted_again: str) -> None:
    issues = TWO.format("", "二是由分管负责人每月检查一次笔记，结果记入台账。")
    document = whole(f"一、整改落实情况\n{issues}二、整改完成情况\n{sorted_again}")
    rows = _issues(document)
    assert [(row["status"], row["status_basis"]) for row in rows] == [
        ("ongoing", "section"),
        ("completed", "section"),
    ]
