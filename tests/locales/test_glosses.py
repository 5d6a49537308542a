"""Words of the notices explained in short: the frequent ones are, and a language may do without."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import locales
from analysis import paths
from dashboard.i18n.code_labels import for_download
from dashboard.i18n.glosses import glossed_on_axis
from dashboard.i18n.translator import Translator
from tests.factories.languages import add_language

_MOST_FREQUENT, _AT_LEAST = 500, 0.95
_PERSON = "nr"  # the tag of names of persons


def test_frequent_words_have_a_gloss_in_short() -> None:
    words = pd.read_csv(paths.SHIPPED / "keywords.csv", dtype={"pos": "str"})
    counted = words.groupby("term")["count"].sum().sort_values(ascending=False, kind="stable")
    known = locales.glosses_of("en")
    frequent = list(counted.index[:_MOST_FREQUENT])
    missing = [word for word in frequent if word not in known]
    assert len(missing) <= (1 - _AT_LEAST) * len(frequent), missing
    assert [gloss for gloss in known.values() if not 0 < len(gloss) <= 50 or not gloss.isprintable()] == []


def test_no_person_has_a_gloss() -> None:
    words = pd.read_csv(paths.SHIPPED / "keywords.csv", dtype={"pos": "str"})
    places = set(pd.read_csv(paths.SHIPPED / "notices.csv")[["province", "city", "district"]].stack())
    persons = set(words.loc[words["pos"] == _PERSON, "term"])
    of_places = {word for word in persons if any(str(place).startswith(word) for place in places)}
    assert sorted((persons - of_places) & set(locales.glosses_of("en"))) == []


def test_a_download_keeps_the_word_and_adds_its_gloss_in_languages_that_have_it() -> None:
    frame = pd.DataFrame({"term": ["整改", "某生僻词"], "count": [2, 1]})
    made = for_download(frame, Translator("en"), {})
    assert made.to_dict("list") == {
        "term": ["整改", "某生僻词"],
        "term_gloss": ["rectification", ""],
        "count": [2, 1],
    }
    assert list(for_download(frame, Translator("zh"), {}).columns) == ["term", "count"]
    assert "rectification" in glossed_on_axis("整改", Translator("en"))
    assert glossed_on_axis("整改", Translator("zh")) == "整改"


def test_a_language_without_glosses_has_the_words_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_language("xx", dict(locales.texts("en")), tmp_path / "locales", monkeypatch)
    assert Translator("xx").glossed("整改") == "整改"
