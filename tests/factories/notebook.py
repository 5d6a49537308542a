"""A notebook run cell by cell without Jupyter: `python -m tests.factories.notebook FILE` writes its
outputs."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]


def read_notebook(path: Path) -> Notebook:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def run_notebook(notebook: Notebook) -> Notebook:
    """The same notebook with the outputs of this run; a cell that fails raises its error."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = [_run(cell, names) if cell["cell_type"] == "code" else cell for cell in notebook["cells"]]
    return notebook | {"cells": cells}


def _run(cell: Notebook, names: dict[str, Any]) -> Notebook:
    tree = ast.parse("".join(cell["source"]))
    shown = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    if not isinstance(shown, ast.Expr):
        return cell | {"outputs": []}
    value = eval(compile(ast.Expression(shown.value), "cell", "eval"), names)
    data = {"text/plain": repr(value).splitlines(keepends=True)}
    if hasattr(value, "_repr_html_"):
        data["text/html"] = value._repr_html_().splitlines(keepends=True)
    output = {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}
    return cell | {"outputs": [output]}


if __name__ == "__main__":
    file = Path(sys.argv[1])
    made = json.dumps(run_notebook(read_notebook(file)), ensure_ascii=False, indent=1)
    file.write_text(made + "\n", encoding="utf-8")
