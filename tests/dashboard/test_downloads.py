"""What is taken away: readable by spreadsheets, harmless, and explained."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pandas as pd
import pytest

from dashboard.downloads import Download, csv_for_spreadsheets, zip_with_notes
from dashboard.words import Words

DAY = date(2024, 5, 6)


def _download(frame: pd.DataFrame) -> Download:
    return Download(
        measure="issues-heat", title="T", definition="D", frame=frame, filters="甲省", slug="1-of-3-notices_甲省", caveats="C",
        link="http://localhost/?province=x",
    )  # fmt: skip


def _zip(frame: pd.DataFrame) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(zip_with_notes(_download(frame), Words("en"), on=DAY)))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-x", "@x", "\tx"])
def test_no_cell_can_run_as_a_formula(cell: str) -> None:
    assert (
        csv_for_spreadsheets(pd.DataFrame({"title": [cell]}))
        .decode("utf-8-sig")
        .splitlines()[1]
        .strip('"')[0]
        == "'"
    )


def test_negative_numbers_stay_numbers() -> None:
    assert csv_for_spreadsheets(pd.DataFrame({"n": [-1]})).decode("utf-8-sig") == "n\n-1\n"


def test_the_csv_has_the_mark_by_which_spreadsheets_know_utf8() -> None:
    assert csv_for_spreadsheets(pd.DataFrame({"title": ["甲"]})).startswith(b"\xef\xbb\xbf")


def test_the_zip_holds_the_data_without_a_mark() -> None:
    assert _zip(pd.DataFrame({"title": ["甲"]})).read("data.csv").decode("utf-8") == "title\n甲\n"


def test_the_package_describes_every_column() -> None:
    described = json.loads(
        _zip(pd.DataFrame({"issue_type": ["safety_risk"], "issues": [1]})).read("datapackage.json")
    )
    fields = described["resources"][0]["schema"]["fields"]
    assert [(f["name"], f["type"]) for f in fields] == [("issue_type", "string"), ("issues", "integer")]


@pytest.mark.parametrize(
    "said", ["甲省", "D", "`safety_risk`", "2024-05-06", "http://localhost/?province=x", "Cite as"]
)
def test_the_notes_tell_what_the_data_are(said: str) -> None:
    assert said in _zip(pd.DataFrame({"issue_type": ["safety_risk"]})).read("README.md").decode("utf-8")


def test_the_file_name_tells_measure_selection_and_date() -> None:
    assert (
        _download(pd.DataFrame()).file_name("csv", on=DAY) == "issues-heat_1-of-3-notices_甲省_2024-05-06.csv"
    )
