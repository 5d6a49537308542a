"""Invented samples say so wherever they are drawn, and in whatever is taken away."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import paths
from analysis.export.archive import package_files
from analysis.store import read_tables
from dashboard.downloads.files import citation
from dashboard.downloads.menu import download_of
from dashboard.downloads.report import Offline, write_html
from dashboard.i18n.translator import Translator
from dashboard.shell.page_run import PageRun
from dashboard.shell.view import View
from locales import languages
from tests.dashboard.test_pages import _open

SAMPLES = {path.stem for path in paths.SAMPLE.glob("*.txt")}
DAY = date(2024, 5, 6)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty folders in the place of the reader's own."""
    for name in ("NOTICES", "STORE", "NOTICES_STORE"):
        monkeypatch.setattr(paths, name, tmp_path / name.lower())
    monkeypatch.delenv("NOTICE_TABLES", raising=False)


def _with_samples(page: str, language: str, **query: str) -> AppTest:
    return _open(page, language, sample="1", **query)


def _run(language: str = "en", **query: str) -> PageRun:
    run: PageRun = _with_samples("overview", language, **query).session_state["_run"]
    return run


def _view(language: str = "en", **query: str) -> View:
    return _run(language, **query).view


@pytest.mark.parametrize("language", languages())
def test_header_filters_file_name_and_citation_say_that_samples_are_among_the_notices(language: str) -> None:
    view = _view(language)
    said = Translator(language)("data.including", n=len(SAMPLES))
    assert view.sentence.endswith(said) and view.filters == said
    assert view.slug == "9-of-9-notices_with-samples"
    assert said in citation(view.tr, title="T", filters=view.filters, on=DAY)


@pytest.mark.parametrize("language", languages())
def test_the_name_of_an_invented_notice_says_so_wherever_it_is_drawn(language: str) -> None:
    view = _view(language)
    mark = Translator(language)("data.invented_name", name="")
    assert {id_ for id_, name in view.names.items() if name.startswith(mark)} == SAMPLES


def test_the_sentences_of_the_overview_mark_them_too() -> None:
    app = _with_samples("overview", "en")
    lines = next(m.value for m in app.markdown if m.value.count("\n- ") > 5).splitlines()
    assert sum("(invented)" in line for line in lines) == len(SAMPLES)


def test_only_the_samples_in_the_selection_are_counted() -> None:
    shipped = read_tables(paths.SHIPPED)["notices"]["notice_id"].iloc[0]
    one = _view(notice=sorted(SAMPLES)[0])
    assert Translator("en")("data.including", n=1) in one.sentence
    real = _view(notice=shipped)
    assert "invented" not in real.sentence + real.filters + real.slug + real.caveats


def test_files_to_take_away_name_the_invented_notices_and_mark_their_rows() -> None:
    run = _run()
    block, view = run.blocks[0], run.view
    download = download_of(run, block, on=DAY)
    assert set(download.frame.loc[download.frame["invented"], "notice_id"]) == SAMPLES
    assert all(id_ in download.caveats for id_ in SAMPLES)
    page = write_html(Offline(title="T", blocks=[block], link="", on=DAY), run)
    assert view.invented_note in page and "(invented)" in page


def test_facts_of_an_invented_notice_and_the_package_of_tables_say_so() -> None:
    view = _view()
    facts = view.marked(pd.DataFrame({"notice_id": sorted(SAMPLES), "fact": "x"}))
    assert facts["invented"].all() and list(facts) == ["notice_id", "invented", "fact"]
    files = package_files(read_tables(paths.SHIPPED), today=DAY, note=view.invented_note)
    assert view.invented_note in files["README.md"].decode("utf-8")


def test_a_sample_among_the_readers_own_notices_is_invented_all_the_same() -> None:
    paths.NOTICES.mkdir()
    shutil.copy(next(paths.SAMPLE.glob("*.txt")), paths.NOTICES)
    view: View = _open("overview", "en").session_state["_run"].view
    assert view.slug == "6-of-6-notices_with-samples"


def test_without_samples_nothing_is_said_of_them() -> None:
    run: PageRun = _open("overview", "en").session_state["_run"]
    view = run.view
    assert "invented" not in view.sentence + view.filters + view.caveats + " ".join(view.names.values())
    assert "invented" not in download_of(run, run.blocks[0], on=DAY).frame
