"""One journey in a real browser: filter, reload, click a cell, download the data, switch the language."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from tests.factories.serving import settle

sync_api = pytest.importorskip("playwright.sync_api")


def _cells(page: sync_api.Page) -> list[str]:
    page.wait_for_selector(".st-key-issues-heat-chart .bars .point")
    return [
        text for text in page.locator(".st-key-issues-heat-chart .bars .bartext").all_text_contents() if text
    ]


def _click_cell(page: sync_api.Page, text: str) -> None:
    """Plotly receives the pointer through a layer above the cells: click the place, not the element."""
    cell = page.locator(".st-key-issues-heat-chart .bars .bartext", has_text=text).first
    cell.scroll_into_view_if_needed()
    settle(page)
    box = cell.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".st-key-issues-heat-chart .hoverlayer .hovertext").first.wait_for()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_reader_filters_shares_clicks_and_downloads(page: sync_api.Page, address: str) -> None:
    expect = sync_api.expect
    page.goto(f"{address}/issues")
    expect(page.get_by_role("heading", name="Issues", exact=True)).to_be_visible()
    assert sum(map(int, _cells(page))) == 6

    level = page.locator(".st-key-level")
    level.click()
    page.get_by_role("option", name="county").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("1 of 3 notices · county")).to_be_visible()
    expect(page).to_have_url(re.compile("level=county"))
    expect(page.locator(".st-key-issues-heat-chart .bars .point")).to_have_count(2)

    page.reload()
    expect(page.get_by_text("1 of 3 notices · county")).to_be_visible()
    assert sum(map(int, _cells(page))) == 3

    _click_cell(page, "2")
    expect(page.get_by_role("heading", name="safety and risk · Bing County Ding Bureau (2)")).to_be_visible()

    page.locator(".st-key-issues-heat-menu").get_by_text("Download").click()
    with page.expect_download() as taken:
        page.locator(".st-key-issues-heat-csv button").click()
    rows = list(csv.DictReader(io.StringIO(Path(taken.value.path()).read_text(encoding="utf-8-sig"))))
    assert sorted(row["issues"] for row in rows) == sorted(_cells(page))
    assert "county" in taken.value.suggested_filename
    page.keyboard.press("Escape")

    page.get_by_text("中文").click()
    expect(page.get_by_role("heading", name="问题", exact=True)).to_be_visible()
    expect(page.get_by_text("1 / 3 份通报 · 县级")).to_be_visible()
    expect(level).to_contain_text("县级")
    assert "level=county" in page.url
    assert page.complaints == []
