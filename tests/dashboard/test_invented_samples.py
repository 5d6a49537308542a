"""Invented samples are marked wherever they are drawn, and in every download."""

from __future__ import annotations

import shutil
from datetime import date

import pandas as pd
import pytest

from analysis import paths
from analysis.export.archive import package_files
from analysis.store import read_tables
from dashboard.downloads.menu import download_of
from dashboard.downloads.notes import citation
from dashboard.downloads.report import Offline, write_html
from dashboard.i18n.translator import Translator
from locales import languages
from tests.factories.invented_tables import invented_tables
from tests.factories.opened import OpenPage, blocks_of, run_of, view_of

SAMPLES = {path.stem for path in paths.SAMPLE.glob("*.txt")}
DAY = date(2024, 5, 6)


@pytest.fixture
def tables_folder() -> None:
    """The shipped tables, which samples can join."""


@pytest.mark.parametrize("language", languages())
def test_header_filters_file_name_and_citation_say_that_samples_are_among_the_notices(
    language: str, seen_page: OpenPage
) -> None:
    view = view_of(seen_page("overview", language, sample="1"))
    shown = Translator(language)("data.including", n=len(SAMPLES))
    assert view.sentence.endswith(shown) and view.filters == shown
    assert view.slug == "9-of-9-notices_with-samples"
    assert shown in citation(view, title="T", on=DAY)


@pytest.mark.parametrize("language", languages())
def test_the_name_of_an_invented_notice_is_marked_wherever_it_is_drawn(
    language: str, seen_page: OpenPage
) -> None:
    view = view_of(seen_page("overview", language, sample="1"))
    mark = Translator(language)("data.invented_name", name="")
    assert {id_ for id_, name in view.names.items() if name.startswith(mark)} == SAMPLES


def test_the_rows_of_the_overview_mark_them_too(seen_page: OpenPage) -> None:
    figure = blocks_of(seen_page("overview", sample="1"))["overview.bodies"].draw()
    assert sum("(invented)" in label for label in figure.layout.yaxis.ticktext) == len(SAMPLES)


def test_only_the_samples_in_the_selection_are_counted(open_page: OpenPage) -> None:
    shipped = read_tables(paths.SHIPPED)["notices"]["notice_id"].iloc[0]
    one = view_of(open_page("overview", sample="1", notice=sorted(SAMPLES)[0]))
    assert Translator("en")("data.including", n=1) in one.sentence
    real = view_of(open_page("overview", sample="1", notice=shipped))
    assert "invented" not in real.sentence + real.filters + real.slug + real.caveats


def test_downloads_name_the_invented_notices_and_mark_their_rows(seen_page: OpenPage) -> None:
    run = run_of(seen_page("overview", sample="1"))
    view, block = view_of(seen_page("overview", sample="1")), run.blocks[0]
    download = download_of(run, block, on=DAY)
    assert set(download.frame.loc[download.frame["invented"], "notice_id"]) == SAMPLES
    assert all(id_ in download.caveats for id_ in SAMPLES)
    page = write_html(Offline(title="T", blocks=[block], link="", on=DAY), run)
    assert view.invented_note in page and "(invented)" in page


def test_facts_of_an_invented_notice_and_the_package_of_tables_say_so(seen_page: OpenPage) -> None:
    view = view_of(seen_page("overview", sample="1"))
    facts = view.marked(pd.DataFrame({"notice_id": sorted(SAMPLES), "fact": "x"}))
    assert facts["invented"].all() and list(facts) == ["notice_id", "invented", "fact"]
    files = package_files(read_tables(paths.SHIPPED), today=DAY, note=view.invented_note)
    assert view.invented_note in files["README.md"].decode("utf-8")


def test_a_sample_among_the_readers_own_notices_is_invented_all_the_same(open_page: OpenPage) -> None:
    paths.NOTICES.mkdir()
    shutil.copy(next(paths.SAMPLE.glob("*.txt")), paths.NOTICES)
    view = view_of(open_page("overview"))
    assert view.slug == "6-of-6-notices_with-samples"


def test_without_samples_they_are_not_mentioned(seen_page: OpenPage) -> None:
    run, view = run_of(seen_page("overview")), view_of(seen_page("overview"))
    assert "invented" not in view.sentence + view.filters + view.caveats + " ".join(view.names.values())
    assert "invented" not in download_of(run, run.blocks[0], on=DAY).frame


def test_invented_notices_among_named_tables_are_shown_where_asked_for(open_page: OpenPage) -> None:
    tables = invented_tables()
    notices = tables["notices"].copy()
    invented = notices["notice_id"].iloc[0]
    notices.loc[0, "title"] = "关于整改情况的通报（虚构示例）"
    mixed = tables | {"notices": notices}
    app = open_page("overview", tables=mixed)
    view = view_of(app)
    assert invented not in view.names and view.of_notices == len(notices) - 1
    [switch] = [toggle for toggle in app.toggle if toggle.key == "sample"]
    assert not switch.value
    view = view_of(switch.set_value(True).run())
    assert view.chosen_invented == [invented] and view.of_notices == len(notices)
    assert view_of(open_page("overview", tables=mixed, sample="1")).chosen_invented == [invented]
    assert "sample" not in [toggle.key for toggle in open_page("overview", tables=tables).toggle]
