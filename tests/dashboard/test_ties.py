"""Where several are the most or the least, the sentence names them all."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.findings.issues import find_top_type
from dashboard.findings.measures import find_documents, tell_extremes
from dashboard.findings.ties import name_tied, tied_with
from dashboard.words import LANGUAGES, Words

NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma"}


def _types(*counts: tuple[str, int]) -> pd.DataFrame:
    return pd.DataFrame([{"issue_type": code, "issues": n, "notices": 2} for code, n in counts])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("second", "is_named"), [(4, True), (3, False)])
def test_types_as_frequent_as_the_first_are_named_with_it(language: str, second: int, is_named: bool) -> None:
    words = Words(language)
    said = find_top_type(_types(("safety_risk", 4), ("theory_study", second)), words, of=2)
    assert words.label("issue_type", "safety_risk") in said
    assert (words.label("issue_type", "theory_study") in said) is is_named


def test_notices_with_as_many_documents_are_all_named() -> None:
    counts = pd.DataFrame({"notice_id": ["a", "b", "c"], "notice_documents": [5, 1, 5]})
    said = find_documents(counts, Words("en"), names=NAMES, of=3)
    assert "Alpha" in said and "Gamma" in said and "Beta" not in said


def test_groups_that_share_the_lowest_rate_are_all_named() -> None:
    rates = pd.DataFrame(
        {"notice_id": list(NAMES)}
        | {f"{c}_per_1000": [0.0, 2.0, 0.0] for c in ("dates", "figures", "documents")}
    )
    said = tell_extremes(rates, Words("en"), label=NAMES.__getitem__, by="notice_id")
    lowest, _, highest = said.split(". ")[0].partition("highest")
    assert ("Alpha" in lowest, "Gamma" in lowest, "Beta" in highest) == (True, True, True)


def test_of_many_that_are_equal_the_first_few_are_named() -> None:
    tied = tied_with(pd.Series(1, index=list("abcde")), 1)
    assert name_tied(tied, Words("en"), label=str.upper).endswith("and 2 more")
