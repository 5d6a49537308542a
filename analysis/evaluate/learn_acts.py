"""Learn the weights of words for kinds of acts: python -m analysis.evaluate.learn_acts

They (analysis.evaluate.logistic) are learned from phrases of all sectors (tests/cases/act_phrases.yaml) and
from the clauses of the notices whose acts are coded (tests/gold/acts), except those of the part kept apart,
and written to codebook/terms/act_terms.csv. Those of the five notices are used only where NOTICES_DIR names
the folder of their texts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import yaml

from analysis import codebook
from analysis.evaluate.accuracy import TESTS
from analysis.evaluate.acts import INVENTED_TEXTS, KEPT_APART, Codings, read_act_codings
from analysis.evaluate.logistic import Method, Weights, learn, write_weights
from analysis.facts.act_words import NONE, WEIGHTS, signs_of
from analysis.text.folded import fold

Coded = tuple[str, str]
Passage = tuple[str, int, int]  # a value, start, end

PHRASES = TESTS / "cases" / "act_phrases.yaml"
_HOW = Method(least=2, kept=7000, scale=50, lightest=2, penalty=1e-4, steps=1000)
_TIMES = 4  # a clause of a notice counts as four phrases
_NAME = re.compile("(?<=《)[^《》]+(?=》)")
_CLAUSE = re.compile("[^,。;:!?\n]+")


def read_phrases(path: Path = PHRASES) -> list[Coded]:
    """Each phrase with its code; the phrases of a group are separated by spaces."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        (fold(phrase), code)
        for code, themes in groups.items()
        for t in themes.values()
        for phrase in t.split()
    ]


def coded_clauses(codings: Codings, folders: Mapping[str, Path]) -> Iterator[Coded]:
    """The clauses of the coded measures with the code of their act; of several acts the words of each."""
    acts = {str(name): _rows(listed, "action") for name, listed in codings["acts"].groupby("notice_id")}
    for (set_, notice_id), measures in codings["measures"].groupby(["set", "notice_id"]):
        if folder := folders.get(str(set_)):
            text = fold((folder / f"{notice_id}.txt").read_text(encoding="utf-8"))
            text = _NAME.sub(lambda name: "□" * len(name[0]), text)
            for _, start, end in _rows(measures, "notice_id"):
                yield from _of_measure(text, start, end, acts.get(str(notice_id), []))


def without_kept_apart(codings: Codings) -> Codings:
    """The codings that may be learned from."""
    measures = codings["measures"]
    return {**codings, "measures": measures[~measures["half"].isin(KEPT_APART)]}


def learn_weights(coded: list[Coded]) -> Weights:
    """Weights by sign and code; acts of no kind are ignored."""
    codes = [*(code for code in codebook.domain("action").codes if code != "other"), NONE]
    coded = [example for example in coded if example[1] in codes]
    found = [signs_of(words) for words, _ in coded]
    return learn(found, [code for _, code in coded], codes, _HOW)


def _rows(table: pd.DataFrame, column: str) -> list[Passage]:
    return list(table[[column, "start", "end"]].itertuples(index=False, name=None))


def _of_measure(text: str, start: int, end: int, acts: list[Passage]) -> Iterator[Coded]:
    for clause in _CLAUSE.finditer(text, start, end):
        inside = [act for act in acts if act[1] < clause.end() and act[2] > clause.start()]
        codes = {code for code, _, _ in inside}
        if len(codes) <= 1:
            yield clause[0].strip(), codes.pop() if codes else NONE
        else:
            yield from ((text[begin:close], code) for code, begin, close in inside)


def main() -> None:
    """Learn from phrases and clauses and write the codebook's weights."""
    notices = os.environ.get("NOTICES_DIR")
    folders = INVENTED_TEXTS | ({"five": Path(notices)} if notices else {})
    learned = without_kept_apart(read_act_codings())
    coded = [*read_phrases(), *_TIMES * list(coded_clauses(learned, folders))]
    weights = learn_weights(coded)
    write_weights(weights, WEIGHTS)
    print(f"{len(weights)} weights learned from {len(coded)} examples")


if __name__ == "__main__":
    main()
