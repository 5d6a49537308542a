"""Comparisons over the words: frequencies, words of its own, keyness, co-occurrence; one question, one module.

A token is a word of the notice's own text: Han or Latin letters, stop words included; punctuation, numerals,
contact data and persons' names are none. Every rate is per 10,000 of the tokens in the same selection and
part, whatever stop words a view leaves out: stop words are hidden, never taken out of a base.
"""

from analysis.compare.vocabulary.cooccurrence import cooccurrence_network, cooccurring_terms
from analysis.compare.vocabulary.frequencies import count_tokens, frequencies_of, term_frequencies, term_rates
from analysis.compare.vocabulary.issue_headings import chosen_issues, issue_headings
from analysis.compare.vocabulary.keyness import group_sizes, keyness
from analysis.compare.vocabulary.notices_with import notices_with, notices_with_all
from analysis.compare.vocabulary.own_words import own_words
from analysis.compare.vocabulary.stopped import stopped_terms

__all__ = [
    "chosen_issues",
    "cooccurrence_network",
    "cooccurring_terms",
    "count_tokens",
    "frequencies_of",
    "group_sizes",
    "issue_headings",
    "keyness",
    "notices_with",
    "notices_with_all",
    "own_words",
    "stopped_terms",
    "term_frequencies",
    "term_rates",
]
