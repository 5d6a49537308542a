"""Segmentation: text to words with tag and offsets, by one tokenizer per process.

The engine is rjieba, a port of jieba. jieba is the reference in the tests, and the fallback where rjieba
cannot be imported. Both use the same dictionary, the same model for unknown words and the same domain terms.
The global tokenizers of the two packages are never changed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from analysis.words.terms import broken_words, domain_terms


class Token(NamedTuple):
    """One word of a text; `text[start:end] == term`."""

    term: str
    pos: str  # ICTCLAS tag; x for what is no word
    start: int
    end: int


class Engine(Protocol):
    """What a segmenter must do; its words joined are the whole text."""

    def cut(self, text: str) -> list[str]: ...

    def tag(self, text: str) -> list[tuple[str, str]]: ...

    def has_word(self, word: str) -> bool: ...


@cache
def engine() -> Engine:
    """The process's tokenizer with the domain terms; created on first use (0.2 s), never pickled."""
    try:
        import rjieba
    except ImportError:
        from analysis.words.reference import reference_engine

        return reference_engine()
    tokenizer = rjieba.Jieba()
    for word in broken_words():
        tokenizer.add_word(word, 0, None)
    for term, tag in domain_terms().items():
        tokenizer.add_word(term, None, tag)
    return tokenizer


def segment(text: str) -> list[Token]:
    """Every token of the text in order, punctuation and white space included."""
    tokens, start = [], 0
    for term in engine().cut(text):
        end = start + len(term)
        tokens.append(Token(term, tag_of(term), start, end))
        start = end
    return tokens


def cut(text: str) -> list[str]:
    """The tokens' words alone, several times as fast."""
    return engine().cut(text)


@lru_cache(maxsize=1 << 16)
def tag_of(term: str) -> str:
    """The tag of a word in any context: the domain dictionary's, else the engine's.

    jieba's tags do not depend on the context. A word that only its model found may be split when it is
    segmented alone; its tag is then that of the last piece, as in the engine.
    """
    return domain_terms().get(term) or engine().tag(term)[-1][1]
