"""Weights of words for kinds of acts, learned from phrases and coded clauses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from analysis.evaluate.acts import KEPT_APART, read_act_codings
from analysis.evaluate.learn_acts import coded_clauses, learn_weights, read_phrases, without_kept_apart
from analysis.facts.act_words import NONE
from analysis.facts.acts import read_acts

PHRASES = [("追缴租金", "funds_assets"), ("召开例会", "meeting"), ("成效明显", NONE)] * 3


def test_a_class_speaks_for_the_kind_of_its_phrases() -> None:
    weights = learn_weights(PHRASES)
    assert weights["recover+money", "funds_assets"] > 0 > weights.get(("recover+money", "meeting"), -1)


def test_clauses_have_the_code_of_their_act_and_several_acts_their_own_words(tmp_path: Path) -> None:
    text = "制定《某办法》，成效明显。追缴3万元约谈5人。"
    (tmp_path / "n.txt").write_text(text, encoding="utf-8")
    acts = [("rule", "制定《某办法》"), ("funds_assets", "追缴3万元"), ("accountability", "约谈5人")]
    places = [(code, text.index(words), text.index(words) + len(words)) for code, words in acts]
    codings = {
        "measures": pd.DataFrame({"set": ["s"], "notice_id": ["n"], "start": [0], "end": [len(text)]}),
        "acts": pd.DataFrame(places, columns=["action", "start", "end"]).assign(notice_id="n"),
    }
    assert list(coded_clauses(codings, {"s": tmp_path})) == [
        ("制定《□□□》", "rule"),
        ("成效明显", NONE),
        ("追缴3万元", "funds_assets"),
        ("约谈5人", "accountability"),
    ]


def test_the_part_kept_apart_is_not_learned_from() -> None:
    codings = read_act_codings()
    left = set(without_kept_apart(codings)["measures"]["half"])
    assert set(codings["measures"]["half"]) - left == set(KEPT_APART) != set()


def test_listed_patterns_and_learned_words_agree_with_the_phrases() -> None:
    """Of each kind most phrases are read as coded; a pattern that decides against them shows here."""
    coded, right = Counter[str](), Counter[str]()
    for phrase, code in read_phrases():
        acts = read_acts(phrase, phrase)
        coded[code] += 1
        right[code] += (acts[0].action if acts else NONE) == code
    low = {code: round(right[code] / count, 2) for code, count in coded.items() if right[code] < 0.8 * count}
    assert {code: share for code, share in low.items() if code != NONE} == {}
