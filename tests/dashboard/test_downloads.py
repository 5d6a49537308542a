"""Downloads: readable by spreadsheets, harmless, and explained."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.evaluate.readings import latest_first_readings
from dashboard.charts.block import Block
from dashboard.downloads.accuracy import MEASURES, describe_accuracy
from dashboard.downloads.files import csv_for_spreadsheets, zip_with_notes
from dashboard.downloads.notes import Download, list_notes
from dashboard.downloads.report import Offline, write_html
from dashboard.downloads.row_order import as_drawn
from dashboard.i18n.translator import Translator
from dashboard.shell.navigation import list_scripts
from dashboard.shell.page_run import PageRun
from dashboard.shell.view import View
from tests.factories.invented_tables import invented_tables
from tests.factories.packages import package_errors

DAY = date(2024, 5, 6)


def _download(frame: pd.DataFrame) -> Download:
    return Download(
        measure="issues-heat",
        title="T",
        definition="D",
        frame=frame,
        filters="甲省",
        slug="1-of-3-notices_甲省",
        caveats="C",
        cited="Cited",
        shown="S",
        link="http://localhost/?province=x",
    )


def _zip(frame: pd.DataFrame) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(zip_with_notes(_download(frame), Translator("en"), on=DAY)))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-x", "@x", "\tx", "＝1", "＋1", "－x", "＠x", " =1", "\u3000＝1", "\r=1"]
)
def test_no_cell_can_run_as_a_formula(cell: str) -> None:
    assert (
        csv_for_spreadsheets(pd.DataFrame({"title": [cell]}))
        .decode("utf-8-sig")
        .splitlines()[1]
        .strip('"')[0]
        == "'"
    )


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_no_later_line_of_a_cell_can_run_as_a_formula(ending: str) -> None:
    written = csv_for_spreadsheets(pd.DataFrame({"title": [f"甲{ending}=1{ending}－2", "乙"]})).decode(
        "utf-8-sig"
    )
    cells = [row["title"] for row in csv.DictReader(io.StringIO(written, newline=""))]
    assert cells == [f"甲{ending}'=1{ending}'－2", "乙"]


NUMBERS = [
    "(1)",
    "（12）",
    "3.",
    "3．",
    "12",
    "７",
    "001",
    "1e5",
    "1E+05",
    ".5",
    "0.50",
    "50%",
    "¥5",
    "110101199001011234",
    "TRUE",
    "false",
]
DAYS = [
    "2024-03",
    "1-2",
    "12/3",
    "2024/3/5",
    "2024.3.5",
    "3月5日",
    "３月５日",
    "2024年3月5日",
    "2024年3月",
    "3月",
    "5-Mar",
    "mar-24",
    "9:30",
    "9时30分",
]


def test_no_text_becomes_a_number_or_a_day_in_a_spreadsheet() -> None:
    cells = [*NUMBERS, *DAYS, " 001 ", "1 1/2", "5 March 2024", "9 pm", "1,234"]
    frame = pd.DataFrame({"marker": cells})
    read = list(csv.reader(io.StringIO(csv_for_spreadsheets(frame).decode("utf-8-sig"))))
    assert [row[0] for row in read[1:]] == [f"'{cell}" for cell in cells]
    exact = list(csv.reader(io.StringIO(_zip(frame).read("data.csv").decode("utf-8"))))
    assert [row[0] for row in exact[1:]] == cells


def test_what_spreadsheets_read_right_stays_as_it_is() -> None:
    cells = [
        "2024-03-05",
        "2024",
        "一、",
        "(一)",
        "(1) 甲",
        "3月5日前",
        "12人",
        "1.甲",
        "5A",
        ".",
        "()",
        "marked",
        "可",
    ]
    read = csv_for_spreadsheets(pd.DataFrame({"marker": cells})).decode("utf-8-sig").splitlines()
    assert read[1:] == cells


def test_negative_numbers_stay_numbers() -> None:
    assert csv_for_spreadsheets(pd.DataFrame({"n": [-1]})).decode("utf-8-sig") == "n\n-1\n"


def test_the_csv_has_the_mark_by_which_spreadsheets_know_utf8() -> None:
    assert csv_for_spreadsheets(pd.DataFrame({"title": ["甲"]})).startswith(b"\xef\xbb\xbf")


def test_the_zip_contains_the_data_without_a_mark() -> None:
    assert _zip(pd.DataFrame({"title": ["甲"]})).read("data.csv").decode("utf-8") == "title\n甲\n"


def test_the_package_describes_every_column() -> None:
    described = json.loads(
        _zip(pd.DataFrame({"issue_type": ["safety_risk"], "issues": [1]})).read("datapackage.json")
    )
    fields = described["resources"][0]["schema"]["fields"]
    assert [(f["name"], f["type"]) for f in fields] == [("issue_type", "string"), ("issues", "integer")]


@pytest.mark.parametrize(
    "words",
    ["甲省", "D", "`safety_risk`", "2024-05-06", "http://localhost/?province=x", "Cite as", "Cited", "Shown"],
)
def test_the_notes_describe_the_data(words: str) -> None:
    assert words in _zip(pd.DataFrame({"issue_type": ["safety_risk"]})).read("README.md").decode("utf-8")


def test_the_file_name_contains_measure_selection_and_date() -> None:
    assert (
        _download(pd.DataFrame()).file_name("csv", on=DAY) == "issues-heat_1-of-3-notices_甲省_2024-05-06.csv"
    )


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"issue_type": ["safety_risk", None], "issues": [1, 2], "share": [0.5, 0.25]}),
        pd.DataFrame({"notice_id": ["a"], "feedback_date": ["2024-03"], "invented": [True]}),
        pd.DataFrame({"day": pd.to_datetime(["2024-03-01"]), "n": pd.Series([None], dtype="Int64")}),
    ],
)
def test_the_package_keeps_to_the_data_package_standard(frame: pd.DataFrame, tmp_path: Path) -> None:
    _zip(frame).extractall(tmp_path)
    assert package_errors(tmp_path / "datapackage.json") == []


def test_the_file_that_opens_offline_prints_every_digit() -> None:
    tr = Translator("en")
    frame = pd.DataFrame(
        {"value": [2135000.0, 82.52, 1234567.25], "issues": [2135000] * 3, "share": [0.5] * 3}
    )
    block = Block("issues.types", "F", frame, go.Figure, controls=())
    view = View(Tables.from_frames(invented_tables()), Selection(), tr, {}, n_notices=3, of_notices=3)
    page = write_html(Offline("T", [block], "", DAY), PageRun(view, {}))
    cells = re.findall(r'<td class="n">([^<]*)</td>', page)
    assert cells == [
        "2,135,000",
        "2,135,000",
        "50.0%",
        "82.52",
        "2,135,000",
        "50.0%",
        "1,234,567.25",
        "2,135,000",
        "50.0%",
    ]


def test_cells_of_a_row_come_from_left_to_right() -> None:
    frame = pd.DataFrame(
        {"issue_type": list("aabb"), "notice_id": ["x", "y"] * 2, "issues": range(4), "level": "unit"}
    )
    codes = [("a", "x"), ("a", "y"), ("b", "x")]
    bar = go.Bar(orientation="h", y=["A", "A", "B"], base=[1, 0, 1], x=[1] * 3, customdata=codes)
    figure = go.Figure(bar, {"yaxis": {"autorange": "reversed", "categoryarray": ["B", "A"]}})
    assert list(as_drawn(frame, figure)["issues"]) == [2, 3, 1, 0]


def test_everything_that_leaves_a_page_says_how_right_its_facts_are() -> None:
    missing = [page for page in list_scripts() if page not in {*MEASURES, "add", "method"}]
    known = set(latest_first_readings()["measure"])
    unknown = [measure for measures in MEASURES.values() for measure in measures if measure not in known]
    assert not missing and not unknown
    tr, download = Translator("en"), _download(pd.DataFrame({"n": [1]}))
    notes = list_notes(replace(download, accuracy=describe_accuracy(tr, ["issues"])), tr, on=DAY)
    assert "(226)" in notes[tr("readme.accuracy")]
