"""What was found, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.search.bodies import choose_answering, count_acting
from analysis.search.find import Hits
from analysis.search.in_chinese import InChinese
from analysis.search.query import either_of
from analysis.search.rows import MATCHES
from analysis.search.searched import Searched
from analysis.search.strings import Numbers
from dashboard.components.evidence import plain
from dashboard.i18n.title_glosses import gloss_title
from dashboard.pages.search.facets import KEYS
from dashboard.shell.view import View

_ACTS = 3  # of the types of action, named in the answer


def describe_bodies_found(
    view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame, *, like: str
) -> str:
    """How many notices have all words and how many some, or how many issues were found; and what most did.
    `hits`: those that are counted, of which `bodies` are the rows (count_bodies)."""
    both = _has_both(hits)
    lead = (
        _describe_both(view, hits, bodies) if both else describe_hits_found(view, searched, hits, like=like)
    )
    return lead + describe_acts(view, searched, hits, bodies)


def describe_counts(view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame) -> str:
    """Of several words: how many issues were found, and how many bodies have all words in one."""
    if not _has_both(hits):
        return ""
    tr, counts = view.tr, _counts(view, searched, hits.places)
    has_status = (bodies["not_stated"] < bodies["found"]).any()
    done = tr("search.bodies.sum_done", **counts) if has_status else tr("search.bodies.no_status")
    counted = tr("search.bodies.sum", titled=tr.number(hits.titled.sum()), status=done, **counts)
    return counted + _describe_together(view, bodies, len(hits.words))


def _has_both(hits: Hits) -> bool:
    """Whether several words were found, not all in every issue."""
    return len(hits.words) > 1 and bool(hits.exact.any()) and not hits.full.all()


def count_most_acts(searched: Searched, hits: Hits, bodies: pd.DataFrame) -> dict[str, int]:
    """The types of action of the most bodies of the answer (choose_answering), with the number of these."""
    counts = count_acting(searched, hits, {*choose_answering(bodies)["notice_id"]})
    return dict(list(counts.items())[:_ACTS])


def describe_acts(view: View, searched: Searched, hits: Hits, bodies: pd.DataFrame) -> str:
    """The types of action of the most bodies; empty where there is none."""
    tr, counts, of = view.tr, count_most_acts(searched, hits, bodies), choose_answering(bodies)
    if not counts:
        return ""
    if len(of) == 1:
        return tr("search.bodies.acts.one", listed=tr.listing([tr(f"search.did.{code}") for code in counts]))
    did = [
        tr("search.bodies.act", n=tr.number(n), did=tr(f"search.did.{code}")) for code, n in counts.items()
    ]
    is_part = (of["named"] > 0).all() and not (bodies["named"] > 0).all()
    key = "search.bodies.acts.named" if is_part else "search.bodies.acts.all"
    return tr(key, listed=tr.listing(did), n=tr.number(len(of)))


def _describe_both(view: View, hits: Hits, bodies: pd.DataFrame) -> str:
    """Of several words: how many notices have issues with all, how many more with some."""
    tr, all_ = view.tr, int((bodies["match"] == MATCHES[0]).sum())
    number = "two" if len(hits.words) == 2 else "many"
    words, more = _join(view, hits.words, "search.both"), len(bodies) - all_
    lead = tr(f"search.bodies.{'with' if all_ else 'none'}.{number}", words=words, n=tr.number(all_))
    if not more:
        return lead
    return lead + tr(f"search.bodies.{'more' if all_ else 'only'}.{number}", n=tr.number(more))


def _describe_together(view: View, bodies: pd.DataFrame, n_words: int) -> str:
    """Of the notices with all words, how many have them in one issue; empty where all have."""
    tr, together = view.tr, bodies.loc[bodies["match"] == MATCHES[0], "in_one_issue"] > 0
    n = int(together.sum())
    if n == len(together):
        return ""
    key = f"search.bodies.{'together' if n else 'apart'}.{'two' if n_words == 2 else 'many'}"
    return tr(key, n=tr.number(n), more=tr.number(len(together) - n))


def describe_hits_found(view: View, searched: Searched, hits: Hits, *, like: str) -> str:
    """How many issues of how many notices, and how many of them are reported as completed."""
    tr = view.tr
    if not (hits.words or like):
        return tr("search.hits.finding_all", **_counts(view, searched, hits.places))
    if like:
        return tr("search.hits.finding_like", title=plain(hits.asked), **_counts(view, searched, hits.places))
    exact = hits.places[hits.exact]
    similar = len(hits) - len(exact)
    if not len(exact):
        words = _join(view, hits.words, "search.either")
        kind = "similar" if st.session_state.get(KEYS["match"]) else "none"  # those with a word are left out
        return tr(f"search.hits.finding_{kind}", words=words, similar=tr.number(similar))
    is_full = hits.full.sum() == len(exact)
    words = _join(view, hits.words, "search.both" if is_full else "search.either")
    found = tr("search.hits.finding", words=words, **_counts(view, searched, exact))
    if len(hits.words) == 1 and (titled := int(hits.titled.sum())) < len(exact):
        found += tr("search.hits.titled" if titled else "search.hits.titled_none", n=titled, of=len(exact))
    return found + tr("search.hits.and_similar", n=similar) if similar else found


def _join(view: View, words: Sequence[str], key: str) -> str:
    """The words in quotes, before the last the word that joins them; of one with alternatives, each of
    these."""
    tr, either = view.tr, view.tr("search.either")
    quoted = [either.join(_quote(view, either_of(word))) for word in words]
    if key == "search.either":
        return either.join(quoted)
    listed = [f"({text})" if either in text and len(words) > 1 else text for text in quoted]
    return tr(key).join(filter(None, [tr.listing(listed[:-1]), listed[-1]]))


def _quote(view: View, words: list[str]) -> list[str]:
    """Words in quotes, each with what it means where the language explains it and they differ in it."""
    meanings = [gloss_title(word, view.tr) for word in words]
    quoted = [view.tr("search.quoted", word=plain(word)) for word in words]
    if len(set(meanings)) < len(words):
        return quoted
    return [f"{q} ({plain(m)})" if m else q for q, m in zip(quoted, meanings, strict=True)]


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
