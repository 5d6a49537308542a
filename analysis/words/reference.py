"""jieba 0.42.1 as an engine: the reference for rjieba and its fallback, 20 times slower.

jieba.posseg segments differently from jieba.lcut, so words come from lcut and tags from the dictionary. A
word that only the model found has the tag that posseg assigns to its last piece, as in rjieba.
"""

from __future__ import annotations

import logging
import re
from functools import cache

import jieba
import jieba.posseg

from analysis.words.terms import broken_words, domain_terms

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NUMBER = re.compile(r"[0-9.]+")
_LATIN = re.compile(r"[A-Za-z0-9.]+")


class ReferenceEngine:
    """A separate jieba tokenizer with the domain terms."""

    def __init__(self) -> None:
        jieba.setLogLevel(logging.WARNING)
        self.tokenizer = jieba.Tokenizer()
        self.tokenizer.initialize()
        for word in broken_words():
            self.tokenizer.del_word(word)
        for term, tag in domain_terms().items():
            self.tokenizer.add_word(term, None, tag)
        self._tagger = jieba.posseg.POSTokenizer(self.tokenizer)
        self._tags: dict[str, str] = domain_terms() | self._tagger.word_tag_tab

    def cut(self, text: str) -> list[str]:
        """Words as jieba.lcut cuts them."""
        return list(self.tokenizer.lcut(text))

    def tag(self, text: str) -> list[tuple[str, str]]:
        """The same words, each with its tag."""
        return [(word, self._tags.get(word) or self._guess(word)) for word in self.cut(text)]

    def has_word(self, word: str) -> bool:
        """Whether the word is in the dictionary or the domain terms."""
        return bool(self.tokenizer.FREQ.get(word))

    def _guess(self, word: str) -> str:
        if _HAN.fullmatch(word):
            return self._tagger.lcut(word)[-1].flag
        if _NUMBER.fullmatch(word):
            return "m"
        return "eng" if _LATIN.fullmatch(word) else "x"


@cache
def reference_engine() -> ReferenceEngine:
    """The process's reference engine; created on first use (about 1 s)."""
    return ReferenceEngine()
