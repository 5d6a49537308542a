"""Where several are the most or the least, the sentence names them all."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.components.concreteness import describe_extremes
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator
from dashboard.pages.issues.findings import describe_top_type
from dashboard.pages.measures.findings import describe_documents, describe_outcomes, describe_top_action
from locales import languages

NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma"}


def _types(*counts: tuple[str, int]) -> pd.DataFrame:
    return pd.DataFrame([{"issue_type": code, "issues": n, "notices": 2} for code, n in counts])


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("second", "is_named"), [(4, True), (3, False)])
def test_types_as_frequent_as_the_first_are_named_with_it(language: str, second: int, is_named: bool) -> None:
    tr = Translator(language)
    shown = describe_top_type(_types(("safety_risk", 4), ("theory_study", second)), tr, of=2)
    assert tr.label("issue_type", "safety_risk") in shown
    assert (tr.label("issue_type", "theory_study") in shown) is is_named


def test_notices_with_as_many_documents_are_all_named() -> None:
    counts = pd.DataFrame({"notice_id": ["a", "b", "c"], "group_documents": [5, 1, 5], "notices": 1})
    shown = describe_documents(counts, Translator("en"), names=NAMES, of=3)
    assert "Alpha" in shown and "Gamma" in shown and "Beta" not in shown


def test_groups_that_share_the_lowest_rate_are_all_named() -> None:
    rates = pd.DataFrame(
        {"notice_id": list(NAMES), "n_chars": 1000}
        | {f"{c}_per_1000": [0.0, 2.0, 0.0] for c in ("dates", "figures", "documents")}
    )
    shown = describe_extremes(rates, Translator("en"), label=NAMES.__getitem__, by="notice_id")
    lowest, _, highest = shown.split(". ")[0].partition("highest")
    assert ("Alpha" in lowest, "Gamma" in lowest, "Beta" in highest) == (True, True, True)


def test_groups_that_all_have_one_rate_have_no_lowest() -> None:
    rates = pd.DataFrame(
        {"notice_id": ["a", "b"], "n_chars": 1000}
        | {f"{c}_per_1000": [0.0, 0.0] for c in ("dates", "figures", "documents")}
    )
    shown = describe_extremes(rates, Translator("en"), label=NAMES.__getitem__, by="notice_id")
    assert shown.startswith("Dates: 0.0 in all.") and "lowest" not in shown


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("counts", "reported"),
    [((2, 2, 2, 1), (0, 1, 2)), ((9, 5, 5, 1), (0, 1, 2)), ((9, 5, 1, 1), (0, 1)), ((3,), (0,))],
)
def test_acts_as_frequent_as_a_reported_one_are_reported_with_it(
    language: str, counts: tuple[int, ...], reported: tuple[int, ...]
) -> None:
    tr, codes = Translator(language), ["rule", "meeting", "personnel", "publicity"]
    cells = pd.DataFrame({"action": codes[: len(counts)], "measures": counts}).assign(
        level="county", group_measures=sum(counts)
    )
    shown = describe_top_action(cells, tr, by="level")
    named = [i for i in range(len(counts)) if tr.label("action", codes[i]) in shown]
    assert named == list(reported)


@pytest.mark.parametrize(
    ("documents", "shown"),
    [
        ({"a": 2}, "1 of 3 notices names documents it issued, 2 different ones (Alpha)"),
        ({"a": 1, "b": 1}, "2 of 3 notices name documents they issued, 2 different ones; 1 each"),
    ],
)
def test_no_notice_has_the_most_where_all_have_as_many(documents: dict[str, int], shown: str) -> None:
    counts = pd.DataFrame(
        {"notice_id": list(documents), "group_documents": list(documents.values()), "notices": 1}
    )
    assert describe_documents(counts, Translator("en"), names=NAMES, of=3) == shown


def test_where_every_notice_prints_figures_none_is_silent() -> None:
    sums = pd.DataFrame({"notice_id": ["a", "b"], "figures": [1, 2]})
    assert (
        describe_outcomes(sums, Translator("en"), of=2, stating=2)
        == "Both notices give figures on penalties, recovered money or rules; 3 in all"
    )


def test_of_many_that_are_equal_the_first_few_are_named() -> None:
    tied = list_tied(pd.Series(1, index=list("abcde")), 1)
    assert format_tied(tied, Translator("en"), label=str.upper).endswith("and 2 more")
