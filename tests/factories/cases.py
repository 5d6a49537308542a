"""Many cases in one test: it fails with a line for every case that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where there is one: much faster
FOLDER = Path(__file__).resolve().parent.parent / "cases"


def load_cases(name: str) -> Any:
    """What `tests/cases/<name>.yaml` contains."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)


def assert_no_offenders(offenders: Iterable[object]) -> None:
    """Fail with every offender in a line of its own."""
    lines = [str(offender) for offender in offenders]
    if lines:
        pytest.fail(f"{len(lines)} offenders:\n" + "\n".join(lines), pytrace=False)


def assert_each(function: Callable[[Any], object], cases: Iterable[tuple[Any, object]]) -> None:
    """Call the function with each first part; each result must equal the second part."""
    results = [(case, _call(function, case), expected) for case, expected in cases]
    assert results
    assert_no_offenders(
        f"{case!r}: {result!r}, not {expected!r}" for case, result, expected in results if result != expected
    )


def _call(function: Callable[[Any], object], case: Any) -> object:
    """The result, or the error: one case that fails must not hide the others."""
    try:
        return function(case)
    except Exception as error:
        return error
