"""The domain dictionary: well formed, large enough to matter, and every term whole in a sentence."""

from __future__ import annotations

import pytest

from analysis.words.segment import segment, tag_of
from analysis.words.terms import broken_words, domain_terms
from tests.factories.cases import assert_no_offenders

# Contexts that belong to no term themselves.
CONTEXTS = ("{}", "落实{}，", "；{}。", "要求把{}，放在", "开展{}、")


def _stands_whole(term: str, sentence: str) -> bool:
    """One token is the term, or a longer term that contains it: the longest match wins."""
    found = [t.term for t in segment(sentence)]
    return any(t == term or (term in t and t in domain_terms()) for t in found)


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_term_stays_one_token_in_context(context: str) -> None:
    cut = [term for term in domain_terms() if not _stands_whole(term, context.format(term))]
    assert cut == []


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("严格执行三重一大事项集体决策", "三重一大事项"),
        ("落实三重一大制度", "三重一大"),
        ("违反中央八项规定精神问题", "违反中央八项规定精神"),
        ("学习中央八项规定精神", "中央八项规定精神"),
        ("召开巡察整改专题民主生活会", "巡察整改专题民主生活会"),
        ("召开民主生活会", "民主生活会"),
        ("推进紧密型医共体建设", "紧密型医共体"),
        ("家庭医生签约服务不实", "家庭医生签约服务"),
        ("全面从严治党主体责任落实不力", "全面从严治党主体责任"),
    ],
)
def test_the_longest_term_wins(sentence: str, term: str) -> None:
    assert term in [t.term for t in segment(sentence)]


def test_broken_words_are_no_tokens() -> None:
    assert_no_offenders(word for word in broken_words() if word in [t.term for t in segment(word)])


def test_terms_come_shortest_first() -> None:
    lengths = [len(term) for term in domain_terms()]
    assert lengths == sorted(lengths)


def test_the_dictionary_s_tag_comes_before_the_engine_s() -> None:
    assert {term: tag_of(term) for term in domain_terms()} == domain_terms()
