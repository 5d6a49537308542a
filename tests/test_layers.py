"""Who may import whom: every folder only what is before it here, and no page another page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

# In the order of the flow. What every folder may import (paths, schema, limits, locales) is first.
ANALYSIS = (
    "",
    "codebook",
    "text",
    "read",
    "outline",
    "bodies",
    "words",
    "facts",
    "store",
    "checks",
    "doubts",
    "ingest",
    "library",
    "compare",
    "search",
    "evaluate",
    "export",
    "cli",
)
DASHBOARD = ("", "i18n", "charts", "shell", "downloads", "passage_view", "components", "pages")
LOOSE = {
    "analysis": {"__init__", "__main__", "columns", "limits", "paths", "schema"},
    "dashboard": {"__init__", "__main__"},
}
NO_STREAMLIT = ("streamlit",)
NO_DASHBOARD = ("streamlit", "plotly", "dashboard")


def _modules(*folder: str) -> list[Path]:
    return sorted(PROJECT.joinpath(*folder).rglob("*.py"))


def _imported(path: Path) -> Iterator[str]:
    """Dotted names the module imports anywhere, whole."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _folder(parts: tuple[str, ...], folders: tuple[str, ...]) -> str:
    return parts[1] if len(parts) > 1 and parts[1] in folders else ""


def _later(root: str, order: tuple[str, ...]) -> list[str]:
    """`module imports folder` for every import of a folder that comes later."""
    found = []
    for path in _modules(root):
        own = path.relative_to(PROJECT).parts
        if own[-1] == "__main__.py":
            continue
        place = order.index(_folder(own, order))
        for name in _imported(path):
            parts = tuple(name.split("."))
            if parts[0] == root and order.index(_folder(parts, order)) > place:
                found.append(f"{'/'.join(own)} imports {name}")
    return sorted(set(found))


def test_every_folder_of_the_analysis_imports_only_earlier_ones() -> None:
    assert _later("analysis", ANALYSIS) == []


def test_every_folder_of_the_dashboard_imports_only_earlier_ones() -> None:
    assert _later("dashboard", DASHBOARD) == []


def test_the_orders_name_every_folder() -> None:
    for root, order in (("analysis", ANALYSIS), ("dashboard", DASHBOARD)):
        folders = {path.parent.name for path in (PROJECT / root).glob("*/__init__.py")}
        assert folders == set(order) - {""}, root


def test_the_page_on_the_architecture_lists_the_folders_in_this_order() -> None:
    page = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for title, order in (("analysis", ANALYSIS), ("dashboard", DASHBOARD)):
        section = page.split(f"\n## The {title}\n", 1)[1].split("\n## ", 1)[0]
        assert re.findall(r"^\| `(\w+)/` \|", section, re.MULTILINE) == list(order[1:]), title


def test_nothing_else_lies_loose() -> None:
    for root, allowed in LOOSE.items():
        assert {path.stem for path in (PROJECT / root).glob("*.py")} <= allowed, root


def test_the_languages_import_nothing_of_the_program() -> None:
    names = {name.split(".")[0] for path in _modules("locales") for name in _imported(path)}
    assert names & {"analysis", "dashboard"} == set()


def test_no_page_imports_another_page() -> None:
    found = []
    for path in _modules("dashboard", "pages"):
        own = path.relative_to(PROJECT / "dashboard" / "pages").parts[0]
        pages = {name.split(".")[2] for name in _imported(path) if name.startswith("dashboard.pages.")}
        found += [f"{path.relative_to(PROJECT)} imports {page}" for page in sorted(pages - {own})]
    assert found == []


def test_computing_and_drawing_know_no_streamlit() -> None:
    found = [
        f"{path.relative_to(PROJECT)} imports {name}"
        for folder, banned in ((("analysis",), NO_DASHBOARD), (("dashboard", "charts"), NO_STREAMLIT))
        for path in _modules(*folder)
        for name in _imported(path)
        if name.split(".")[0] in banned
    ]
    assert found == []


def test_no_test_imports_another_test_module_or_a_private_name() -> None:
    found = []
    for path in _modules("tests"):
        names = [name for name in _imported(path) if not name.startswith("__future__")]
        found += [
            f"{path.relative_to(PROJECT)} imports {name}"
            for name in names
            if any(part.startswith("test_") or part == "conftest" for part in name.split("."))
            or (name.startswith(("analysis", "dashboard", "tests")) and re.search(r"\._(?!_)", name))
        ]
    assert found == []


def test_pages_under_test_are_opened_in_one_place() -> None:
    found = [
        path.relative_to(PROJECT) for path in _modules("tests") if "App" + "Test.from_" in path.read_text()
    ]
    assert [path.as_posix() for path in found] == ["tests/cli/test_installed.py", "tests/factories/opened.py"]
