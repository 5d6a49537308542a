"""In a real browser: a text put in joins every page, its facts and passages lead to each other, and it goes
again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.factories.serving import browse, copy_project, serve

sync_api = pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with serve(project) as address:
        yield address


def _put_in(page: Any, address: str, *files: Path) -> None:
    page.goto(f"{address}/add?lang=en")
    page.wait_for_selector('input[type="file"]', state="attached")
    page.locator('input[type="file"]').set_input_files([str(file) for file in files])
    sync_api.expect(page.get_by_role("heading", name=f"Recognised ({len(files)})")).to_be_visible()


@pytest.fixture
def kept(page: Any, address: str, project: Path, sample_notices: list[Path]) -> Iterator[Path]:
    """A sample notice that was put in, looked at and kept; `page` shows so."""
    expect, sample = sync_api.expect, sample_notices[0]
    _put_in(page, address, sample)
    expect(page.get_by_text("All 5 notices")).to_be_visible()
    expect(page.locator(".reader .fact").first).to_be_visible()
    page.get_by_role("button", name="Keep 1 notice").click()
    expect(page.get_by_text("All 6 notices")).to_be_visible()
    yield sample
    for file in (project / "data/notices").glob("*.txt"):
        file.unlink()


def test_a_text_kept_is_on_every_page_until_it_is_removed(
    page: Any, address: str, project: Path, kept: Path
) -> None:
    expect = sync_api.expect
    assert [file.name for file in (project / "data/notices").glob("*.txt")] == [f"{kept.stem}.txt"]
    page.goto(f"{address}/?lang=en")
    expect(page.get_by_text("All 6 notices")).to_be_visible()

    page.goto(f"{address}/add?lang=en")
    expect(page.get_by_role("heading", name="Your notices (1)")).to_be_visible()
    page.locator(".st-key-yours-one").get_by_role("combobox").click()
    page.get_by_role("option", name=kept.name).click()
    page.get_by_role("button", name=f"Remove {kept.stem}").click()
    page.get_by_role("button", name="Delete the file").click()
    expect(page.get_by_text("All 5 notices")).to_be_visible()
    assert not list((project / "data/notices").glob("*.txt"))
    assert page.complaints == []


def test_facts_and_passages_lead_to_each_other_and_links_to_both(browser: Any, page: Any, kept: Path) -> None:
    expect = sync_api.expect
    page.locator(".st-key-add-kept a").click()
    expect(page.get_by_role("heading", name="Notice", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(f"id={kept.stem}"))

    fact = page.locator('.fact[data-fact^="document"]').last
    fact.click()
    name = fact.locator("span").nth(1).inner_text().strip("《》")
    expect(page.locator(".text .chosen").first).to_be_in_viewport()
    assert name in "".join(page.locator(".text .chosen").all_inner_texts())
    expect(page).to_have_url(re.compile(r"at=\d+-\d+"))

    with browse(browser, width=400) as other:
        other.goto(page.url)
        expect(other.locator(".fact[aria-current=true]")).to_contain_text(name)
        expect(other.locator(".text .chosen").first).to_be_in_viewport()
        # The list is scrolled off the screen, as on a phone whose reader has gone on to the text.
        other.locator(".text").evaluate("pane => pane.scrollIntoView({block: 'start'})")
        other.locator(".text .mark.event").last.click()
        expect(other.locator(".fact[aria-current=true]")).to_have_attribute("data-fact", re.compile("^event"))
        expect(other.locator(".fact[aria-current=true]")).to_be_in_viewport()
        assert other.complaints == []
    assert page.complaints == []


def test_what_a_hostile_text_contains_is_shown_and_never_run(
    page: Any, address: str, tmp_path: Path, sample_notices: list[Path]
) -> None:
    hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    text = sample_notices[0].read_text(encoding="utf-8")
    middle = text.index("。", len(text) // 2) + 1
    file = tmp_path / "x'\"><script>document.title=3<b>.txt"
    file = file.with_name(file.name.replace("/", "_"))
    file.write_text(text[:middle] + hostile + text[middle:], encoding="utf-8")
    _put_in(page, address, file)
    sync_api.expect(page.locator(".reader .text")).to_contain_text("<img src=x onerror=")
    assert page.locator("img[src=x]").count() == 0
    assert page.title() not in ("1", "2", "3")
