"""One browser for all tests of a process, and one server for each set of tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories.serving import CHROMIUM, PROJECT, browse, serve, start_browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(
                pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: run tests/browser/install")
            )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    pytest.importorskip("playwright.sync_api")
    with start_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    with browse(browser) as page:
        yield page


@pytest.fixture(scope="session")
def address(acted_folder: Path) -> Iterator[str]:
    """A dashboard of three invented notices."""
    with serve(PROJECT, NOTICE_TABLES=str(acted_folder)) as address:
        yield address


@pytest.fixture(scope="session")
def shipped() -> Iterator[str]:
    """A dashboard of the shipped tables."""
    with serve(PROJECT) as address:
        yield address
