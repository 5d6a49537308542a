"""Tables of one issue, a label and its words in each row, and lists of Markdown that are all written 1."""

from __future__ import annotations

import pytest

from analysis.text.reading import reading_copy

ISSUE = "问题\t学习不深\n整改措施\t一是研讨。二是补学。\n整改状态\t已完成\n"
OTHER = "反馈问题 | 管理松散\n整改措施 | 约谈。\n完成情况 | 正在整改\n"
READ = [
    "问题1：学习不深",
    "整改措施：一是研讨。二是补学。",
    "整改状态：已完成",
    "问题2：管理松散",
    "整改措施：约谈。",
    "完成情况：正在整改",
]


def lines_of(raw: str) -> list[str]:
    return [line.strip() for line in reading_copy(raw).text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    "raw",
    [
        ISSUE + OTHER,
        ISSUE + "\n\n" + OTHER,
        ISSUE + OTHER.replace(" | ", "\t"),
        "".join(f"| {line} |\n" for line in (ISSUE + OTHER).replace("\t", " | ").splitlines()),
        "| 问题 | 学习不深 |\n|---|---|\n| **整改措施** | 一是研讨。二是补学。 |\n| 整改状态 | 已完成 |\n\n"
        + OTHER,
    ],
)
def test_a_table_of_one_issue_is_read_row_by_row(raw: str) -> None:
    copy = reading_copy(raw)
    assert lines_of(raw) == READ
    assert copy.places is not None
    for words in ("学习不深", "一是研讨", "正在整改"):
        assert copy.places[copy.text.index(words)] == raw.index(words)


@pytest.mark.parametrize(
    "raw",
    [
        "姓名\t某某\n职务\t局长\n",
        "问题\t整改措施\n学习不深\t研讨\n",
        "首页 | 公开\n问题 | 解答\n",
        "问题\t学习不深\n责任人\t某某\n",
    ],
)
def test_other_rows_of_two_cells_stay_as_they_are(raw: str) -> None:
    assert reading_copy(raw).text == raw


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("1. 甲不深\n1. 乙不深\n1. 丙松散\n", ["1. 甲不深", "2. 乙不深", "3. 丙松散"]),
        (
            "1. 甲不深\n   - 研讨\n   - 补学\n1. 乙不深\n   - 约谈\n   - 通报\n",
            ["1. 甲不深", "（1）研讨", "（2）补学", "2. 乙不深", "（1）约谈", "（2）通报"],
        ),
        ("1. 甲不深\n\n   文字。\n\n1. 乙不深\n", ["1. 甲不深", "文字。", "2. 乙不深"]),
        ("1. 甲不深\n文字。\n1. 乙不深\n", ["1. 甲不深", "文字。", "1. 乙不深"]),
        ("1. 甲不深\n2. 乙不深\n", ["1. 甲不深", "2. 乙不深"]),
        ("- 甲不深\n- 乙不深\n", ["甲不深", "乙不深"]),
    ],
)
def test_items_of_a_list_are_numbered_as_they_are_shown(raw: str, lines: list[str]) -> None:
    assert lines_of(f"## 一、整改情况\n\n**反馈问题**\n\n{raw}")[2:] == lines
