"""A defect costs the chart, the list or the page that it is in, with one sentence; all else is shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

import locales
from analysis.paths import CODE
from dashboard.i18n.translator import Translator
from tests.factories.cases import assert_no_offenders
from tests.factories.opened import checked, start


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("odd <b>\nline")


@pytest.mark.parametrize("language", locales.languages())
def test_a_chart_that_cannot_be_made_costs_itself(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr("dashboard.pages.issues.blocks.cells_block", fail)
    app = start()
    app.query_params.update({"lang": language})
    app.switch_page("dashboard/pages/issues/issues.py").run()
    [error] = app.error
    assert error.value.startswith(Translator(language)("block.part"))
    assert "ZeroDivisionError in test_failures.py" in error.value and "\n" not in error.value
    assert len(app.header) > 0 and not app.exception


def test_a_page_that_fails_leaves_its_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.compare.issue_counts.count_types", fail)
    app = start()
    app.query_params["lang"] = "en"
    app.switch_page("dashboard/pages/issues/issues.py").run()
    assert [error.value[:6] for error in app.error] == ["Issues"]
    assert app.title[0].value == Translator("en")("pages.issues") and not app.exception
    with pytest.raises(AssertionError):
        checked(app)


def test_tables_that_cannot_be_read_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.shell.data.load_data", fail)
    app = start()
    app.query_params["lang"] = "en"
    [error] = app.run().error
    assert error.value.startswith("The tables cannot be read") and "ZeroDivisionError" in error.value
    assert not app.exception


def test_what_may_fail_is_called_where_it_costs_itself() -> None:
    """A chart is made in a lambda, in another maker or where an error is caught; so are the tables read."""
    files = [CODE / "app.py", *sorted((CODE / "dashboard").rglob("*.py"))]
    found = {file.name: [*unguarded(ast.parse(file.read_text(encoding="utf-8")))] for file in files}
    assert_no_offenders(f"{name}:{line}" for name, lines in found.items() for line in lines)


def unguarded(node: ast.AST) -> Iterator[str]:
    """Line and name of the calls that may fail and are not inside of what catches it."""
    if isinstance(node, ast.Call) and _may_fail(name := ast.unparse(node.func).split(".")[-1]):
        yield f"{node.lineno} {name}"
    for child in ast.iter_child_nodes(node):
        if not _costs_itself(child):
            yield from unguarded(child)


def _may_fail(name: str) -> bool:
    return name == "load_data" or (name.endswith("_block") and name != "show_block")


def _costs_itself(node: ast.AST) -> bool:
    if isinstance(node, ast.FunctionDef):
        decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
        return _may_fail(node.name) or "costs_itself" in decorators
    caught = isinstance(node, ast.With) and any("costs_only" in ast.unparse(item) for item in node.items)
    return caught or isinstance(node, ast.Lambda)


def test_an_unguarded_chart_is_found() -> None:
    code = "show_block(\n view, a_block(1))\nshow_block(view, lambda: b_block())\ndef c_block(): d_block()"
    assert [*unguarded(ast.parse(code))] == ["2 a_block"]
