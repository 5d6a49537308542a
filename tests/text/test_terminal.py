import io

import pytest

from analysis.text.terminal import clip, columns, pad, styled, width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "cells"), [("整改", 4), ("a整", 3), ("（1）", 5), ("e\u0301", 1), ("\u200b", 0), ("", 0)]
)
def test_wide_characters_take_two_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_columns_line_up_under_wide_and_narrow_text() -> None:
    lines = columns([("整改", "1"), ("abc", "22")], right=(1,))
    assert lines == ["整改   1", "abc   22"]
    assert len({width(line) for line in lines}) == 1


def test_padding_never_cuts() -> None:
    assert pad("整改通报", 4) == "整改通报"


@pytest.mark.parametrize(
    ("text", "clipped"), [("整改\n通报", "整改 通…"), ("整改", "整改"), ("abcdefgh", "abcdefgh")]
)
def test_long_text_is_cut_to_its_cells_in_one_line(text: str, clipped: str) -> None:
    assert clip(text, 8) == clipped
    assert width(clip(text, 8)) <= 8


def test_style_is_for_terminals_without_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert styled("x", "bold", Terminal()) == "\033[1mx\033[0m"
    assert styled("x", "bold", io.StringIO()) == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert styled("x", "bold", Terminal()) == "x"
