"""Titles of issues explained word by word, for readers who cannot read them."""

from __future__ import annotations

import pandas as pd

from dashboard.i18n.code_labels import for_download
from dashboard.i18n.title_glosses import gloss_title
from dashboard.i18n.translator import Translator
from tests.factories.cases import assert_no_offenders

# Title -> what is shown beside it in English.
GLOSSED = {
    "食堂采购管理不规范": "canteen · procurement management · irregular",
    "药品采购合同签订不及时": "drug procurement · contract · sign · not timely",
    "违规收受红包": "breach of rules · accept (gifts, bribes) · red envelopes (gifts of money)",
    "制度未落实": "rules · not: implement",
    "某某某": "",
}


def test_a_title_is_explained_by_its_words_and_a_denied_word_stays_denied() -> None:
    made = {title: gloss_title(title, Translator("en")) for title in GLOSSED}
    assert_no_offenders(f"{title}: {made[title]}" for title in GLOSSED if made[title] != GLOSSED[title])
    assert {gloss_title(title, Translator("zh")) for title in GLOSSED} == {""}


def test_a_list_of_issues_has_the_words_behind_each_title() -> None:
    frame = pd.DataFrame({"title": ["采购管理混乱", None], "status": ["completed", "ongoing"]})
    made = for_download(frame, Translator("en"), {})
    assert list(made.columns)[:2] == ["title", "title_gloss"]
    assert list(made["title_gloss"]) == ["procurement management · in disorder", ""]
