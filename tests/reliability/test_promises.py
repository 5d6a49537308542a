"""docs/reliability.md and the tests it names."""

from __future__ import annotations

import ast

from tests.reliability.promises import PROJECT, promises

PAGE = (PROJECT / "docs" / "reliability.md").read_text(encoding="utf-8")


def test_the_page_lists_every_promise_with_its_test() -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ")][2:]
    listed = {(row[0].removeprefix("| "), row[1].removesuffix(" |").strip("`")) for row in rows}
    assert listed == {(p.promise, p.test) for p in promises()}


def test_every_test_that_is_named_exists() -> None:
    missing = []
    for promise in promises():
        file, _, name = promise.test.partition("::")
        tree = ast.parse((PROJECT / file).read_text(encoding="utf-8"))
        if name not in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}:
            missing.append(promise.test)
    assert missing == []


def test_every_change_that_breaks_a_promise_fits_the_code() -> None:
    """Otherwise `python -m tests.reliability.broken` would show nothing."""
    texts = {p.file: (PROJECT / p.file).read_text(encoding="utf-8") for p in promises()}
    assert [p.promise for p in promises() if texts[p.file].count(p.find) != 1] == []
