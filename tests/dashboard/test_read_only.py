"""READ_ONLY=1 adds, removes, corrects and builds nothing, and says so; tables that cannot be opened are one
sentence."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from analysis import paths
from analysis.library.corrections import Correction
from analysis.library.corrections.file import add_corrections
from analysis.store import write_tables
from dashboard.i18n.translator import Translator
from dashboard.shell.data import TABLES_VARIABLE
from dashboard.shell.read_only import VARIABLE
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, start, texts

TYPE = Correction(
    "alpha" * 8, "", "issues", "change", "100", "190", "", "issue_type", "safety_risk", "theory_study"
)
PAGES: dict[str, dict[str, Any]] = {
    "add": {"tables": None},
    "method": {"section": "corrections"},
    "notice": {"id": "alpha"},
}
WRITING = ("undo", "fix", "add-", "keep", "remove", "text-", "corrections-file")


@pytest.mark.parametrize("language", languages())
def test_no_page_offers_to_write(
    language: str, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, sample_notices: list[Path]
) -> None:
    add_corrections(paths.CORRECTIONS, [TYPE])
    paths.NOTICES.mkdir()
    shutil.copy(sample_notices[0], paths.NOTICES)
    line = Translator(language)("data.read_only")
    for page, query in PAGES.items():
        assert _writing(open_page(page, language, **query)), f"{page} has such controls otherwise"
        monkeypatch.setenv(VARIABLE, "1")
        app = open_page(page, language, **query)
        assert not _writing(app) and (page == "method" or line in texts(app))
        monkeypatch.delenv(VARIABLE)


def _writing(app: object) -> list[str]:
    kinds = ("button", "file_uploader", "text_input", "text_area", "multiselect", "expandable", "form")
    keys = [element.key or "" for kind in kinds for element in app.get(kind)]  # type: ignore[attr-defined]
    uploaders = ["uploader" for _ in app.get("file_uploader")]  # type: ignore[attr-defined]
    return uploaders + [key for key in keys if key.startswith(WRITING)]


def test_nothing_is_built_and_the_number_of_unbuilt_texts_is_stated(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, sample_notices: list[Path]
) -> None:
    paths.NOTICES.mkdir()
    for path in sample_notices[:2]:
        shutil.copy(path, paths.NOTICES)
    monkeypatch.setenv(VARIABLE, "1")
    app = open_page("overview", tables=None)
    assert Translator("en")("data.unbuilt", n=2) in texts(app)
    assert not paths.NOTICES_STORE.exists() and not app.get("toggle")
    monkeypatch.delenv(VARIABLE)
    open_page("overview", tables=None)
    monkeypatch.setenv(VARIABLE, "1")
    again = texts(open_page("overview", tables=None))
    assert "read-only" not in again and Translator("en")("data.added", n=2) in again


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_damaged_tables_are_one_sentence(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    folder = write_tables(invented_tables(), own_folders / "damaged", format=format_)  # type: ignore[arg-type]
    damaged = next(path for path in folder.rglob(f"*.{format_}") if "issues" in str(path))
    damaged.unlink()
    monkeypatch.setenv(TABLES_VARIABLE, str(folder))
    app = start()
    app.query_params["lang"] = "en"
    [error] = app.run().error
    assert error.value == Translator("en")(
        "data.damaged", folder=folder, file=damaged.relative_to(folder).as_posix()
    )
    assert not app.exception


def test_damaged_tables_of_the_reader_cost_themselves(
    open_page: OpenPage, own_folders: Path, sample_notices: list[Path]
) -> None:
    folder = write_tables(invented_tables(), paths.STORE)
    (folder / "issues.csv").write_text("edited", encoding="utf-8")
    app = open_page("overview", tables=None)
    assert Translator("en")("data.damaged", folder=folder, file="issues.csv") in texts(app)
