"""What a body did about the issues found, in words: figures in a few, or everything in a sentence."""

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

_IN_SHORT = 2  # figures of a row
_DOCUMENTS = 6  # in a sentence
_SHORTEST = 4  # characters that are left of the name of a document


def describe_shortly(tr: Translator, done: Answer, columns: Sequence[str]) -> str:
    """The most telling: results in figures, else how many documents, else a figure of an act; else an act,
    where the body has none of those that are columns."""
    parts = list(_results(tr, done))[:_IN_SHORT]
    if not parts and done.documents:
        parts = [tr("search.documents", n=len(done.documents))]
    if not parts:
        parts = list(_counted(tr, done))[:1]
    if not parts and not {*columns} & {*done.acts}:
        parts = [tr(f"search.did.{code}") for code in done.acts[:1]] or [tr("search.did.nothing")]
    return _begin(tr("search.did.separator").join(parts))


def describe_answer(tr: Translator, done: Answer, organisation: str) -> str:
    """All of it and, where the text is there, its own words. `organisation`: as documents name it."""
    acts = [tr(f"search.did.{code}") for code in done.acts]
    line = tr("search.did.separator").join([*_facts(tr, done, organisation), *acts])
    words = tr("search.quoted", word=plain(done.words)) if done.words else ""
    return "  \n".join(filter(None, [_begin(line), words])) or tr("search.did.nothing")


def _begin(line: str) -> str:
    return line[:1].upper() + line[1:]


def _results(tr: Translator, done: Answer) -> Iterator[str]:
    for outcome, value, unit in done.results:
        yield tr(f"search.result.{outcome}", figure=format_quantity(value, unit, tr))


def _facts(tr: Translator, done: Answer, organisation: str) -> Iterator[str]:
    yield from _results(tr, done)
    if done.documents:
        names = [_shorten(name, organisation) for name in done.documents[:_DOCUMENTS]]
        listed = tr.listing([_title(name, tr) for name in names])
        more = len(done.documents) - _DOCUMENTS
        yield tr(f"search.issued.{'more' if more > 0 else 'all'}", listed=listed, n=more)
    yield from _counted(tr, done)


def _counted(tr: Translator, done: Answer) -> Iterator[str]:
    for act, value, unit in done.counted:
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
