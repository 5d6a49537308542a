"""Which kind of act the words of a clause speak for: classes of verbs and objects, with learned weights.

A listed verb decides where it speaks for one kind alone (codebook/codes/action.yaml); else, and of general
verbs (开展, 加强), the object decides. codebook/terms/act_words.yaml has the words by class,
codebook/terms/act_terms.csv the weights of classes, of pairs of them and of strings of one or two characters
(analysis.evaluate.learn_acts).
The kind `none` is that of aims, results, reasons and headings.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import add

import ahocorasick

from analysis import codebook
from analysis.codebook import domain
from analysis.codebook.automaton import automaton, in_bytes
from analysis.facts.weights import Weights, read_weights
from analysis.words.remembered import Remembered

WORDS = codebook.TERMS / "act_words.yaml"
WEIGHTS = codebook.TERMS / "act_terms.csv"
NONE = "none"
_CLEAR = 10  # points by which listed verbs decide alone
_LONGEST = 60  # characters of a clause that count, its last
_SCALE = 30  # of the weights in the file, to those of the codes
_NUMBER = re.compile(r"\d[\d.,%]*")
_LEAD = re.compile(
    r"(?:□|\d+年|\d+月|\d+日|今年以来|以来|进一步|切实|不断|持续|全面|认真|深入|积极|严格|及时|主动|先后|累计|共计"
    r"|共|已|并|同时|均|全部|还|再|也|又|着力|扎实|大力|有效|定期|重新|逐步|组织|指导|督促|对|将|把|由|向|为|在)+"
)
_COUNTS = re.compile(r"(?:\d[\d.,]*余?[万亿]?[一-龥]{0,3})+$")
_POINTS: Remembered[int, int] = Remembered(lambda total: round(total / _SCALE))
Classed = tuple[str, str]  # a word and its class


@lru_cache(maxsize=4096)  # a piece is asked for as a whole and where it may be parted
def best_kind(words: str) -> tuple[str, int] | None:
    """The best kind by listed patterns and learned words, and by how many points it is better than none."""
    listed = domain("action").scores(words)
    if listed and _decides(listed):
        kind = max(listed, key=listed.__getitem__)
        return kind, listed[kind]
    kinds = _kinds()
    *points, none = _learned(words)
    for kind, score in listed.items():
        points[kinds[kind]] += score
    most = max(points)
    return ([*kinds][points.index(most)], most - none) if listed or most > none else None


def _decides(listed: dict[str, int]) -> bool:
    """Whether the listed verbs speak so clearly for one kind that its words need not be looked up."""
    second, first = sorted([0, 0, *listed.values()])[-2:]
    return first - second >= _CLEAR


def learned_scores(words: str) -> dict[str, int]:
    """The sum of the learned weights by kind of act, and for `none`."""
    return dict(zip(_weights().codes, _learned(words), strict=True))


def _learned(words: str) -> list[int]:
    return list(map(_POINTS.__getitem__, _weights().sums(signs_of(words))))


def signs_of(words: str) -> set[str]:
    """What weights are learned for: strings of one or two characters, classes of verbs and objects, pairs."""
    marked = f"^{_NUMBER.sub('0', words)[-_LONGEST:]}$"
    return {*marked, *map(add, marked, marked[1:]), *_classes(words)}


def verbs_and_object(words: str) -> tuple[list[Classed], Classed | None, bool]:
    """The verbs in order, the last object, and whether the clause ends with it.

    Dates, adverbs and counts around are ignored; the longest words count.
    """
    core = in_bytes(_core(words))
    verbs = [verb for _, verb in _automaton("verbs").iter_long(core)]
    end, last = -1, None
    for place, word in _automaton("objects").iter(core):
        if place > end:  # of words that end together the longest is first
            end, last = place, word
    return verbs, last, last is not None and end + 1 == len(core)


def _classes(words: str) -> list[str]:
    verbs, last, at_end = verbs_and_object(words)
    word, verb = verbs[0] if verbs else ("", "")
    kind = last[1] if last else ""
    found = [f"verb:{verb}", f"object:{kind}", f"{verb}+{kind}"]
    if at_end:
        found += f"end:{kind}", f"{verb}+end:{kind}"
    if verbs:
        found += f"{word}+{kind}", f"last:{verbs[-1][1]}", *[f"any:{each}" for _, each in verbs]
    return found


def _core(words: str) -> str:
    """The words without adverbs before and counts behind them; numbers as 0."""
    counted = _COUNTS.sub("", words) or words
    lead = _LEAD.match(counted)
    core = counted[lead.end() :] if lead else counted
    return _NUMBER.sub("0", core or counted)


@cache
def _kinds() -> dict[str, int]:
    """The place of each kind in the codebook."""
    return {kind: place for place, kind in enumerate(domain("action").codes)}


@cache
def lexicon() -> dict[str, dict[str, str]]:
    """`verbs` and `objects` by class, words separated by spaces; `examples` of clauses with both classes."""
    loaded: dict[str, dict[str, str]] = codebook.load_yaml(WORDS)
    return loaded


@cache
def _automaton(name: str) -> ahocorasick.Automaton:
    classes = lexicon()[name].items()
    return automaton({word: (word, kind) for kind, words in classes for word in words.split()})


@cache
def _weights() -> Weights:
    """The weights of each sign for all kinds of acts, last for none."""
    return read_weights(WEIGHTS, [*domain("action").codes, NONE])
