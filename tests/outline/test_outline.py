"""Parts, issues and measures are found by how a document uses its marks."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.factories.gold import GOLD
from tests.factories.whole_notices import rectified, whole


def _shape(issues: str) -> list[tuple[str, str, int]]:
    return [(i.section, i.number, len(i.measures)) for i in rectified(issues).outline.items]


@pytest.mark.parametrize(
    ("issues", "shape"),
    [
        pytest.param(
            "(一)学习贯彻方面\n1.理论学习不深入。\n(1)开展学习。\n(2)组织测试。\n2.调研不够。\n(1)下乡调研。\n",
            [("二/(一)", "1.", 2), ("二/(一)", "2.", 1)],
            id="section, issue, measure",
        ),
        pytest.param(
            "（一）关于学习的整改情况\n（1）针对学习不深入的问题，提高认识。\n一是学习。\n二是测试。\n"
            "（2）针对调研不够的问题，加强调研。\n一是下乡。\n",
            [("二/(一)", "（1）", 2), ("二/(一)", "（2）", 1)],
            id="a bracketed digit is an issue where it names a problem",
        ),
        pytest.param(
            "1.关于“学习不深入”问题的整改。\n一是学习。二是测试。\n2.关于“调研不够”问题的整改。\n下乡调研。\n",
            [("二", "1.", 2), ("二", "2.", 1)],
            id="no sections, measures inside the line",
        ),
        pytest.param(
            "(一)推动发展情况\n1.全面推进改革。一是改机制。二是改作风。\n2.整合资源。一是扩容。二是下沉。三是共享。\n",
            [("二/(一)", "1.", 2), ("二/(一)", "2.", 3)],
            id="positive headings and measures on one line",
        ),
        pytest.param(
            "(一)关于学习不深入的问题\n1.开展学习。\n2.组织测试。\n(二)关于调研不够的问题\n1.下乡调研。\n",
            [("二", "(一)", 2), ("二", "(二)", 1)],
            id="a numbered measure under a bracketed issue",
        ),
        pytest.param(
            "(一)学习方面\n1.学习不深入问题。一是学习。\n(二)作风方面\n2.调研不够问题。一是下乡。二是走访。\n",
            [("二/(一)", "1.", 1), ("二/(二)", "2.", 2)],
            id="numbering runs on from section to section",
        ),
        pytest.param(
            "问题1：学习不深入\n整改措施：（1）开展学习。\n（2）组织测试。\n整改成效：（1）全员合格。\n问题2：调研不够\n下乡调研。\n",
            [("二", "问题1：", 2), ("二", "问题2：", 1)],
            id="blocks under an issue, results not counted",
        ),
        pytest.param(
            "1.学习不深入问题。一是不断学习。二是测试。\n3.调研不够问题。一是下乡。\n",
            [("二", "1.", 2), ("二", "3.", 1)],
            id="a number lost on the way",
        ),
    ],
)
def test_issues_and_measures_follow_from_the_document(issues: str, shape: list[tuple[str, str, int]]) -> None:
    assert _shape(issues) == shape


@pytest.mark.parametrize(
    "mark",
    [
        "⒈|⒉",
        "【问题1】|【问题2】",
        "（问题一）|（问题二）",
        "问题（一）|问题（二）",
        "第1个问题：|第2个问题：",
        "第一项问题：|第二项问题：",
        "1-|2-",
        "1/|2/",
        "1：|2：",
        "No.1|No.2",
        "1|2",
        "【1】|【2】",
        "[1]|[2]",
        "A.|B.",
        "(a)|(b)",
        "i.|ii.",
        "I.|II.",
        "Ⅰ、|Ⅱ、",
        "甲、|乙、",
        "2.1|2.2",
        "㈠|㈡",
        "❶|❷",
        "①|②",
        "⑴|⑵",
        "1)|2)",
        "其一，|其二，",
        "（1.）|（2.）",
        "（1、）|（2、）",
        "1—|2—",
        "问题1|问题2",
        "第1个问题|第2个问题",
    ],
)
def test_problems_are_issues_whatever_their_mark(mark: str) -> None:
    first, second = mark.split("|")
    gap = " " if first.endswith(("1", "个问题")) else ""
    issues = (
        f"{first}{gap}关于学习不深入的问题。\n一是学习。二是测试。\n"
        f"{second}{gap}关于调研不够的问题。\n一是下乡。\n"
    )
    assert _shape(issues) == [("二", first, 2), ("二", second, 1)]


def test_headings_without_marks_are_issues_by_their_place() -> None:
    issues = (
        "（一）履行职责方面\n学习不够深入的问题。\n一是学习。\n二是测试。\n调研走过场\n（1）下乡。\n（2）走访。\n"
        "（二）队伍方面\n管理松散\n一是约谈。二是补记。\n"
    )
    assert _shape(issues) == [("二/(一)", "", 2), ("二/(一)", "", 2), ("二/(二)", "", 2)]


def test_words_between_a_problem_and_its_measures_are_no_heading() -> None:
    issues = "".join(
        f"{n}.关于学习不深入的问题。\n针对差距，采取以下措施。\n一是学习。\n二是测试。\n" for n in range(1, 5)
    )
    assert [number for _, number, _ in _shape(issues)] == ["1.", "2.", "3.", "4."]


def test_circled_digits_may_head_bracketed_ones() -> None:
    issues = "①学习不够深入\n（1）学习。\n（2）测试。\n②管理松散\n（1）约谈。\n（2）补记。\n"
    assert _shape(issues) == [("二", "①", 2), ("二", "②", 2)]


@pytest.mark.parametrize(
    ("issues", "shape"),
    [
        pytest.param(
            "1.关于学习不深入的问题。\n1.学习。\n2.测试。\n2.关于调研不够的问题。\n1.下乡。\n2.走访。\n3.关于管理松散的问题。\n1.约谈。\n",
            [("二", "1.", 2), ("二", "2.", 2), ("二", "3.", 1)],
            id="measures marked like problems",
        ),
        pytest.param(
            "1.学习方面情况\n1.关于学习不深入的问题。\n一是学习。\n2.关于调研不够的问题。\n一是下乡。\n"
            "2.管理方面情况\n1.关于管理松散的问题。\n一是约谈。\n",
            [("二/1", "1.", 1), ("二/1", "2.", 1), ("二/2", "1.", 1)],
            id="problems marked like sections",
        ),
        pytest.param(
            "学习方面\n1.关于学习不深入的问题。\n一是学习。\n2.关于调研不够的问题。\n一是下乡。\n"
            "管理方面\n1.关于管理松散的问题。\n一是约谈。\n2.关于记录不全的问题。\n一是补记。\n",
            [("二", "1.", 1), ("二", "2.", 1), ("二", "1.", 1), ("二", "2.", 1)],
            id="a list that begins again is no list in a list",
        ),
        pytest.param(
            "1.学习不深入\n整改措施：1.开展学习。2.组织测试。\n2.调研不够\n整改措施：1.下乡调研。2.走访农户。3.写成报告。\n",
            [("二", "1.", 2), ("二", "2.", 3)],
            id="measures marked like problems in one line behind a label",
        ),
        pytest.param(
            "2.1学习方面\n2.1.1关于学习不深入的问题。\n一是学习。\n2.1.2关于调研不够的问题。\n一是下乡。\n"
            "2.2管理方面\n2.2.1关于管理松散的问题。\n一是约谈。\n",
            [("二/2.1", "2.1.1", 1), ("二/2.1", "2.1.2", 1), ("二/2.2", "2.2.1", 1)],
            id="decimals",
        ),
    ],
)
def test_lists_in_lists_are_distinguished(issues: str, shape: list[tuple[str, str, int]]) -> None:
    assert _shape(issues) == shape


def test_parts_are_distinguished_by_heading() -> None:
    outline = rectified("1.学习不深入问题。一是学习。\n2.调研不够问题。一是下乡。\n").outline
    assert [(p.code, p.number) for p in outline.parts] == [
        ("organisation", "一"),
        ("rectification", "二"),
        ("plans", "三"),
    ]


def test_a_first_part_numbered_otherwise_is_still_a_part() -> None:
    document = whole(
        "1、 组织落实情况\n成立领导小组。\n二、整改落实情况\n（一）关于学习不深入的问题\n一是学习。"
        "\n三、下一步打算\n1.抓好后续。\n2.建好机制。\n"
    )
    assert [p.number for p in document.outline.parts] == ["1", "二", "三"]


def test_a_part_numbered_like_its_issues_is_no_issue() -> None:
    document = whole(
        "1、整改落实情况。（一）学习方面。1.关于学习不深入的问题。一是学习。2.关于测试不严的问题。一是测试。"
    )
    assert [i.number for i in document.outline.items] == ["1.", "2."]


def test_problems_numbered_like_acts_through_the_sections_are_issues() -> None:
    outline = whole(
        "一、党的领导方面\n一是针对学习不深的问题。制定计划。\n二是针对调研不够的问题。下乡走访。\n"
        "二、党的建设方面\n三是针对支部换届不及时的问题。完成换届。\n三、整改总体成效\n建立制度8项。\n"
    ).outline
    assert [item.number for item in outline.items] == ["一是", "二是", "三是"]


def test_problems_are_issues_without_a_part_above_them() -> None:
    document = whole(
        "问题1：指示学习不够深入\n开展学习。\n问题2：敬老院设施老旧\n更新设施。\n问题3：责任落实不力\n签订责任书。\n"
    )
    assert [item.number for item in document.outline.items] == ["问题1：", "问题2：", "问题3："]


def test_positive_headings_over_bodies_that_answer_problems_are_issues() -> None:
    document = whole(
        "（一）切实加强学习。针对学习走过场的情况，开展学习。\n（二）守牢安全底线。针对值守不严的问题，增设岗哨。\n"
        "（三）抓好审计整改。针对旧账未清的情况，逐笔核对。\n"
    )
    assert [item.number for item in document.outline.items] == ["（一）", "（二）", "（三）"]


def test_steps_enumerated_in_the_opening_are_no_section_of_the_parts() -> None:
    document = whole(
        "收到意见后，抓了三项工作。一是迅速部署。二是压实责任。三是严格验收。\n一、决策部署方面\n1.学习不深入问题。\n开展学习。\n"
    )
    assert [(item.section, item.number) for item in document.outline.items] == [("一", "1.")]


def test_numbered_plans_are_no_issues() -> None:
    document = whole(
        "一、整改落实情况\n1.学习不深入问题。一是学习。\n2.调研不够问题。一是下乡。\n二、下一步打算\n1.抓好后续。\n2.建好机制。\n"
    )
    assert [i.number for i in document.outline.items] == ["1.", "2."]


def test_enumerated_organisation_work_is_no_issue() -> None:
    document = rectified(
        "1.学习不深入问题。\n学习。\n2.调研不够问题。\n下乡。\n", before="一是提高认识。\n二是加强领导。"
    )
    assert len(document.outline.items) == 2


def test_every_top_level_heading_may_be_a_section() -> None:
    document = whole(
        "一、关于学习贯彻方面\n1.学习不深入问题。一是学习。\n二、关于作风方面\n1.调研不够问题。一是下乡。\n三、下一步打算\n继续。\n"
    )
    assert [i.section for i in document.outline.items] == ["一", "二"]


def test_fields_are_all_answered_where_no_heading_is_called_otherwise() -> None:
    """Neither by their place nor because another one is fuller are they preparations or plans."""
    fields = ["供水主业", "工程招采方面", "关于队伍建设"]
    issues = [
        f"{n}、{title}\n（1）修订流程2项。\n（2）退回款项3万元。\n"
        for n, title in enumerate(
            ["夜班检修拖拉", "验收走形式", "轮岗没有做", "档案缺页", "师徒结对流于纸面"], 1
        )
    ]
    text = "".join(
        f"{mark}、{field}\n{''.join(issues[start:end])}"
        for mark, field, start, end in zip("一二三", fields, (0, 1, 4), (1, 4, 5), strict=True)
    )
    assert [len(item.measures) for item in whole(text).outline.items] == [2] * 5


def test_a_problem_about_letters_is_an_issue_like_others() -> None:
    text = (
        "1.针对信访件办理抓得不紧问题\n（1）逐件登记12件。\n（2）约谈2人。\n2.针对学习不深入问题\n（1）学习3次。\n"
        "（2）测试1次。\n3.针对台账不清问题\n（1）补记5本。\n"
    )
    assert [item.number for item in whole(text).outline.items] == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("落实管护责任不到位", "今后绿化思路不够清晰"),
        ("针对苗圃改革落实不深,责任传导不够规范问题", "巩固造林成果不够有力"),
        ("整改工作组织不力", "关于持续改进作风不够扎实的问题"),
    ],
)
def test_shortcomings_in_words_of_duties_and_plans_are_issues(first: str, last: str) -> None:
    titles = [first, "苗木台账不清问题", "油锯保管松散问题", last]
    text = "".join(
        f"{n}.{title}\n一是补记台账{n}本。二是培训{n}场。\n" for n, title in enumerate(titles, start=1)
    )
    assert [item.number for item in whole(text).outline.items] == ["1.", "2.", "3.", "4."]


def test_many_equal_headings_are_the_problems_themselves() -> None:
    titles = ["牌匾乱挂", "分会多而滥", "论坛过多", "章程没有修订", "报销随意", "用车不登记"]
    text = "".join(
        f"{mark}、{title}\n（一）停办活动2场。\n（二）退还会费1.2万元。\n"
        for mark, title in zip("一二三四五六", titles, strict=True)
    )
    assert [item.number for item in whole(text).outline.items] == [f"{mark}、" for mark in "一二三四五六"]


def test_a_notice_in_one_paragraph_has_its_outline() -> None:
    document = whole(
        "一、组织情况。加强领导。二、问题整改情况。1.关于学习不深入的问题。一是学习。二是测试。2.关于调研不够的问题。一是下乡。三、下一步打算。继续整改。"
    )
    assert [(i.number, len(i.measures)) for i in document.outline.items] == [("1.", 2), ("2.", 1)]


def test_a_last_paragraph_that_looks_ahead_belongs_to_no_issue() -> None:
    document = whole(
        "一、学习方面\n1.关于学习不深入的问题。一是学习。\n2.关于调研不够的问题。一是下乡。\n下一步,继续抓好整改。\n"
    )
    last = document.outline.items[-1]
    assert "下一步" not in document.text.raw[last.start : last.end]
    assert document.outline.parts[-1].code == "plans"


def test_the_invitation_to_the_public_belongs_to_no_part() -> None:
    document = rectified("1.学习不深入问题。一是学习。\n", after="欢迎广大干部群众监督。联系电话:略。\n")
    assert document.outline.part_at(document.text.raw.index("欢迎")) is None


def test_each_issue_is_inside_exactly_one_part() -> None:
    outline = rectified("(一)学习方面\n1.学习不深入。\n(1)学习。\n2.调研不够。\n(1)下乡。\n").outline
    for item in outline.items:
        assert sum(p.start <= item.start and item.end <= p.end for p in outline.parts) == 1


def test_the_five_have_the_outline_of_the_hand_codings(five_notices: list[Path]) -> None:
    coded: dict[str, list[tuple[str, ...]]] = {}
    with (GOLD / "five" / "issues.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            coded.setdefault(row["notice_id"], []).append(
                (row["start"], row["section"], row["number"], row["n_measures"])
            )
    for path in five_notices:
        document = whole(path.read_bytes().decode("utf-8"), opening="")
        found = [(str(i.start), i.section, i.number, str(len(i.measures))) for i in document.outline.items]
        assert found == coded[path.stem], path.stem


def test_a_measure_starts_where_its_issue_does_when_the_heading_is_all_there_is() -> None:
    issues = rectified("1.关于学习不深的问题\n\u3000\u30002.关于管理不严的问题\n").outline.items
    assert [item.measures[0].start >= item.start for item in issues] == [True, True]
