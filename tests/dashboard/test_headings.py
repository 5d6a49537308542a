"""Findings as a heading and a sentence below it."""

from __future__ import annotations

from dashboard.components.headings import split_finding

# Finding -> the heading and what is below.
SPLIT = {
    "Five notices": ("Five notices", ""),
    "甲乙丙丁戊己 86 个问题，甲乙已完成 16 个（18.6%）；其余 62 个未说明。": (
        "甲乙丙丁戊己 86 个问题，甲乙已完成 16 个（18.6%）",
        "其余 62 个未说明。",
    ),
    "从甲乙丙丁到戊己庚辛用时 161–302 天（5 份通报中有 3 份日期齐全）；1 份不详。": (
        "从甲乙丙丁到戊己庚辛用时 161–302 天",
        "5 份通报中有 3 份日期齐全；1 份不详。",
    ),
    "one two three four five six seven eight nine ten eleven (two of three); one unknown.": (
        "One two three four five six seven eight nine ten eleven",
        "Two of three; one unknown.",
    ),
    "one two three (four) five: six seven eight nine ten eleven twelve thirteen.": (
        "One two three (four) five",
        "Six seven eight nine ten eleven twelve thirteen.",
    ),
    "Issues range from 11 (One 甲乙市) to 24 (Two 丙丁市).": (
        "Issues range from 11 (One 甲乙市) to 24 (Two 丙丁市)",
        "",
    ),
    "甲乙丙丁戊己庚辛平均每份通报 11 个（甲乙市）至 24 个（丙丁市）。其余不详。": (
        "甲乙丙丁戊己庚辛平均每份通报 11 个（甲乙市）至 24 个（丙丁市）",
        "其余不详。",
    ),
    "甲乙每份通报 11 个问题。": ("甲乙每份通报 11 个问题", ""),
    "one two three four five six seven eight nine ten eleven twelve (n = 9, tied); the rest.": (
        "One two three four five six seven eight nine ten eleven twelve",
        "n = 9, tied; the rest.",
    ),
}


def test_a_heading_ends_without_a_stop_and_what_is_below_begins_as_a_sentence() -> None:
    assert {finding: split_finding(finding) for finding in SPLIT} == SPLIT
