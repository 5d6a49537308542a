"""What a body did about the issues found, in a sentence: results first, then documents, figures and acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import streamlit as st

from analysis.search.answers import Answer
from dashboard.components.evidence import plain
from dashboard.i18n.quantities import format_quantity
from dashboard.i18n.title_glosses import gloss_title
from dashboard.i18n.translator import Translator
from dashboard.shell.texts import Shelf
from dashboard.shell.view import View
from locales import glosses_of

_RESULTS, _DOCUMENTS, _COUNTED = 2, 2, 2
_MOST = 3  # of all these in a sentence
_SHORTEST = 4  # characters that are left of the name of a document
_FEWEST = 2  # acts without a figure are named up to so many things in all
# The type of action that an outcome is a figure of; the others are of accountability.
_ACT_OF = {"money_recovered": "funds_assets", "rules_made": "rule"}


def describe_answer(view: View, done: Answer, organisation: str) -> str:
    """The sentence and, where the text is there, its own words. `organisation`: as documents name it."""
    tr = view.tr
    # Readers of the language of the texts read what was done in its words.
    reads = bool(done.words) and not glosses_of(tr.language)
    facts, acts = list(_facts(tr, done, organisation)), [] if reads else _acts(tr, done)
    shown = [*facts[:_MOST], *acts[: max(0, _FEWEST - bool(done.words) - len(facts))]]
    line = tr("search.did.separator").join(shown)
    if shown and len(shown) < len(facts) + len(acts):
        line = tr("search.did.more", did=line)
    words = tr("search.quoted", word=plain(done.words)) if done.words else ""
    return "  \n".join(filter(None, [line[:1].upper() + line[1:], words])) or tr("search.did.nothing")


def _acts(tr: Translator, done: Answer) -> list[str]:
    """Types of action that nothing else speaks of; with the words of their measures, where these do not."""
    shown = {_ACT_OF.get(code, "accountability") for code, _, _ in done.results[:_RESULTS]}
    shown |= {code for code, _, _ in done.counted[:_COUNTED]} | ({"rule"} if done.documents else set())
    named = []
    for code, words in done.acts:
        listed = tr.listing([plain(gloss_title(word, tr) or word) for word in words])
        did = tr(f"search.did.{code}")
        if code not in shown:
            named.append(tr("search.did_on", did=did, words=listed) if words and not done.words else did)
    return named


def _facts(tr: Translator, done: Answer, organisation: str) -> Iterator[str]:
    for outcome, value, unit in done.results[:_RESULTS]:
        yield tr(f"search.result.{outcome}", figure=format_quantity(value, unit, tr))
    if done.documents:
        names = [_shorten(name, organisation) for name in done.documents[:_DOCUMENTS]]
        listed = tr.listing([_title(name, tr) for name in names])
        more = len(done.documents) - _DOCUMENTS
        yield tr(f"search.issued.{'more' if more > 0 else 'all'}", listed=listed, n=more)
    for act, value, unit in done.counted[:_COUNTED]:
        yield tr(f"search.did_counted.{act}", figure=format_quantity(value, unit, tr))


def _shorten(name: str, organisation: str) -> str:
    """The name of a document without that of the body in whose row it is."""
    own = name.removeprefix(organisation)
    return own if len(own) >= _SHORTEST else name


def _title(name: str, tr: Translator) -> str:
    """A document, and what the words of its name mean where the language explains them."""
    meaning = gloss_title(name, tr)
    return f"《{plain(name)}》" + (f" ({plain(meaning)})" if meaning else "")


def text_of(view: View, notice_ids: Sequence[str]) -> Callable[[str], str | None]:
    """From the id of one of these notices to its text, None where that is not here."""
    found = view.tables.query(
        "SELECT notice_id, sha256 FROM notices WHERE list_contains($ids::VARCHAR[], notice_id)",
        {"ids": list(notice_ids)},
    )
    checksums = dict(zip(found["notice_id"], found["sha256"], strict=True))
    shelf = Shelf.of(checksums.values())
    return lambda id_: _read(shelf, checksums[id_]) if checksums[id_] in shelf else None


@st.cache_data(show_spinner=False, max_entries=64)
def _read(_shelf: Shelf, sha256: str) -> str | None:
    return _shelf.read(sha256)
