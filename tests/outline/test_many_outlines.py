"""Outlines in the many forms in which notices number their issues and measures, or number none."""

from __future__ import annotations

import pytest

from tests.factories.cases import assert_no_offenders, load_cases
from tests.factories.whole_notices import whole

CASES = load_cases("outlines")


@pytest.mark.parametrize("kind", CASES)
def test_issues_and_their_measures_are_found(kind: str) -> None:
    wrong = []
    for place, case in enumerate(CASES[kind], 1):
        found = [len(item.measures) for item in whole(case["text"]).outline.items]
        right = found == case["measures"] if "measures" in case else len(found) == case["issues"]
        if not right:
            wrong.append(f"{kind} {place}: {found}, not {case.get('measures', case.get('issues'))}")
    assert_no_offenders(wrong)
