"""Parts and issues are found by what is below the headings, whatever the words of the headings."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from tests.factories.cases import load_cases
from tests.factories.whole_notices import whole

CASES = load_cases("part_headings")
_MOST_WRONG = 0.02  # share of the combinations


def _combinations(used: bool) -> list[tuple[str, str]]:
    """Headings of parts one and two: both known to the rules' author, or at least one of them not."""
    first, second = (CASES[part]["used"] + CASES[part]["unused"] for part in ("first", "second"))
    known = set(CASES["first"]["used"] + CASES["second"]["used"])
    return [pair for pair in product(first, second) if (set(pair) <= known) is used]


def _wrong(first: str, second: str, titles: list[str], turn: int) -> str | None:
    """What was found in place of three parts and the issues; None where all is right."""
    drawn = Random(turn)
    acts, issues = (drawn.choice(list(CASES[form].values())) for form in ("acts", "issues"))
    third = drawn.choice(CASES["third"])
    document = whole(
        f"一、{first}\n{acts}二、{second}\n"
        f"{issues.format(*titles)}"
        f"三、{third}\n（一）坚持学习。继续抓好理论学习。\n（二）坚持整改。定期回头看。\n"
    )
    codes = [part.code for part in document.outline.parts]
    found = [document.text.raw[slice(*item.heading)] for item in document.outline.items]
    right = len(found) == len(titles) and all(t in f for t, f in zip(titles, found, strict=True))
    if right and codes == ["organisation", "rectification", "plans"]:
        return None
    return f"{first} | {second} | {third}: {codes}, {len(found)} issues"


@pytest.mark.parametrize("titles", CASES["titles"])
@pytest.mark.parametrize("used", [True, False], ids=["used wordings", "unused wordings"])
def test_parts_are_recognised_by_content(used: bool, titles: str) -> None:
    pairs = _combinations(used)
    results = [_wrong(*pair, CASES["titles"][titles], turn) for turn, pair in enumerate(pairs)]
    wrong = [result for result in results if result]
    assert len(wrong) <= _MOST_WRONG * len(pairs), f"{len(wrong)} of {len(pairs)}:\n" + "\n".join(wrong)
