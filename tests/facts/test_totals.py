"""Figures a notice states about its findings: what is counted, in what state, whose."""

from __future__ import annotations

import pytest

from analysis.facts.totals import extract_totals
from tests.factories.cases import assert_each
from tests.factories.whole_notices import rectified, whole

Stated = tuple[str, str, float, str]


def _stated(sentence: str) -> list[Stated]:
    document = rectified("1.关于学习不深的问题。\n制定措施3条。\n", before=sentence)
    return [(t["counted"], t["state"], t["value"], t["scope"]) for t in extract_totals(document)]


STATED = [
    ("巡察共反馈问题37个,高度重视。", [("problem", "total", 37, "own")]),
    ("目前41项整改措施已完成,其他措施取得成效。", [("measure", "completed", 41, "own")]),
    (
        "反馈的14个方面36个具体问题,照单全收。",
        [("aspect", "total", 14, "own"), ("problem", "total", 36, "own")],
    ),
    (
        "围绕指出的3个方面21项整改任务,全面整改。",
        [("aspect", "total", 3, "own"), ("task", "total", 21, "own")],
    ),
    (
        "反馈4方面18问题34具体表现。",
        [("aspect", "total", 4, "own"), ("problem", "total", 18, "own"), ("problem", "total", 34, "own")],
    ),
    ("反馈三个方面、十二个问题。", [("aspect", "total", 3, "own"), ("problem", "total", 12, "own")]),
    (
        "巡察反馈25个问题,已完成整改19个、正在整改6个,整改完成率76%。",
        [
            ("problem", "total", 25, "own"),
            ("problem", "completed", 19, "own"),
            ("problem", "ongoing", 6, "own"),
            ("problem", "completed", 76, "own"),
        ],
    ),
    (
        "41个表现中,已完成33个,基本完成5个,需长期坚持3个。",
        [
            ("problem", "total", 41, "own"),
            ("problem", "completed", 33, "own"),
            ("problem", "mostly_completed", 5, "own"),
            ("problem", "long_term", 3, "own"),
        ],
    ),
    (
        "制定64条整改措施,已完成57条,其余7条正在推进。",
        [
            ("measure", "total", 64, "own"),
            ("measure", "completed", 57, "own"),
            ("measure", "ongoing", 7, "own"),
        ],
    ),
    (
        "反馈的33个问题,已完成或基本完成28个,持续推进5个。",
        [
            ("problem", "total", 33, "own"),
            ("problem", "mostly_completed", 28, "own"),
            ("problem", "ongoing", 5, "own"),
        ],
    ),
    (
        "18个问题中16个已经整改到位,2个需长期坚持。",
        [
            ("problem", "total", 18, "own"),
            ("problem", "completed", 16, "own"),
            ("problem", "long_term", 2, "own"),
        ],
    ),
    (
        "31条问题已完成整改26条,占总数的83.9%。",
        [
            ("problem", "total", 31, "own"),
            ("problem", "completed", 26, "own"),
            ("problem", "completed", 83.9, "own"),
        ],
    ),
    (
        "12项任务已完成或基本完成11项,占91.7%。",
        [
            ("task", "total", 12, "own"),
            ("task", "mostly_completed", 11, "own"),
            ("task", "mostly_completed", 91.7, "own"),
        ],
    ),
    (
        "四个方面中,学习方面8个问题完成7个,作风方面6个问题完成6个。",
        [
            ("problem", "total", 8, "part"),
            ("problem", "completed", 7, "part"),
            ("problem", "total", 6, "part"),
            ("problem", "completed", 6, "part"),
        ],
    ),
    ("反馈全面从严治党方面16个问题。", [("problem", "total", 16, "own")]),
    (
        "反馈4个方面13个问题33种具体表现。",
        [("aspect", "total", 4, "own"), ("problem", "total", 13, "own"), ("problem", "total", 33, "own")],
    ),
    (
        "两家企业另行认领问题17个,已改12个。",
        [("problem", "total", 17, "subordinates"), ("problem", "completed", 12, "subordinates")],
    ),
    ("新建制度23项、废止制度12项。", [("rule", "total", 23, "own")]),
    ("37个问题已全部整改到位。", [("problem", "completed", 37, "own")]),
    ("确保37个问题全部整改到位。", [("problem", "total", 37, "own")]),
    ("带头认领重点难点问题10个。", [("problem", "total", 10, "part")]),
    ("立行立改的7个事项全部办结。", [("task", "completed", 7, "part")]),
    (
        "41个问题中30个已完成(含基本完成)整改;制定措施109条、已完成(含基本完成)整改措施89条。",
        [
            ("problem", "total", 41, "own"),
            ("problem", "mostly_completed", 30, "own"),
            ("measure", "total", 109, "own"),
            ("measure", "mostly_completed", 89, "own"),
        ],
    ),
    (
        "指出10个类别28个问题,2个正按序时进度推进。",
        [
            ("problem", "total", 10, "own"),
            ("problem", "total", 28, "own"),
            ("problem", "ongoing", 2, "own"),
        ],
    ),
    (
        "各县(区)宗教部门同步排查问题58个,整改55个。",
        [("problem", "total", 58, "subordinates"), ("problem", "completed", 55, "subordinates")],
    ),
    (
        "所属3家分公司党支部自查问题38个,已整改38个。",
        [("problem", "total", 38, "subordinates"), ("problem", "completed", 38, "subordinates")],
    ),
    ("院内14个科室自查问题53条。", [("problem", "total", 53, "subordinates")]),
    (
        "18个问题完成整改17个,另有1个因汛期影响,经同意延期整改。",
        [
            ("problem", "total", 18, "own"),
            ("problem", "completed", 17, "own"),
            ("problem", "deferred", 1, "own"),
        ],
    ),
    (
        "13个问题中12个已整改到位,剩余1个(土地登记)正在推进。",
        [
            ("problem", "total", 13, "own"),
            ("problem", "completed", 12, "own"),
            ("problem", "ongoing", 1, "own"),
        ],
    ),
    (
        "对39个具体问题逐一制定整改措施,共计128项。",
        [("problem", "total", 39, "own"), ("measure", "total", 128, "own")],
    ),
    (
        "对基本完成的3个、持续推进的2个问题紧盯不放。",
        [("problem", "mostly_completed", 3, "own"), ("problem", "ongoing", 2, "own")],
    ),
    ("支部书记直接抓食堂管理等3个群众关心的问题。", [("problem", "total", 3, "part")]),
    ("班子查摆问题21条。", []),
    (
        "反馈问题38条,已整改35条,整改中3条。",
        [
            ("problem", "total", 38, "own"),
            ("problem", "completed", 35, "own"),
            ("problem", "ongoing", 3, "own"),
        ],
    ),
    (
        "27个问题中,已完成整改22个,取得阶段性成果5个。",
        [
            ("problem", "total", 27, "own"),
            ("problem", "completed", 22, "own"),
            ("problem", "mostly_completed", 5, "own"),
        ],
    ),
    ("向局属储备库反馈问题5个。", [("problem", "total", 5, "subordinates")]),
    ("向下属9个单位反馈问题53个。", [("problem", "total", 53, "subordinates")]),
    ("新制定制度23项、修订17项。", [("rule", "total", 23, "own"), ("rule", "total", 17, "own")]),
    ("年内计划再出台制度8项。", []),
    ("整改期间建章立制6项。", [("rule", "total", 6, "own")]),
    ("出台等制度文件73个。", [("rule", "total", 73, "own")]),
    ("提出意见建议4条,召开会议3次。", []),
    ("实行一个问题、一名领导的机制。", []),
    ("聚焦“看病难等48个问题”攻坚。", []),
    ("移交问题线索3件。", []),
]


def test_figures_are_read_with_state_and_scope() -> None:
    assert_each(_stated, STATED)


@pytest.mark.parametrize(
    ("before", "counted"),
    [
        ("反馈24个问题。制定整改措施69条。", "problem"),  # 24 = 20 + 3 + 1, though measures were named last
        ("反馈30个问题。制定整改措施69条。", "problem"),  # counted in 个, as the problems are
        ("反馈30个问题。细化整改任务69个。", "task"),
    ],
)
def test_a_figure_without_a_noun_counts_what_it_adds_up_to_or_what_has_its_unit(
    before: str, counted: str
) -> None:
    stated = _stated(before + "已完成整改20个、正在整改3个、长期坚持1个,整改完成率83.3%。")
    assert [s[:2] for s in stated[2:]] == [
        (counted, "completed"),
        (counted, "ongoing"),
        (counted, "long_term"),
        (counted, "completed"),
    ]


def test_under_the_only_heading_figures_are_totals_unless_it_names_a_problem() -> None:
    reported = "针对反馈的4个方面33个问题，逐条整改。\n"
    cut_off, issue = (whole(f"一、{h}\n{reported}") for h in ("加强组织领导", "关于学习不深的问题"))
    assert [t["value"] for t in extract_totals(cut_off)] == [4, 33]
    assert extract_totals(issue) == []


def test_figures_inside_an_issue_are_not_totals() -> None:
    assert _stated("加强领导。") == []
