"""One way to open a page: in a language, on tables that the test names, with parameters in its address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import write_tables
from dashboard.shell.data import TABLES_VARIABLE
from tests.factories import opened
from tests.factories.opened import OpenPage
from tests.factories.own_folders import use_own_folders


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test depends on the notices and variables of the machine."""
    use_own_folders(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def tables_folder(invented_folder: Path) -> Path | None:
    """The tables that pages show where the test names none. A module may replace them; None: the shipped
    ones."""
    return invented_folder


@pytest.fixture
def open_page(own_folders: Path, tables_folder: Path | None, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Opens a page: it has run without an error and has its title. `tables`: a folder, or frames to write to
    one."""

    def open_(
        page: str,
        language: str = "en",
        *,
        tables: Path | Mapping[str, pd.DataFrame] | None = tables_folder,
        **options: Any,
    ) -> AppTest:
        if isinstance(tables, Mapping):
            tables = write_tables(tables, own_folders / "tables")
        if tables is None:
            monkeypatch.delenv(TABLES_VARIABLE, raising=False)
        else:
            monkeypatch.setenv(TABLES_VARIABLE, str(tables))
        return opened.open_page(page, language, **options)

    return open_


@pytest.fixture(scope="session")
def _seen() -> dict[Any, AppTest]:
    return {}


@pytest.fixture
def seen_page(open_page: OpenPage, tables_folder: Path | None, _seen: dict[Any, AppTest]) -> OpenPage:
    """As `open_page`, but each page is opened once a run: for tests that only read it."""

    def see(page: str, language: str = "en", *, tables: Path | None = tables_folder, **query: Any) -> AppTest:
        key = (page, language, tables, repr(sorted(query.items())))
        if key not in _seen:
            _seen[key] = open_page(page, language, tables=tables, **query)
        return _seen[key]

    return see
