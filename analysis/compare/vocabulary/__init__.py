"""Comparisons of vocabulary: frequencies, signature words, keyness, co-occurrence; one question, one module.

A token is a word of the notice's own text: Han or Latin letters, stop words included; punctuation, numerals,
contact data and persons' names are no tokens. Every rate is per 10,000 tokens of the same selection and part.
Stop words may be hidden from the rows but always count in the base.
"""

from analysis.compare.vocabulary.cooccurrence import cooccurrence_network, cooccurring_terms
from analysis.compare.vocabulary.frequencies import (
    count_tokens,
    frequencies_of_terms,
    term_frequencies,
    term_rates,
)
from analysis.compare.vocabulary.ignored_terms import ignored_terms
from analysis.compare.vocabulary.issue_headings import issue_headings, selected_issue_ids
from analysis.compare.vocabulary.keyness import group_sizes, keyness
from analysis.compare.vocabulary.longer_terms import count_with_longer
from analysis.compare.vocabulary.notices_with_term import (
    notices_outside,
    notices_with_term,
    notices_with_terms,
)
from analysis.compare.vocabulary.signature_words import signature_words

__all__ = [
    "cooccurrence_network",
    "cooccurring_terms",
    "count_tokens",
    "count_with_longer",
    "frequencies_of_terms",
    "group_sizes",
    "ignored_terms",
    "issue_headings",
    "keyness",
    "notices_outside",
    "notices_with_term",
    "notices_with_terms",
    "selected_issue_ids",
    "signature_words",
    "term_frequencies",
    "term_rates",
]
