"""The package of every chart explains itself: labels, meanings and codes of its columns, numbers without
noise."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.export.cells import harmless, write_csv
from dashboard.downloads.files import workbook_with_notes, zip_with_notes
from dashboard.downloads.menu import download_of
from dashboard.i18n.labels import label_codes
from dashboard.i18n.translator import Translator
from locales import languages
from tests.factories.opened import CHART_PAGES, OpenPage, blocks_of, run_of, view_of
from tests.factories.packages import package_errors
from tests.factories.workbooks import read_workbook

DAY = date(2024, 5, 6)


def _zips(app: AppTest) -> dict[str, zipfile.ZipFile]:
    tr = view_of(app).tr
    made = {
        name: zip_with_notes(download_of(run_of(app), block, on=DAY), tr, on=DAY)
        for name, block in blocks_of(app).items()
    }
    return {name: zipfile.ZipFile(io.BytesIO(content)) for name, content in made.items()}


def _fields(archive: zipfile.ZipFile) -> dict[str, Any]:
    described = json.loads(archive.read("datapackage.json"))
    return {field["name"]: field for field in described["resources"][0]["schema"]["fields"]}


@pytest.mark.parametrize("page", CHART_PAGES)
def test_every_package_keeps_to_the_standard_and_labels_every_column(
    page: str, tmp_path: Path, seen_page: OpenPage
) -> None:
    for name, archive in _zips(seen_page(page, "zh")).items():
        archive.extractall(tmp_path / name)
        assert package_errors(tmp_path / name / "datapackage.json") == [], name
        named_after_code = {c for c, field in _fields(archive).items() if field["title"] == c and "_" in c}
        assert not named_after_code, name


@pytest.mark.parametrize("language", languages())
def test_columns_of_rates_are_described_and_their_codes_spelled_out(
    language: str, seen_page: OpenPage
) -> None:
    tr, archive = Translator(language), _zips(seen_page("completion", language))["completion.rates"]
    fields = _fields(archive)
    assert {c for c, field in fields.items() if not field["description"]} == set()
    stated = tr("codes.rate_basis.stated")
    assert f"`stated` {stated}" in fields["rate_basis"]["description"]
    assert f"`stated` {stated}" in archive.read("README.md").decode("utf-8")


@pytest.mark.parametrize(
    ("column", "code", "label"),
    [
        ("phase", "wait", "timeline.phase.wait"),
        ("standing", "within", "codes.standing.within"),
        ("place", "outside", "place.outside"),
        ("more_in", "target", "codes.more_in.target"),
        ("section", "head", "compare.sections.head"),
        ("basis", "latest_done", "codes.basis.latest_done"),
    ],
)
def test_codes_that_the_dashboard_makes_are_explained_in_words(column: str, code: str, label: str) -> None:
    tr = Translator("en")
    assert label_codes(pd.Series([code], name=column), tr, {}) == {code: tr(label)}


def test_dates_and_numbers_are_no_codes() -> None:
    for name, values in {"report_date": ["2024-03"], "rate": [0.5], "issues": [3]}.items():
        assert label_codes(pd.Series(values, name=name), Translator("en"), {}) == {}


def test_numbers_are_written_without_the_noise_of_fractions() -> None:
    frame = pd.DataFrame({"rate": [0.1 + 0.2, 1.0, 2 / 3], "total": [37.0, None, 2135000.0]})
    assert write_csv(frame, harmless) == "rate,total\n0.3,37\n1,\n0.666667,2135000\n"


def test_the_workbook_of_a_chart_has_its_rows_its_columns_and_its_notes(seen_page: OpenPage) -> None:
    app, tr = seen_page("completion", "en"), Translator("en")
    download = download_of(run_of(app), blocks_of(app)["completion.rates"], on=DAY)
    read = read_workbook(workbook_with_notes(download, tr, on=DAY))
    heads, *rows = read["data"]
    assert heads == list(download.frame.columns) and len(rows) == len(download.frame)
    assert set(heads) == {row[0] for row in read["columns"][1:]}
    notes = dict(read["notes"][1:])
    assert notes["Cite as"] == download.cited and str(DAY) in download.cited
    assert all(name in download.cited for name in view_of(app).chosen_names)
    assert "3 notices (" in download.cited
