"""The folders of languages: complete, without leftovers; an error names what one lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import locales
from analysis import codebook
from analysis.compare.deadlines import read_deadlines
from analysis.schema import TABLES
from locales.language import Language
from tests.factories.languages import add_language


def _labelled() -> Iterator[str]:
    """Keys that schema and codebook ask for."""
    for table in TABLES.values():
        yield from (f"tables.{table.name}.label", f"tables.{table.name}.row")
        for column in table.names:
            yield from (f"tables.{table.name}.columns.{column}.{part}" for part in ("label", "meaning"))
    for name in (name for name, kind in codebook.files() if kind == "domain"):
        yield from (f"domains.{name}.{part}" for part in ("label", "meaning"))
        for code in codebook.domain(name).codes:
            yield from (f"domains.{name}.codes.{code}.{part}" for part in ("label", "meaning"))
    for rule in read_deadlines():
        yield from (f"deadlines.{rule}.{part}" for part in ("label", "note"))


@pytest.mark.parametrize("language", locales.languages())
def test_a_language_labels_every_code_column_and_deadline_and_no_other(language: str) -> None:
    found = {
        key for key in locales.texts(language) if key.split(".")[0] in ("tables", "domains", "deadlines")
    }
    assert found == set(_labelled())
    assert [key for key in sorted(found) if not locales.texts(language)[key]] == []


def test_the_meanings_of_the_notices_language_are_in_chinese() -> None:
    texts = locales.texts(locales.NOTICES)
    meanings = [key for key in _labelled() if key.endswith((".meaning", ".row", ".note"))]
    assert [key for key in meanings if not any("\u4e00" <= char <= "\u9fff" for char in texts[key])] == []


@pytest.mark.parametrize(
    ("key", "text", "fault"),
    [
        ("days.range", None, "days.range is missing"),
        ("days.never", "never", "days.never is not used"),
        ("days.range", "{low} to {most} days", "days.range: blanks ['low', 'most'], not ['high', 'low']"),
        ("days.range", "{low:day|days|Days} {high}", "days.range: {low} needs one | other"),
        ("days.range", "{low", "days.range: expected '}' before end of string"),
    ],
)
def test_a_language_with_a_fault_names_it(
    key: str, text: str | None, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {**locales.texts("en"), key: text}
    given = {name: value for name, value in texts.items() if value is not None}
    add_language("fault", given, tmp_path / "locales", monkeypatch)
    with pytest.raises(locales.LocaleError) as error:
        locales.texts("fault")
    assert str(error.value) == f"locales/fault: {fault}"


RUSSIAN = Language(
    code="ru",
    name="русский",
    tag="ru",
    list_separator=", ",
    dates={"day": "{day} {month} {year} г.", "month": "{month} {year} г.", "year": "{year} г."},
    months=[f"m{n}" for n in range(1, 13)],
    large_sum=1_000_000,
    plurals={"one": r"(.*[^1])?1", "few": r"(.*[^1])?[234]"},
)


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, "one"),
        (11, "other"),
        (21, "one"),
        ("1,003", "few"),
        (12, "other"),
        (4.0, "few"),
        (0.5, "other"),
        (None, "other"),
    ],
)
def test_a_language_defines_which_numbers_take_which_form(number: object, form: str) -> None:
    assert RUSSIAN.form(number) == form


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2024-03-05", "5 m3 2024 г."),
        ("2024-12", "m12 2024 г."),
        ("2024", "2024 г."),
        ("2024-03-05 10:12", "5 m3 2024 г."),
    ],
)
def test_a_language_defines_how_it_writes_dates(iso: str, written: str) -> None:
    assert RUSSIAN.write_date(iso) == written
