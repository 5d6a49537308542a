"""No sentence claims that no other notice uses a word where a longer term or a text has it."""

from __future__ import annotations

import pytest

from analysis.compare.selection import Selection
from analysis.compare.vocabulary import notices_with_term, signature_words
from dashboard.components import absence
from dashboard.components.absence import Elsewhere, find_elsewhere
from dashboard.i18n.translator import Translator
from dashboard.pages.context.findings import describe_counts
from dashboard.pages.keywords.blocks import own_block
from dashboard.pages.keywords.findings import describe_own_words
from dashboard.shell.view import View
from locales import languages
from tests.factories.word_sequences import words_of
from tests.factories.word_tables import tables_of

NAMES = {"a": "Alpha", "b": "Beta", "c": "Gamma"}


def _view(texts: dict[str, str], language: str = "en") -> View:
    return View(tables_of(texts), Selection(), Translator(language), NAMES, n_notices=3, of_notices=3)


def _text(texts: dict[str, str], language: str = "en") -> str:
    view = _view(texts, language)
    return own_block(view, signature_words(view.tables, view.selection, layers=())).finding


def test_without_texts_only_words_and_longer_terms_are_spoken_of() -> None:
    shown = _text({"a": "招标 招标 的", "b": "的", "c": "的"})
    assert "no other is known to use it; the texts of 2 are not here to check" in shown


def test_a_longer_term_elsewhere_is_named_first() -> None:
    shown = _text({"a": "招标 招标 的", "b": "招标采购 的", "c": "的"})
    assert "no other uses it as a word, 1 inside longer terms only" in shown
    both = _text({"a": "招标 招标 招标 的", "b": "招标 的", "c": "招标采购 的 的", "d": "的"})
    assert "1 other uses it as a word, 1 more inside longer terms only" in both


@pytest.mark.parametrize("language", languages())
def test_a_word_that_all_have_inside_longer_terms_does_not_stand_out(language: str) -> None:
    shown = _text({"a": "招标 招标 的", "b": "招标采购 的", "c": "招标办 的"}, language)
    assert shown == Translator(language)("keywords.own.finding_none", n="3")


def test_a_string_across_two_words_is_no_absence(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a": "标准 的", "b": "投标准备 的", "c": "投标 的"}
    view = _view({"a": "标准 标准 的", "b": "投标 准备 的", "c": "投标 的"})
    monkeypatch.setattr(absence, "texts_of", lambda pairs: [(id_, texts[id_]) for id_, _ in pairs])
    monkeypatch.setattr(absence, "words_in", lambda text, id_, sha: words_of(text, id_))
    assert find_elsewhere(view, "标准", group="a", groups_with=1) == Elsewhere(0, in_text=1)
    own = signature_words(view.tables, view.selection, layers=())
    shown = own_block(view, own).finding
    assert "in 1, the same characters run across words" in shown
    absent = describe_own_words(own, view.tr, NAMES, elsewhere=Elsewhere(0))
    assert "no other uses it, not inside longer words either" in absent


def test_a_count_by_notice_reports_whether_longer_terms_have_the_word() -> None:
    view = _view({"a": "招标 的", "b": "招标采购 的", "c": "的"})
    found = notices_with_term(view.tables, view.selection, "招标")
    assert describe_counts(view, found, "招标", with_longer=2).endswith(
        "in Alpha only (1 of 3 notices); inside longer terms only in 1 more"
    )
    assert describe_counts(view, found, "招标", with_longer=1).endswith("; inside a longer term in no other")
