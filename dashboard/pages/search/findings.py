"""What was found, in a sentence."""

from __future__ import annotations

from analysis.search.find import Hits
from analysis.search.in_chinese import InChinese
from analysis.search.query import either_of
from analysis.search.searched import Searched
from analysis.search.strings import Numbers
from dashboard.components.evidence import plain
from dashboard.shell.view import View


def describe_hits_found(view: View, searched: Searched, hits: Hits, *, like: str) -> str:
    """How many issues of how many notices, and how many of them are reported as completed."""
    tr = view.tr
    if not (hits.words or like):
        return tr("search.hits.finding_all", **_counts(view, searched, hits.places))
    if like:
        return tr("search.hits.finding_like", title=plain(hits.asked), **_counts(view, searched, hits.places))
    exact = hits.exact_places
    words = tr("search.both").join([_quote(view, word) for word in hits.words])
    similar = len(hits) - len(exact)
    if not len(exact):
        return tr("search.hits.finding_none", words=words, similar=tr.number(similar))
    found = tr("search.hits.finding", words=words, **_counts(view, searched, exact))
    if (titled := int(hits.titled.sum())) < len(exact):
        found += tr("search.hits.titled" if titled else "search.hits.titled_none", n=titled, of=len(exact))
    return found + tr("search.hits.and_similar", n=similar) if similar else found


def _quote(view: View, word: str) -> str:
    """A word in quotes; of several of which one must occur, each."""
    quoted = [view.tr("search.quoted", word=plain(part)) for part in either_of(word)]
    return view.tr("search.either").join(quoted)


def counted_places(hits: Hits) -> Numbers:
    """The issues that the heading counts: those with the words, else those alike, else all."""
    return hits.exact_places if hits.words and hits.exact.any() else hits.places


def describe_translated(view: View, asked: InChinese, searched: Searched) -> str:
    """Which Chinese words are searched for; and words that have none here, unless an issue has them."""
    tr = view.tr
    pairs = [
        tr("search.translated", word=plain(word), terms=tr("search.either").join(terms))
        for word, terms in asked.terms
    ]
    unknown = [word for word in asked.unknown if not searched.contain(word).any()]
    parts = [tr("search.translations", pairs=tr.listing(pairs))] if pairs else []
    if unknown:
        words = tr.listing([tr("search.quoted", word=plain(word)) for word in unknown])
        parts.append(tr("search.only_chinese", words=words))
    return tr("sentence_separator").join(parts)


def describe_searched(view: View, searched: Searched) -> str:
    """What the words are looked for in."""
    tr = view.tr
    texts = tr("search.with_texts", n=searched.n_texts) if searched.n_texts else ""
    issues, notices = tr.number(searched.issues.n), tr.number(len(view.names))
    return tr("search.searched", issues=issues, notices=notices, texts=texts)


def _counts(view: View, searched: Searched, places: Numbers) -> dict[str, str]:
    tr, issues = view.tr, searched.issues
    return {
        "issues": tr.number(len(places)),
        "notices": tr.number(issues.notices_of(places, 0)[1]),
        "done": tr.number(issues.count_codes("status", places).get("completed", 0)),
    }
