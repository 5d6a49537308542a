"""What tests share: the texts they may read, and that nothing is skipped where nothing has to be."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import paths
from analysis.ingest.build import build
from analysis.store import write_tables
from tests.factories.acted_tables import acted_tables
from tests.factories.dated_tables import dated_tables
from tests.factories.gold import GOLD
from tests.factories.invented_tables import invented_tables
from tests.factories.shared import build_once


@pytest.fixture(scope="session")
def five_notices() -> list[Path]:
    """The five texts, in the folder NOTICES_DIR or in data/notices; without them the test is skipped."""
    folder = Path(os.environ.get("NOTICES_DIR") or paths.NOTICES)
    with (GOLD / "five" / "notices.csv").open(encoding="utf-8") as file:
        wanted = [folder / f"{row['notice_id']}.txt" for row in csv.DictReader(file)]
    missing = [path.name for path in wanted if not path.is_file()]
    if missing:
        pytest.skip(f"not in {folder}: {', '.join(missing)}; name their folder in NOTICES_DIR")
    return sorted(wanted)


@pytest.fixture(scope="session")
def sample_notices() -> list[Path]:
    """Paths of the invented notices that are shipped with the program."""
    return sorted(paths.SAMPLE.glob("*.txt"))


@pytest.fixture(scope="session")
def invented_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three invented notices, small enough to count by hand (tests.factories.invented_tables)."""
    return build_once(tmp_path_factory, "invented", lambda folder: write_tables(invented_tables(), folder))


@pytest.fixture(scope="session")
def acted_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same notices with acts, documents, dates, figures and outcomes (tests.factories.acted_tables)."""
    return build_once(tmp_path_factory, "acted", lambda folder: write_tables(acted_tables(), folder))


@pytest.fixture(scope="session")
def dated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same notices with dated acts (tests.factories.dated_tables)."""
    return build_once(tmp_path_factory, "dated", lambda folder: write_tables(dated_tables(), folder))


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the invented notices that are shipped, whose texts are there."""
    return build_once(tmp_path_factory, "sample", lambda folder: build([paths.SAMPLE], folder, quiet=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With NOTHING_SKIPPED set, a skipped test is a failed one: a skip hides what nobody looked at."""
    report = yield
    if report.skipped and os.environ.get("NOTHING_SKIPPED") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """The same for a whole module that skips itself."""
    report = yield
    if report.skipped and os.environ.get("NOTHING_SKIPPED"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A page under test takes the place of `__main__`; a process spawned later would run that page first."""
    before = sys.modules["__main__"]
    result = yield
    sys.modules["__main__"] = before
    return result
