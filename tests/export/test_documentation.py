"""Documentation against the code: every command, option, table and code appears, and pages are current."""

from __future__ import annotations

import argparse

import pytest

from analysis import codebook
from analysis.__main__ import make_parser
from analysis.export.describe import DOCS, PAGES
from analysis.paths import PROJECT
from analysis.schema import TABLES
from dashboard.i18n.translator import Translator
from dashboard.shell.navigation import SECTIONS


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


def commands() -> dict[str, argparse.ArgumentParser]:
    [added] = [a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(added.choices)


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert f"python -m analysis {name}" in page
    for action in commands()[name]._actions:
        for option in action.option_strings or [action.metavar]:
            assert option in ("-h", "--help") or f"`{option}" in page or f" {option}" in page, option


def test_every_table_and_column_is_documented() -> None:
    page = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        section = page.split(f"## {table.name} (", 1)[1].split("\n## ", 1)[0]
        assert all(f"| `{column.name}` |" in section for column in table.columns), table.name


def test_every_code_is_documented() -> None:
    page = (DOCS / "codebook.md").read_text(encoding="utf-8")
    for name, kind in codebook.files():
        codes = codebook.domain(name).codes if kind == "domain" else codebook.rules(name)
        assert all(f"| `{code}` |" in page for code in codes), name


def test_every_column_that_names_a_domain_has_one() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert not column.domain or codebook.domain(column.domain).codes


@pytest.mark.parametrize("target", ["run", "test", "check", "docs", "browser"])
def test_every_target_is_explained_at_the_top_of_the_makefile(target: str) -> None:
    lines = (PROJECT / "Makefile").read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("# make")]
    assert any(f"make {target} " in line for line in head)
    assert any(line.startswith(f"{target}:") for line in lines)


@pytest.mark.parametrize("page", [page for pages in SECTIONS.values() for page in pages])
def test_every_page_of_the_dashboard_is_shown_and_explained(page: str) -> None:
    text = (DOCS / "pages.md").read_text(encoding="utf-8")
    assert f"## {Translator('en')(f'pages.{page}')}\n" in text
    assert f"(images/{page}.png)" in text and (DOCS / "images" / f"{page}.png").stat().st_size <= 200_000
