"""Documentation against the code: every command, option, table and code appears, and pages are current."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from analysis import codebook, paths
from analysis.__main__ import make_parser
from analysis.export.describe import DOCS, PAGES
from analysis.paths import PROJECT
from analysis.schema import TABLES
from dashboard.i18n.translator import Translator
from dashboard.shell.navigation import list_scripts


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


def test_every_folder_of_tables_and_texts_is_documented_with_who_writes_it() -> None:
    section = (DOCS / "architecture.md").read_text(encoding="utf-8").split("## Tables and texts", 1)[1]
    kept = {path.name for path in (paths.NOTICES, paths.STORE, paths.NOTICES_STORE, paths.ROLLUPS)}
    shipped = {
        f"data/{path.name}" for path in paths.DATA.iterdir() if path.name not in kept and path.is_dir()
    }
    tests = {f"tests/{path.name}" for path in (PROJECT / "tests").iterdir() if list(path.glob("*.txt"))}
    wanted = kept | shipped | tests | {"locales", "static", "tests/gold", "tests/cases"}
    assert [name for name in sorted(wanted) if f"`{name}/`" not in section] == []


def test_every_variable_of_the_environment_is_documented() -> None:
    page = (DOCS / "command-line.md").read_text(encoding="utf-8")
    code = [path.read_text(encoding="utf-8") for root in ("analysis", "dashboard") for path in _modules(root)]
    named = set(re.findall(r'(?:_VARIABLE = |environ(?:\.get\(|\[))"(\w+)"', "\n".join(code)))
    assert {"NOTICES_HOME", "NOTICE_TABLES"} <= named
    assert [name for name in sorted(named - {"PYTHONPATH"}) if f"| `{name}` |" not in page] == []


def test_every_file_that_a_page_links_to_or_names_is_there() -> None:
    missing = [
        f"{page.relative_to(PROJECT)}: {name}"
        for page in (*PROJECT.glob("*.md"), *DOCS.rglob("*.md"))
        for name in _named_files(page)
        if not (page.parent / name).exists() and not (PROJECT / name).exists()
    ]
    assert missing == []


def test_a_recipe_has_at_most_ten_lines() -> None:
    recipes = (
        (PROJECT / "CONTRIBUTING.md")
        .read_text(encoding="utf-8")
        .split("## Recipes", 1)[1]
        .split("\n### ")[1:]
    )
    long = [recipe.split("\n")[0] for recipe in recipes if len(_lines_of(recipe)) > 10]
    assert len(recipes) >= 6 and long == []


def _lines_of(recipe: str) -> list[str]:
    return [line for line in recipe.split("\n")[1:] if line.strip()]


def test_every_verb_of_the_glossary_begins_the_name_of_a_function() -> None:
    section = (DOCS / "glossary.md").read_text(encoding="utf-8").split("## Verbs of the code", 1)[1]
    code = "\n".join(
        path.read_text(encoding="utf-8") for root in ("analysis", "dashboard") for path in _modules(root)
    )
    verbs = re.findall(r"`(\w+_)`", section.split("\nA function without", 1)[0])
    assert len(verbs) > 15
    assert [verb for verb in verbs if not re.search(rf"def {verb}\w", code)] == []


def _named_files(page: Path) -> set[str]:
    """Targets of links, and paths in code that begin with a folder of the project."""
    text = page.read_text(encoding="utf-8")
    links = {link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link}
    folders = "analysis|dashboard|docs|locales|tests|data"
    named = set(re.findall(rf"`((?:{folders})/[\w./-]*)`", text))
    users = {"data/notices/", "data/store", "data/notices-store", "data/tables/build.json"}
    return {name for name in links | named if name not in users}


def _modules(root: str) -> list[Path]:
    return sorted((PROJECT / root).rglob("*.py"))


@pytest.mark.parametrize(
    "target", ["run", "test", "soak", "check", "docs", "browser", "audit", "lock", "bench"]
)
def test_every_target_is_explained_at_the_top_of_the_makefile(target: str) -> None:
    lines = (PROJECT / "Makefile").read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("# make")]
    assert any(f"make {target} " in line for line in head)
    assert any(line.startswith(f"{target}:") for line in lines)


@pytest.mark.parametrize("page", list_scripts())
def test_every_page_of_the_dashboard_is_shown_and_explained(page: str) -> None:
    text = (DOCS / "pages.md").read_text(encoding="utf-8")
    assert f"## {Translator('en')(f'pages.{page}')}\n" in text
    assert f"(images/{page}.png)" in text and (DOCS / "images" / f"{page}.png").stat().st_size <= 200_000
