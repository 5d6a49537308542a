"""What the reader chooses of the words: the part of the notice, the stop words, how many, of which kind."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analysis.codebook import domain
from analysis.compare.vocabulary import ignored_terms
from analysis.compare.vocabulary.word_classes import LENGTHS, WORD_CLASSES, Length, WordClass
from analysis.words.stopwords import LAYERS
from dashboard.downloads.files import csv_for_spreadsheets
from dashboard.shell import url
from dashboard.shell.view import View

_ALL = "all"


def choose_part(view: View) -> str | None:
    """The part of the notices whose words count; None for all."""
    tr, parts = view.tr, [_ALL, *domain("part").codes]
    chosen = url.pick(
        "part",
        tr("words.part"),
        parts,
        format_func=lambda code: tr("words.part_all") if code == _ALL else tr.label("part", code),
        width=200,
    )
    return None if chosen == _ALL else chosen


def choose_kind(view: View) -> tuple[Length, WordClass]:
    """How long the words are, and of which class."""
    tr = view.tr
    length = url.choose(
        "length", tr("words.length.label"), LENGTHS, format_func=lambda code: tr(f"words.length.{code}")
    )
    word_class = url.choose(
        "tag", tr("words.tag.label"), WORD_CLASSES, format_func=lambda code: tr(f"words.tag.{code}")
    )
    return length, word_class


def choose_stopped(view: View, *, part: str | None) -> tuple[str, ...]:
    """Draw the choice of the layers of stop words to ignore, with a list of the ignored words."""
    tr = view.tr
    layers = tuple(
        url.choose_several(
            "stop", tr("words.stop"), LAYERS, format_func=lambda code: tr(f"words.layer.{code}")
        )
    )
    _offer_stopped(view, layers, part)
    return layers


def _offer_stopped(view: View, layers: tuple[str, ...], part: str | None) -> None:
    tr, stopped = view.tr, ignored_terms(view.tables, view.selection, layers=layers, part=part)
    if stopped.empty:
        st.caption(tr("words.stopped_none"))
        return
    st.caption(tr("words.stopped_count", k=tr.number(len(stopped)), count=tr.number(stopped["count"].sum())))
    st.download_button(
        tr("words.stopped_csv"),
        csv_for_spreadsheets(stopped),
        f"stop-words_{view.slug}_{date.today().isoformat()}.csv",
        "text/csv",
        key="stopped-csv",
        on_click="ignore",
        width="stretch",
    )
