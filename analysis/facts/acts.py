"""The acts that a measure names: its clauses, what in them is no act, and the kind of each act.

The rules are in codebook/rules/acts.yaml, the kinds in codebook/codes/action.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from analysis.codebook import domain, rules
from analysis.codebook.screen import Screen
from analysis.facts.act_words import best_kind

_ACT = 3  # points of a concrete act; with fewer a piece is a set phrase
_LONGEST = 200  # characters of a piece that are read
_FILLED = "□"
_MARKER = re.compile(
    r"\s*(?:\(?[\d一二三四五六七八九十]{1,3}(?:\.(?!\d)|[、)]|是|要)|[a-z][.)]|[第其][一二三四五六七八九十]{1,2}[,、]|[①-⒇])?\s*"
    r"(?:[首其再最][先次后][,、]\s*)?(?:[【\[]?(?:整改|落实|完成|工作|具体)?(?:情况|措施|做法)[】\]]?:?\s*)?"
)
_QUOTED = re.compile(r"“[^“”\n]{1,40}”")
_SENTENCE = re.compile(r"[^。;!?\n]+")
_CLAUSE = re.compile(r"(?:[^,:]|(?<=\d),(?=\d{3}))+")
_LISTED = re.compile("、")
_WORDS = re.compile("[一-龥]{2}")
_SEPARATORS = str.maketrans(dict.fromkeys(",、:;。", _FILLED))
_URGED = "□□"
# Acts of these kinds are recognised by their counts: 约谈5人,诫勉3人.
_COUNTED = ("accountability", "funds_assets", "execution")


class Act(NamedTuple):
    """One act of a measure, at `text[start:end]` of the measure's text."""

    action: str
    start: int
    end: int


class _Piece(NamedTuple):
    """A stretch of a clause with at most one act; clauses and sentences of the measure are numbered."""

    words: str
    start: int
    clause: int
    sentence: int
    heading: bool

    @property
    def end(self) -> int:
        return self.start + len(self.words)


class _Found(NamedTuple):
    """A piece with its kind, and where the last piece of the same act ends."""

    action: str
    piece: _Piece
    end: int


def read_acts(text: str, nameless: str) -> list[Act]:
    """Every act of the measure, in order; without a concrete one the first set phrase, if there is one.

    `text` is folded; in `nameless` the words inside 《》 are filled.
    """
    concrete: list[_Found] = []
    phrases: list[_Found] = []
    for piece in _pieces(_fill(text, nameless)):
        if (read := _read(piece)) is None:
            continue
        action, points = read
        if points < _ACT or piece.heading or _no_own_act(piece.words[:_LONGEST]):
            phrases.append(_Found(action, piece, piece.end))
        elif not (concrete and _belongs(concrete, action, piece, text)):
            concrete.append(_Found(action, piece, piece.end))
    phrases.sort(key=lambda found: found.piece.heading)
    return [Act(found.action, found.piece.start, found.end) for found in concrete or phrases[:1]]


def _no_own_act(words: str) -> bool:
    """Whether the words are a set phrase or a hope, which count only where the measure has nothing else."""
    return bool(_rule("set_phrase").search(words) or _rule("pending").search(words))


def _belongs(acts: list[_Found], action: str, piece: _Piece, text: str) -> bool:
    """Whether the piece is no act beside the last one, or takes the place of a plan or meeting before it."""
    last = acts[-1]
    if last.piece.sentence != piece.sentence:
        return False
    if last.action == action and last.piece.clause == piece.clause:
        acts[-1] = last._replace(end=piece.end)
        return True
    if last.action == "rule" and _rule("content").search(piece.words[:_LONGEST]):
        return True
    if last.action == action and action not in _COUNTED and _rule("again").search(piece.words):
        return True
    carried_out = last.action == "rule" and action != "rule" and _is_plan(last.piece, text, action)
    passed = last.action == "meeting" and action == "rule" and _rule("passed").search(piece.words)
    if carried_out or passed:
        acts[-1] = _Found(action, piece, piece.end)
        return True
    return False


def _is_plan(piece: _Piece, text: str, action: str) -> bool:
    """Whether the piece makes a plan for acts of this kind."""
    words = text[max(piece.start, piece.end - _LONGEST) : piece.end]
    least = _ACT if action == "execution" else 1  # 整改落实方案 is a plan for everything
    return bool(_rule("plan").search(words)) and domain("action").scores(words).get(action, 0) >= least


def _read(piece: _Piece) -> tuple[str, int] | None:
    """The kind of the piece's act and its points; None where it names none."""
    words = piece.words[:_LONGEST]
    if len(words) < 2 or _no_act().any(words):
        return None
    urging = _rule("urging").search(words) if rules("acts")["urging"].occurs(words) else None
    if urging is None or not _WORDS.search(words, urging.end()):  # 开展现场督导 urges nobody to do anything
        return best_kind(words)
    urged = best_kind(words[: urging.start()] + _URGED + words[urging.end() :])
    if urged and urged[1] >= _ACT:
        return urged
    return ("inspection_check", _ACT) if urging[0] in ("督促", "督导", "责令", "敦促") else urged


def _pieces(shown: str) -> Iterator[_Piece]:
    sentences = list(_sentences(shown))
    clause = 0
    for n, (begin, close, _) in enumerate(sentences):
        followed = n < len(sentences) - 1 and not sentences[n + 1][2]
        sentence = shown[begin:close].strip()
        heading = followed and bool(
            _rule("heading").search(sentence) or (n == 0 and _rule("title").search(sentence))
        )
        for place in _CLAUSE.finditer(shown, begin, close):
            clause += 1
            opens = clause == 1 and place.end() < close
            opens = opens and bool(_rule("opening").search(place[0].strip()))
            for start, end in pairwise(_edges(shown, place)):
                words = shown[start:end].strip(" 、,")
                start += shown[start:end].index(words)
                yield _Piece(words, start, clause, n, heading or opens)


def _sentences(shown: str) -> Iterator[tuple[int, int, bool]]:
    """Where each sentence is without its mark, and whether it has one; blank ones and labels are ignored."""
    for sentence in _SENTENCE.finditer(shown):
        if not _rule("label").search(sentence[0]):
            marker = _MARKER.match(shown, sentence.start(), sentence.end())
            begin = marker.end() if marker else sentence.start()
            if shown[begin : sentence.end()].strip():
                yield begin, sentence.end(), bool(marker and marker[0].strip())


def _edges(shown: str, clause: re.Match[str]) -> list[int]:
    """Where the pieces of a clause begin and end. A stretch without an act of its own goes with the next one:
    in 制定并印发《办法》 both verbs have one object."""
    listed = bool(_rule("manner").search(clause[0]))
    if not listed and not rules("acts")["joint"].occurs(shown, *clause.span()):
        return [*clause.span()]
    edges = [clause.start()]
    for joint in (_LISTED if listed else _rule("joint")).finditer(shown, clause.start() + 1, clause.end()):
        before = best_kind(shown[max(edges[-1], joint.start() - _LONGEST) : joint.start()])
        if listed or (before and before[1] >= _ACT):
            edges.append(joint.start())
    return [*edges, clause.end()]


def _fill(text: str, nameless: str) -> str:
    """`nameless` with the names of bodies and the separators inside quotations filled, as long as before."""
    shown = _QUOTED.sub(lambda quoted: quoted[0].translate(_SEPARATORS), nameless)
    parts, end = [], 0
    for kept in _rule("kept").finditer(text):
        parts += [shown[end : kept.start()], kept[0]]
        end = kept.end()
    shown = "".join([*parts, shown[end:]])
    return _rule("organ").sub(lambda name: _FILLED * len(name[0]), shown)


@cache  # asked for at every piece
def _rule(name: str) -> re.Pattern[str]:
    return rules("acts")[name].pattern


@cache
def _no_act() -> Screen:
    return Screen([rule.source.text for rule in rules("acts").values() if "no_act" in rule.sets])
