"""One private tokenizer a process: text to words with tag and place.

rjieba is the engine; jieba, which it ports, is the reference it is tested against and takes its place
where rjieba cannot be imported. Both use the same dictionary, the same model for unknown words and the
same domain terms, and neither touches the global tokenizer of its package.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, Protocol

from analysis.words.terms import domain_terms


class Token(NamedTuple):
    """One word of a text; `text[start:end] == term`."""

    term: str
    pos: str  # ICTCLAS tag; x for what is no word
    start: int
    end: int


class Engine(Protocol):
    """What a segmenter must do; the terms of its tags joined are the text, nothing left out."""

    def tag(self, text: str) -> list[tuple[str, str]]: ...


@cache
def engine() -> Engine:
    """The process's tokenizer with the domain terms; made on first use (0.2 s), never pickled."""
    try:
        import rjieba
    except ImportError:
        from analysis.words.reference import reference_engine

        return reference_engine()
    tokenizer = rjieba.Jieba()
    for term, tag in domain_terms().items():
        tokenizer.add_word(term, None, tag)
    return tokenizer


def segment(text: str) -> list[Token]:
    """Every token of the text in order, punctuation and white space included."""
    tokens, start = [], 0
    for term, pos in engine().tag(text):
        end = start + len(term)
        tokens.append(Token(term, pos, start, end))
        start = end
    return tokens
