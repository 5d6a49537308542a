"""Tables typed into a text are read row by row, and each character keeps its place."""

from __future__ import annotations

import pytest

from analysis.text.reading import reading_copy

TABBED = (
    "前。\n序号\t反馈问题\t整改措施\t完成情况\n"
    "1\t学习不深\t一是研讨。二是补学。\t已完成\n2\t管理松散\t约谈。\t正在整改\n后。"
)
MARKDOWN = (
    "前。\n| 序号 | 反馈问题 | 整改措施 | 完成情况 |\n|:--|---|---|---|\n| "
    "1 | 学习不深 | 一是研讨。二是补学。 | 已完成 |\n"
    "| 2 | 管理松散 | 约谈。 | 正在整改 |\n后。"
)


def lines_of(raw: str) -> list[str]:
    return [line for line in reading_copy(raw).text.split("\n") if line.strip()]


@pytest.mark.parametrize("raw", [TABBED, MARKDOWN, MARKDOWN.replace("\n| ", "\n").replace(" |\n", "\n")])
def test_rows_about_problems_are_lines_as_other_notices_write_them(raw: str) -> None:
    assert lines_of(raw) == [
        "前。",
        "问题1：学习不深",
        "整改措施：一是研讨。二是补学。",
        "完成情况：已完成",
        "问题2：管理松散",
        "整改措施：约谈。",
        "完成情况：正在整改",
        "后。",
    ]


@pytest.mark.parametrize("raw", [TABBED, MARKDOWN])
def test_every_cell_keeps_its_place(raw: str) -> None:
    copy = reading_copy(raw)
    assert copy.places is not None
    for words in ("学习不深", "一是研讨。二是补学。", "正在整改", "后。"):
        assert copy.places[copy.text.index(words)] == raw.index(words)


def test_a_column_that_groups_problems_heads_them() -> None:
    raw = "方面\t问题\t措施\n学习\t甲不深\t研讨\n学习\t乙不深\t补学\n管理\t丙松散\t约谈\n"
    assert [line for line in lines_of(raw) if line[0] != "措"] == [
        "（一）学习",
        "问题1：甲不深",
        "问题2：乙不深",
        "（二）管理",
        "问题3：丙松散",
    ]


def test_a_line_break_in_a_cell_is_one() -> None:
    raw = "|序号|问题|措施|\n|-|-|-|\n|1|甲不深|一是研讨。<br>二是补学。|\n"
    assert lines_of(raw) == ["问题1：甲不深", "措施：一是研讨。", "二是补学。"]


@pytest.mark.parametrize(
    "raw", ["序号\t姓名\t职务\n1\t某某\t局长\n", "网站地图 | 联系我们 | 关于我们\n", "一\t二\n"]
)
def test_other_tables_stay_as_they_are(raw: str) -> None:
    assert reading_copy(raw).text == raw
