"""Data flow one way: analysis knows no page, charts know no streamlit, pages stay thin."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


def _modules(*folder: str) -> list[Path]:
    return sorted(PROJECT.joinpath(*folder).rglob("*.py"))


@pytest.mark.parametrize("path", _modules("analysis"), ids=lambda p: str(p.relative_to(PROJECT)))
def test_analysis_imports_no_interface(path: Path) -> None:
    assert not _imported(path) & {"streamlit", "plotly", "dashboard"}


@pytest.mark.parametrize("path", _modules("dashboard", "charts"), ids=lambda p: p.name)
def test_charts_import_no_streamlit_and_do_not_count(path: Path) -> None:
    assert "streamlit" not in _imported(path)
    assert ".groupby(" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", _modules("dashboard"), ids=lambda p: str(p.relative_to(PROJECT)))
def test_no_module_uses_the_slow_plotly_express(path: Path) -> None:
    assert "plotly.express" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", _modules("dashboard", "pages"), ids=lambda p: p.name)
def test_pages_stay_thin(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60
