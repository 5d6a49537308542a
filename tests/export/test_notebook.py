"""The notebook of docs/: every cell runs, and the outputs in the file are those of this run."""

from __future__ import annotations

from analysis.paths import PROJECT
from tests.factories.notebook import read_notebook, run_notebook


def test_the_notebook_runs_and_its_outputs_are_current() -> None:
    stored = read_notebook(PROJECT / "docs" / "notebook.ipynb")
    fresh = run_notebook(stored)
    assert sum(bool(cell.get("outputs")) for cell in fresh["cells"]) >= 10
    for before, now in zip(stored["cells"], fresh["cells"], strict=True):
        assert now == before, "run: make docs"
