"""《》 names found in a text, and the text without their insides."""

from __future__ import annotations

from analysis.text.names import blank, find_names


def test_outermost_names_are_found_with_their_brackets() -> None:
    assert [tuple(span) for span in find_names("学《甲》《乙《丙》》。")] == [(1, 4), (4, 10)]


def test_a_name_outside_the_stretch_is_not_found() -> None:
    assert find_names("《甲》和《乙》", start=3, end=4) == []


def test_inside_a_name_too_long_to_be_one_the_shorter_name_is_found() -> None:
    assert [tuple(span) for span in find_names("《" + "长" * 200 + "《甲》》")] == [(201, 204)]


def test_blanking_keeps_brackets_and_length() -> None:
    text = "学《甲乙》，印《丙》"
    assert blank(text, find_names(text)) == "学《□□》，印《□》"


def test_a_long_run_of_opening_brackets_takes_linear_time() -> None:
    assert find_names("《" * 50_000) == []
