"""Dates are found and read as printed."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.text.dates import Mention, find_mentions, first_day, last_day
from analysis.text.folded import Span, fold


def _read(raw: str) -> list[tuple[str, int | None, int | None, int | None]]:
    folded = fold(raw)
    return [
        (raw[m.start : m.end], m.year, m.month, m.day) for m in find_mentions(folded, Span(0, len(folded)))
    ]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("2023年6月6日至9月8日", [("2023年6月6日", 2023, 6, 6), ("9月8日", None, 9, 8)]),
        ("2024年1月初开会", [("2024年1月初", 2024, 1, None)]),
        ("争取6月底前完成", [("6月底", None, 6, None)]),
        ("3月、5月先后两次", [("3月", None, 3, None), ("5月", None, 5, None)]),
        ("1-7月份减少", [("1-7月份", None, 7, None)]),
        ("2024年上半年集中学习", [("2024年上半年", 2024, None, None)]),
        ("2021年度资金", [("2021年度", 2021, None, None)]),
        ("2018以来发票", [("2018", 2018, None, None)]),
        ("2021、2022两个年度", [("2021", 2021, None, None), ("2022", 2022, None, None)]),
        ("4月16日、18日召开", [("4月16日", None, 4, 16), ("18日", None, 4, 18)]),
        ("二〇二四年四月十七日", [("二〇二四年四月十七日", 2024, 4, 17)]),
        ("２０２４年８月２日", [("２０２４年８月２日", 2024, 8, 2)]),
        ("生成日期:2024-08-05", [("2024-08-05", 2024, 8, 5)]),
        ("《2024年工作要点》", []),
        ("“2024年国际家庭日”", []),
        ("〔2017〕28号", []),
        ("三个月、3个月、5.19活动", []),
        ("2023年2月30日", []),
        ("版权2016-2020", []),
        ("2023年7月6日-9月6日", [("2023年7月6日", 2023, 7, 6), ("9月6日", None, 9, 6)]),
        ("2023年7月6至9月8日", [("2023年7月6", 2023, 7, 6), ("9月8日", None, 9, 8)]),
        ("2021年元月8日", [("2021年元月8日", 2021, 1, 8)]),
        ("至元月8日,奖金2万元月均", [("元月8日", None, 1, 8)]),
        ("20237月6日", [("20237月6日", 2023, 7, 6)]),
    ],
)
def test_dates_are_read_as_printed(
    raw: str, found: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    assert _read(raw) == found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("2024717日至830日", [("2024717日", 2024, 7, 17), ("830日", None, 8, 30)]),
        ("2023年1225日", [("2023年1225日", 2023, 12, 25)]),
        ("202385日、914日", [("202385日", 2023, 8, 5), ("914日", None, 9, 14)]),
        ("2020111日至126日", []),
        ("2025324日至56对市局、完成41,", [("2025324日", 2025, 3, 24), ("56", None, 5, 6)]),
        ("2024717日起30日内", [("2024717日", 2024, 7, 17)]),
        ("2024年7月17日起180日内", [("2024年7月17日", 2024, 7, 17)]),
    ],
)
def test_digits_that_ran_together_are_a_date_where_they_can_be_read_in_one_way(
    raw: str, found: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    assert _read(raw) == found


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_reduced_date_is_its_whole_period(iso: str, first: date, last: date) -> None:
    assert (first_day(iso), last_day(iso)) == (first, last)


def test_an_iso_date_is_as_reduced_as_the_text() -> None:
    assert [Mention(0, 0, 2024, m, d).iso for m, d in ((3, 5), (3, None), (None, None))] == [
        "2024-03-05",
        "2024-03",
        "2024",
    ]
