"""A text in pieces is the text, and each piece knows every passage over it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.pieces import MOST_DEEP, cut_pieces, printed_heading

TEXT = "一二三四五六七八九十"


def test_passages_that_overlap_share_a_piece_the_shortest_first() -> None:
    assert cut_pieces(TEXT, [("long", 0, 6), ("short", 4, 8)]) == [
        ("一二三四", ("long",)),
        ("五六", ("short", "long")),
        ("七八", ("short",)),
        ("九十", ()),
    ]


def test_two_facts_with_one_passage_share_it() -> None:
    assert cut_pieces(TEXT, [("b", 2, 4), ("a", 2, 4)])[1] == ("三四", ("a", "b"))


@pytest.mark.parametrize("passage", [("a", 20, 30), ("a", 5, 5), ("a", 6, 2), ("a", -9, 0)])
def test_a_passage_outside_the_text_is_ignored(passage: tuple[str, int, int]) -> None:
    assert cut_pieces(TEXT, [passage]) == [(TEXT, ())]


def test_endless_nesting_is_cut_at_the_shortest() -> None:
    nested = [(str(end), 0, end) for end in range(1, 11)] * 2
    assert max(len(keys) for _, keys in cut_pieces(TEXT, nested)) <= MOST_DEEP


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=12))
def test_pieces_joined_are_the_text_and_passages_cover_what_they_say(
    text: str, spans: list[tuple[int, int]]
) -> None:
    named = [(str(i), start, end) for i, (start, end) in enumerate(spans)]
    pieces = cut_pieces(text, named)
    assert "".join(piece for piece, _ in pieces) == text
    if len(spans) <= MOST_DEEP:
        for key, start, end in named:
            covered = "".join(piece for piece, keys in pieces if key in keys)
            assert covered == text[max(0, start) : max(0, end)]


@pytest.mark.parametrize(
    ("passage", "title", "heading"),
    [
        ("1.学习不深入。\n一是开会。", "学习不深入", "1.学习不深入"),
        ("1.关于“学习 不深入”问题的整改：一是开会。", "学习不深入", "1.关于“学习 不深入”问题的整改"),
        ("（1）管理不严\n已制定制度。", "管理不严", "（1）管理不严"),
        ("2.印作别样\n措施如下。", "另一个标题", "2.印作别样"),
    ],
)
def test_a_heading_ends_with_its_sentence(passage: str, title: str, heading: str) -> None:
    start, end = printed_heading(f"前文{passage}", start=2, end=2 + len(passage), title=title)
    assert f"前文{passage}"[start:end] == heading


def test_a_heading_without_a_stop_ends_with_its_title() -> None:
    passage = "1.管理不严" + "已" * 500
    start, end = printed_heading(passage, start=0, end=len(passage), title="管理不严")
    assert passage[start:end] == "1.管理不严"
