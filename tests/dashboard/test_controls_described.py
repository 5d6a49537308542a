"""What decides a chart's data on its page is named in notes, citation and file name of its download."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.downloads.files import Download
from dashboard.downloads.menu import download_of
from dashboard.downloads.report import Offline, write_html
from dashboard.shell.controls import format_codes
from tests.factories.opened import OpenPage, blocks_of, run_of

DAY = date(2024, 5, 6)


def _download(app: AppTest, name: str) -> Download:
    return download_of(run_of(app), blocks_of(app)[name], on=DAY)


@pytest.mark.parametrize(
    ("page", "block", "query", "words", "code"),
    [
        (
            "keywords",
            "keywords.ranked",
            {"part": "rectification"},
            "Part of the notice: rectification",
            "part-rectification",
        ),
        ("keywords", "keywords.ranked", {"top": "7"}, "Number of words: 7", "top-7"),
        ("keywords", "keywords.ranked", {"stop": "none"}, "Hide: nothing", "stop-none"),
        ("distinctive", "distinctive.scatter", {"least": "1"}, "Minimum occurrences: 1", "least-1"),
        ("issues", "issues.heat", {"by": "level"}, "Compare: By level", "by-level"),
        ("timeline", "timeline.deadline", {"rule": "own_days", "days": "90"}, "Days allowed: 90", "days-90"),
        (
            "measures",
            "measures.concreteness",
            {"by": "level"},
            "By level",
            "by-level",
        ),
    ],
)
def test_what_was_chosen_on_the_page_is_reported(
    page: str, block: str, query: dict[str, str], words: str, code: str, open_page: OpenPage
) -> None:
    download = _download(open_page(page, **query), block)
    assert words in download.shown and words in download.cited
    assert code in download.file_name("csv", on=DAY)


def test_what_is_as_at_first_is_in_the_notes_alone(seen_page: OpenPage) -> None:
    download = _download(seen_page("issues"), "issues.heat")
    assert "Compare: By notice" in download.shown
    assert "By notice" not in download.cited and download.slug == "3-of-3-notices"


def test_a_control_is_not_named_for_other_charts(open_page: OpenPage) -> None:
    app = open_page("issues", by="level")
    assert _download(app, "issues.types").shown == ""
    assert _download(open_page("timeline", by="level"), "timeline.gantt").shown == ""


def test_controls_of_the_page_before_are_forgotten(open_page: OpenPage) -> None:
    app = open_page("issues", show="share")
    app.switch_page("dashboard/pages/overview/overview.py").run()
    assert "show" not in run_of(app).controls


@pytest.mark.parametrize(("language", "words"), [("en", "Sides: "), ("zh", "对比对象：")])
def test_the_sides_of_a_comparison_are_named(language: str, words: str, seen_page: OpenPage) -> None:
    download = _download(seen_page("compare", language), "compare.everything")
    assert words in download.shown and words in download.cited
    assert "a-notice-" in download.slug and ":" not in download.slug


def test_the_report_names_it_under_each_chart_and_is_named_after_its_page(open_page: OpenPage) -> None:
    run = run_of(open_page("issues", by="level"))
    page = write_html(Offline("T", run.blocks, "", DAY), run)
    assert page.count("Shown: ") == 1 and "shown: Compare: By level" in page
    assert {block.page for block in run.blocks} == {"issues"}
    assert format_codes(run.controls) == ["by-level"]
