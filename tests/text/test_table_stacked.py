"""Tables copied cell by cell become lines; lines that only look like them stay as they are."""

from __future__ import annotations

from analysis.text.edits import Edited
from analysis.text.table_stacked import find_stacked

_TABLE = """说明：现将整改情况公开如下。
序号
反馈问题
整改措施
责任人
完成情况
1
学习计划性不强
制定计划。
开展研讨7次。
王某
已完成
2
台账不全
补登台账46条。
李某
正在推进
某局党组
"""


def _read(text: str) -> str:
    return Edited(text).without(find_stacked(text)).text


def test_every_row_is_a_problem_with_its_labels_and_what_a_cell_has_more_is_a_measure() -> None:
    assert _read(_TABLE).split("\n")[1:9] == [
        "问题1：学习计划性不强",
        "整改措施：制定计划。",
        "开展研讨7次。",
        "责任人：王某",
        "完成情况：已完成",
        "问题2：台账不全",
        "整改措施：补登台账46条。",
        "责任人：李某",
    ]


def test_what_is_no_table_is_left_alone() -> None:
    for text in (
        _TABLE.replace("\n2\n", "\n3\n"),  # numbers that do not go on
        _TABLE.replace("反馈问题\n", ""),  # no column of problems
        "序号\n反馈问题\n整改措施\n",
        "",
    ):
        assert _read(text) == text
