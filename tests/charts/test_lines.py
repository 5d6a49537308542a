"""Names and titles broken into lines."""

from __future__ import annotations

import pytest

from dashboard.i18n.lines import in_lines


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("party governance and supervision", 17, ["party governance", "and supervision"]),
        ("管党治党与监督", 8, ["管党治党", "与监督"]),
        ("问题的比例（名称后为问题数）", 26, ["问题的比例（名", "称后为问题数）"]),
        ("问责abc）人", 8, ["问责", "abc）人"]),
        ("临江卫健委", 8, ["临江", "卫健委"]),
        ("", 5, [""]),
    ],
)
def test_lines_fit_about_the_width_and_begin_with_no_closing_mark(
    name: str, width: int, lines: list[str]
) -> None:
    assert in_lines(name, width=width).split("<br>") == lines
