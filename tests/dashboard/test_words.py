"""Texts as a reader meets them: none in code, dates, durations and numbers in the form of the language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.codebook import domain
from dashboard.i18n.translator import Translator, browser_language
from locales import texts
from tests.factories.cases import assert_no_offenders

DASHBOARD = Path(__file__).resolve().parent.parent.parent / "dashboard"
MODULES = [*DASHBOARD.rglob("*.py"), DASHBOARD.parent / "app.py"]


def test_code_contains_no_text_of_the_interface() -> None:
    assert len(MODULES) > 50
    chinese = {path: re.findall(r"[\u4e00-\u9fff]+", path.read_text(encoding="utf-8")) for path in MODULES}
    assert_no_offenders(f"{path}: {found}" for path, found in chinese.items() if found)


@pytest.mark.parametrize(
    ("locale", "language"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("xx-XX", "en"), (None, "zh")]
)
def test_the_browser_decides_the_first_language(locale: str | None, language: str) -> None:
    assert browser_language(locale) == language


@pytest.mark.parametrize(
    ("iso", "zh", "en"),
    [
        ("2024-03-05", "2024年3月5日", "5 Mar 2024"),
        ("2024-03", "2024年3月", "Mar 2024"),
        ("2024", "2024年", "2024"),
    ],
)
def test_dates_take_the_form_of_the_language(iso: str, zh: str, en: str) -> None:
    assert (Translator("zh").day(iso), Translator("en").day(iso)) == (zh, en)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(1, 1, "1 day"), (3, 5, "3–5 days"), (7, None, "at least 7 days"), (0, None, "unknown")],
)
def test_durations_say_what_is_known(low: int, high: int | None, shown: str) -> None:
    assert Translator("en").days(low, high) == shown


def test_every_status_has_a_column_heading_in_the_glance() -> None:
    assert all(f"columns.{code}" in texts("zh") for code in domain("status").codes)


@pytest.mark.parametrize(
    ("n", "shown"), [("0", "0 of 1 notice"), ("1", "1 of 5 notices"), ("5", "5 of 5 notices")]
)
def test_a_word_goes_with_its_number(n: str, shown: str) -> None:
    assert Translator("en")("selection.count", n=n, of=shown.split()[2]) == shown
