"""The page on method and data shows what the program works with, in both languages, on any selection."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pandas as pd
import pytest

from analysis.compare.free_query import example_queries
from analysis.compare.selected_rows import select_rows
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.schema import TABLES
from dashboard.downloads.whole import tables_workbook
from dashboard.i18n.translator import Translator
from dashboard.pages.method.sections import pack_tables
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, parameter, view_of
from tests.factories.workbooks import read_workbook

SECTIONS = ("definitions", "codes", "accuracy", "tables", "query", "words", "cite")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens(section: str, language: str, seen_page: OpenPage) -> None:
    app = seen_page("method", language, section=section)
    assert len(app.markdown) + len(app.dataframe) > 2


def test_definitions_are_those_under_the_charts(seen_page: OpenPage) -> None:
    shown = " ".join(element.value for element in seen_page("method", section="definitions").markdown)
    assert Translator("en")("issues.heat.method") in shown


def test_tables_are_counted_as_chosen(open_page: OpenPage) -> None:
    options = (
        open_page("method", "en", section="tables", level="county").selectbox(key="method-table").options
    )
    assert any(option.endswith("(1)") for option in options)


@pytest.mark.parametrize(
    ("section", "key", "code"), [("codes", "method-domain", "status"), ("tables", "method-table", "issues")]
)
def test_the_address_names_what_is_looked_up(section: str, key: str, code: str, open_page: OpenPage) -> None:
    app = open_page("method", "en", **{"section": section, key: code})
    assert app.selectbox(key=key).value == code
    assert parameter(app, key) == code


def test_a_query_is_answered_and_one_that_is_none_is_refused_in_a_sentence(open_page: OpenPage) -> None:
    app = open_page("method", "en", section="query")
    app.text_area(key="query-sql").input("SELECT count(*) AS n FROM issues")
    app.button(key="query-run").click().run()
    assert app.dataframe[0].value["n"].tolist() == [len(invented_tables()["issues"])] and not app.error
    app.text_area(key="query-sql").input("DROP TABLE issues")
    app.button(key="query-run").click().run()
    assert "Only one SELECT" in app.error[0].value and not app.dataframe


def test_an_example_writes_its_query_and_is_answered(open_page: OpenPage) -> None:
    app = open_page("method", "en", section="query")
    app.button_group(key="query-example").set_value("completion_by_level").run()
    assert app.text_area(key="query-sql").value == example_queries()["completion_by_level"]
    assert app.dataframe[0].value["issues"].sum() == len(invented_tables()["issues"])


def test_an_empty_selection_still_explains(open_page: OpenPage) -> None:
    app = open_page("method", "en", section="codes", level="county", kind="巡视")
    assert app.warning and app.dataframe


def test_chosen_tables_contain_the_chosen_notices_and_issues_alone() -> None:
    tables = Tables.from_frames(invented_tables())
    chosen = select_rows(tables, Selection(issue_types=("safety_risk",)))
    assert set(chosen) == set(TABLES)
    assert set(chosen["issues"]["issue_type"]) == {"safety_risk"}
    assert set(chosen["measures"]["issue_id"]) <= set(chosen["issues"]["issue_id"])


def test_thepack_tables_holds_every_table() -> None:
    tables = select_rows(Tables.from_frames(invented_tables()), Selection())
    with zipfile.ZipFile(io.BytesIO(pack_tables(tables))) as archive:
        assert {f"{name}.csv" for name in TABLES} <= set(archive.namelist())
        assert len(pd.read_csv(archive.open("issues.csv"))) == len(tables["issues"])


@pytest.mark.parametrize("language", languages())
def test_the_workbook_has_every_row_of_every_table_and_explains_every_column(
    language: str, seen_page: OpenPage
) -> None:
    view, tr = view_of(seen_page("method", language, section="tables")), Translator(language)
    tables = select_rows(view.tables, view.selection)
    read = read_workbook(tables_workbook(view, tables, on=date(2024, 5, 6)))
    explained = {(row[0], row[1]) for row in read[tr("readme.sheets.columns")][1:] if row[2] and row[-1]}
    for name, frame in tables.items():
        label = tr(f"tables.{name}.label")
        heads, *rows = read[label]
        assert len(rows) == len(frame), name
        assert {(label, head) for head in heads} <= explained, name
    notes = dict(read[tr("readme.sheets.notes")][1:])
    assert all(name in notes[tr("readme.citation")] for name in view.chosen_names)
