"""The report of a page: all that is open on the page is open in it, and nothing is cut."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.downloads import report
from dashboard.downloads.report import Offline, write_html
from dashboard.shell.url import is_local
from tests.factories.opened import OpenPage, checked, run_of

DAY = date(2024, 5, 6)
LINK = "http://localhost:8501/issues"


def test_lists_and_passages_that_are_open_are_in_the_report(open_page: OpenPage, sample_folder: Path) -> None:
    app = open_page("issues", "en", tables=sample_folder, **{"issues-all": "1"})
    app.session_state["issue-list"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    run = run_of(checked(app.run(), "issues"))
    page = write_html(Offline("T", run.blocks, LINK, DAY, run.lists), run)
    issues = run.view.tables.query("SELECT title FROM issues")["title"]
    assert [title for title in issues if title not in page] == []
    assert page.count("<mark") == 1
    assert "<details>" not in page and not re.search(r"class=\"\w+\"[^>]*max-height", page)
    assert f'<a href="{LINK}">{LINK}</a> (works only on the computer on which it was made)' in page


def test_a_list_that_is_folded_is_not_in_the_report(open_page: OpenPage, sample_folder: Path) -> None:
    run = run_of(open_page("issues", "en", tables=sample_folder))
    assert run.lists == []


def test_addresses_of_this_computer_are_known() -> None:
    local = ["http://localhost:8501/a?b=c", "http://127.0.0.1/", "http://[::1]:80/", "http://a.localhost/"]
    others = ["http://192.168.1.4:8501/", "https://notices.example.org/?x=localhost", ""]
    assert [is_local(a) for a in local + others] == [True] * len(local) + [False] * len(others)


def test_the_font_in_the_report_has_every_character_of_its_charts(
    open_page: OpenPage, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, asked = run_of(open_page("completion", "zh", tables=sample_folder)), []
    monkeypatch.setattr(report, "subset_of_font", lambda text: asked.append(text) or b"")
    write_html(Offline("T", run.blocks, LINK, DAY), run)
    drawn = "".join(str(block.draw().to_dict()) for block in run.blocks)
    assert set(re.findall(r"[\u4e00-\u9fff]", drawn)) - set(asked[0]) == set()


def test_the_charts_of_the_report_contain_their_template(open_page: OpenPage, sample_folder: Path) -> None:
    run = run_of(open_page("completion", tables=sample_folder))
    html = write_html(Offline("T", run.blocks, LINK, DAY), run)
    figures = [
        json.loads(spec) for spec in re.findall(r'<script type="application/json">(.*?)</script>', html)
    ]
    assert figures
    assert all("colorway" in figure["layout"]["template"]["layout"] for figure in figures)
