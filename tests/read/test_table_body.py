"""Tables of problems, measures and states are printed as text; other tables stay as they are."""

from __future__ import annotations

import pytest

from analysis.read.table_body import print_body
from analysis.text.table_columns import column_roles

HEAD = ["序号", "问题", "整改措施", "状态"]


def printed(*rows: list[str | None]) -> list[str] | None:
    return print_body([[None if cell is None else cell.splitlines() for cell in row] for row in rows])


@pytest.mark.parametrize(
    ("labels", "roles"),
    [
        (HEAD, ["number", "problem", "measure", "status"]),
        (["类别", "巡察反馈问题", "完成情况"], ["section", "problem", "status"]),
        (["序号", "整改事项", "责任人", "完成时限", "进展情况"], ["number", "problem", "", "", "status"]),
        (["序号", "姓名", "职务"], None),
        (["问题"], None),
        (["反馈问题16个，已全部完成整改，立行立改。", "整改措施"], None),
    ],
)
def test_a_table_of_problems_is_known_by_its_columns(labels: list[str], roles: list[str] | None) -> None:
    assert column_roles(labels) == roles


def test_a_problem_over_several_rows_is_one() -> None:
    rows = (
        HEAD,
        ["1", "学习不深", "研讨", "已完成"],
        [None, None, "补学", None],
        ["2", "管理松散", "约谈", "正在整改"],
    )
    assert printed(*rows) == [
        "问题1：学习不深",
        "整改措施：研讨",
        "状态：已完成",
        "整改措施：补学",
        "问题2：管理松散",
        "整改措施：约谈",
        "状态：正在整改",
    ]


@pytest.mark.parametrize("over", [["（一）学习方面", None, None, None], ["学习方面", "", "", ""]])
def test_a_row_over_all_columns_heads_what_follows(over: list[str | None]) -> None:
    assert printed(HEAD, over, ["1", "学习不深", "研讨", "已完成"])[:2] == [
        "（一）学习方面",
        "问题1：学习不深",
    ]


def test_a_cell_beside_several_problems_heads_them() -> None:
    head = ["方面", "问题", "措施"]
    rows = (["学习", "甲不深", "一"], [None, "乙不深", "二"], ["管理", "丙松散", "三"])
    lines = printed(head, *rows)
    assert lines is not None
    assert [line for line in lines if line[0] != "措"] == [
        "（一）学习",
        "问题1：甲不深",
        "问题2：乙不深",
        "（二）管理",
        "问题3：丙松散",
    ]


def test_headings_printed_again_and_lines_over_the_table_are_distinguished_from_rows() -> None:
    rows = (
        ["整改情况表", None, None, None],
        HEAD,
        ["1", "甲不深", "研讨", "已完成"],
        HEAD,
        ["2", "乙不深", "补学", "已完成"],
    )
    lines = printed(*rows)
    assert lines is not None
    assert [line for line in lines if "：" not in line] == ["整改情况表"]
    assert sum(line.startswith("问题") for line in lines) == 2


def test_a_problem_with_a_number_of_its_own_gets_one_number() -> None:
    assert printed(["问题", "措施"], ["1.关于学习不深的问题", "研讨"])[0] == "问题1：关于学习不深的问题"


def test_a_table_without_rows_is_none_of_problems() -> None:
    assert printed(HEAD) is None
