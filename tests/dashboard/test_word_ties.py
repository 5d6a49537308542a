"""Words of equal figures: no sentence names one before the others, and a cut list reports how many are tied
beyond it."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.compare.selection import Selection
from analysis.compare.vocabulary import keyness, signature_words, term_frequencies
from dashboard.components.ties import format_first, list_tied
from dashboard.i18n.translator import Translator
from dashboard.pages.context.collocate_blocks import network_block, phrases_block
from dashboard.pages.context.findings import describe_collocates, describe_counts, describe_spread
from dashboard.pages.distinctive.blocks import scatter_block
from dashboard.pages.distinctive.findings import describe_distinctive
from dashboard.pages.keywords.findings import (
    describe_own_words,
    describe_ties_at_end,
    describe_ties_of_groups,
    describe_top_words,
)
from dashboard.shell.view import View
from tests.factories.word_tables import tables_of, tables_of_issues

NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma"}


def _view(issues: dict[str, str] | None = None, language: str = "en") -> View:
    """A view of issues with these words; notices a, b and c have names."""
    tables = tables_of_issues({id_: ("safety_risk", text) for id_, text in (issues or {"a#1": "x"}).items()})
    return View(tables, Selection(), Translator(language), NAMES, n_notices=3, of_notices=3)


def test_values_that_differ_in_the_last_digit_of_a_float_are_equal() -> None:
    assert list_tied(pd.Series({"a": 0.1 + 0.2, "b": 0.3, "c": 0.31}), 0.3) == ["a", "b"]


@pytest.mark.parametrize(("last", "shown"), [(2, "and 2 more, the last 3 equally strong"), (1, "")])
def test_a_list_that_ends_among_equal_ones_reports_how_many_more(last: int, shown: str) -> None:
    values = pd.Series({"a": 5, "b": 3, "c": 2, "d": last, "e": last})
    assert format_first(values, Translator("en"), label=str) == f"a, b, c {shown}".strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x x y y z", "equally often: “x”, “y”, each"),
        ("x x y z", "“x” is used most: 5000.0 times per 10,000 words; then y, z"),
        ("x x w y z", "then w, y and 1 more, all 3 equally strong"),
    ],
)
def test_words_that_are_as_frequent_are_named_together(text: str, shown: str) -> None:
    found = describe_top_words(
        term_frequencies(tables_of({"a": text}), Selection(), layers=()), Translator("en")
    )
    assert shown in found


def test_a_cut_list_of_words_counts_those_beyond_it() -> None:
    terms = term_frequencies(tables_of({"a": "x y z w v"}), Selection(), layers=(), limit=2)
    assert "“v”, “w” and 3 more, each" in describe_top_words(terms, Translator("en"))
    assert describe_ties_at_end(terms, Translator("en")) == (
        "3 more words have the same score as the last one and are not shown."
    )
    assert describe_ties_at_end(terms.assign(tied=2), Translator("en")) == ""


def test_words_of_their_own_that_weigh_as_much_are_all_named() -> None:
    tables = tables_of({"a": "x x y y w", "b": "w z z v", "c": "w"})
    own = signature_words(tables, Selection(), layers=())
    assert "Beta" in describe_own_words(own, Translator("en"), NAMES) and "Alpha" not in describe_own_words(
        own, Translator("en"), NAMES
    )
    tied = signature_words(tables, Selection(notices=("a", "c")), layers=(), limit=1)
    shown = describe_own_words(tied, Translator("en"), NAMES)
    assert "Alpha with “x” (2 times) and 1 more" in shown
    assert (
        describe_ties_of_groups(tied, Translator("en"))
        == "In 1 notice further words have the same score as the last one and are not shown."
    )


def test_distinctive_words_with_the_same_g2_are_counted_and_one_side_alone_begins_a_sentence() -> None:
    tables = tables_of({"a": "p q r s t", "b": "w w w w w"})
    scored = keyness(tables, Selection(notices=("a",)), layers=(), min_count=1)
    shown = describe_distinctive(scored, Translator("en"), target="Alpha", reference="Beta")
    assert "r and 2 more, all 5 equally strong; Beta: w" in shown
    alone = scored[scored["more_in"] == "reference"]
    assert describe_distinctive(alone, Translator("en"), target="Alpha", reference="Beta").startswith(
        "More common in Beta"
    )


def test_a_word_of_equal_rates_is_more_often_in_neither() -> None:
    scored = keyness(
        tables_of({"a": "p p q", "b": "p p r"}), Selection(notices=("a",)), layers=(), min_count=1
    )
    assert dict(zip(scored["term"], scored["more_in"], strict=True)) == {
        "p": "neither",
        "q": "target",
        "r": "reference",
    }
    shown = describe_distinctive(scored, Translator("en"), target="Alpha", reference="Beta")
    assert shown == "Alpha more often uses q; Beta: r"
    alike = describe_distinctive(
        scored[scored["term"] == "p"], Translator("en"), target="Alpha", reference="Beta"
    )
    assert alike.startswith("No word is more common")
    block = scatter_block(_view(), scored, target="Alpha", reference="Beta")
    assert "Equally often in both" in {trace.get("name") for trace in block.draw().to_plotly_json()["data"]}


def _counts(*counts: int) -> pd.DataFrame:
    return pd.DataFrame({"notice_id": list(NAMES)[: len(counts)], "count": counts})


def test_notices_with_as_many_occurrences_are_all_named() -> None:
    assert "equally, in Alpha, Beta (2 each)" in describe_counts(_view(), _counts(2, 2, 1), "x")
    assert (
        describe_counts(_view(), _counts(1), "x")
        == "“x” occurs 1 time as a word, in Alpha only (1 of 3 notices)"
    )


def test_parts_with_as_many_places_are_all_named() -> None:
    lines = pd.DataFrame({"part": ["opening", "plans"], "notice_id": ["a", "a"]})
    shown = describe_spread(_view(), lines, "x", None)
    assert (
        all(Translator("en").label("part", code) in shown for code in ("opening", "plans"))
        and "1 each" in shown
    )
    both = lines.assign(part="opening")
    assert describe_spread(_view(), both, "x", None).startswith("All 2 uses of “x” are in")
    assert describe_spread(_view(), lines.head(1), "x", None).startswith("The one use of “x” is in")


def test_collocates_and_phrases_of_the_same_value_are_counted() -> None:
    found = pd.DataFrame({"term": list("pqrst"), "g2": [9.0, 2, 2, 2, 2], "near_words": 9})
    assert "“p”, “q”, “r” and 2 more, the last 4 equally strong" in describe_collocates(
        _view(), found, "x", by="g2", window=5
    )
    phrases = pd.DataFrame(
        {"ngram": ["xa", "xb"], "words": ["x a", "x b"], "count": 2, "notices": 1, "of_notices": 1}
    )
    assert "“xa”, “xb”; 2 times each" in phrases_block(_view(), phrases, "x").finding


def test_the_network_of_a_term_names_no_word_before_others_tied_as_closely() -> None:
    issues = {"a#1": "x p q r s", "a#2": "x p q r s", "a#3": "w", "a#4": "v"}
    block = network_block(_view(issues), "x", layers=())
    assert block is not None and "“p”, “q”, “r” and 1 more, all 4 equally strong" in block.finding


def test_pairs_tied_as_closely_are_counted() -> None:
    block = network_block(_view({"a#1": "x p q", "a#2": "x p q", "a#3": "w"}), "", layers=())
    assert block is not None and "“p” and “q”, “p” and “x”, “q” and “x” (n = 3 issues)" in block.finding
