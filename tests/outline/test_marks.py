"""Marks are found at line starts and, where they number something, inside lines."""

from __future__ import annotations

import pytest

from analysis.outline.mark_numbers import number_of
from analysis.outline.marks import find_marks
from analysis.outline.tree import build_tree
from analysis.text.folded import Span, Text


def _marks(raw: str) -> list[tuple[str, int]]:
    text = Text(raw)
    return [(m.family, m.number) for m in find_marks(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("7", 7),
        ("③", 3),
        ("⑵", 2),
        ("㉑", 21),
        ("㈢", 3),
        ("⒋", 4),
        ("Ⅳ", 4),
        ("IX", 9),
        ("XIV", 14),
        ("C", 3),
        ("b", 2),
        ("丙", 3),
        ("拾贰", 12),
        ("〒", -1),
    ],
)
def test_numbers_are_read(printed: str, value: int) -> None:
    assert number_of(printed) == value


@pytest.mark.parametrize(
    ("raw", "marks"),
    [
        ("一、情况\n二、情况", [("cn_comma", 1), ("cn_comma", 2)]),
        ("（一）方面", [("cn_paren", 1)]),
        ("１．学习不深", [("ar_dot", 1)]),
        ("1、学习不深", [("ar_dot", 1)]),
        ("3.2023年以来", [("ar_dot", 3)]),
        ("率为62.26%", []),
        ("①学习。②测试", [("circled", 1), ("circled", 2)]),
        ("第一，学习。第二，测试", [("ordinal", 1), ("ordinal", 2)]),
        ("\u3000\u3000一是不断学习。二是测试", [("shi", 1), ("shi", 2)]),
        ("这一是非问题", []),
        ("第（三）项规定", []),
        ("1.5万元用于培训", []),
        ("2.1聚焦学习", [("decimal2", 1)]),
        ("3-5月开展培训", []),
        ("甲、乙双方签订合同", []),
    ],
)
def test_marks_are_distinguished_from_plain_text(raw: str, marks: list[tuple[str, int]]) -> None:
    assert _marks(raw) == marks


def test_an_inline_mark_of_a_family_that_numbers_lines_is_plain_text() -> None:
    assert _marks("1.甲。要求：1.乙;2.丙。\n2.丁。\n3.戊。") == [("ar_dot", 1), ("ar_dot", 2), ("ar_dot", 3)]


def test_an_inline_mark_that_the_lines_lack_is_a_mark() -> None:
    assert _marks("整改情况：（1）甲。\n（2）乙。\n（3）丙。") == [
        ("ar_paren", 1),
        ("ar_paren", 2),
        ("ar_paren", 3),
    ]


def test_marks_nested_without_end_are_text_from_some_depth_on() -> None:
    raw = "措施1：措施1：①二是" * 40
    level = build_tree(find_marks(Text(raw), Span(0, len(raw))), 0, len(raw)).children
    depth = 0
    while level:
        depth, level = depth + 1, [child for node in level for child in node.children]
    assert depth == 12
