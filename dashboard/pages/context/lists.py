"""Charts of a term's occurrences and collocates, each with the lines behind its clicked bar, which open their
passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.compare.vocabulary.occurrences import list_occurrences
from analysis.text.folded import fold
from analysis.words.collocations import find_near
from analysis.words.concordance import find_phrase
from dashboard.charts.block import Block
from dashboard.components.chart_card import MakeBlock, show_with_list
from dashboard.components.evidence import plain
from dashboard.components.occurrence_list import show_rows
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.components.word_texts import words_of
from dashboard.pages.context.blocks import counts_block
from dashboard.pages.context.search import Places, find_lines
from dashboard.shell.failures import costs_itself
from dashboard.shell.view import View

if TYPE_CHECKING:
    from analysis.words.texts import NoticeWords

_SEEN = 18  # characters of context that a cell of a list shows whole


def show_counts(view: View, places: Places, term: str, *, part: str | None) -> None:
    """The word's count by notice; its occurrences in the notice of the clicked bar."""

    def show(_: Block, clicked: tuple[str, ...] | None) -> None:
        for notice in _rows(places.notices, "notice_id", clicked):
            _show_notice(view, places, term, notice, part=part)

    show_with_list(view, lambda: counts_block(view, places, term, part=part), show)


@costs_itself
def show_collocates(
    view: View, make: MakeBlock, texts: Sequence[NoticeWords], term: str, *, window: int
) -> None:
    """The words near the term; the lines in which the clicked one occurs near it."""

    def show(block: Block, clicked: tuple[str, ...] | None) -> None:
        for row in _rows(block.frame, "term", clicked):
            _show_near(view, texts, term, row, window=window)

    show_with_list(view, make, show)


@costs_itself
def show_phrases(view: View, make: MakeBlock, texts: Sequence[NoticeWords]) -> None:
    """The phrases with a term; the lines with the clicked one."""

    def show(block: Block, clicked: tuple[str, ...] | None) -> None:
        for row in _rows(block.frame, "words", clicked):
            _show_phrase(view, texts, row)

    show_with_list(view, make, show)


def _rows(frame: pd.DataFrame, column: str, clicked: tuple[str, ...] | None) -> list[pd.Series]:
    """The row of the clicked bar; none without a click, or where the bar clicked before is no longer
    there."""
    return [row for _, row in frame[frame[column] == clicked[0]].iterrows()] if clicked else []


def _show_notice(view: View, places: Places, term: str, notice: pd.Series, *, part: str | None) -> None:
    """The lines of one notice; without its text, the occurrences known from the tables."""
    tr, notice_id = view.tr, str(notice["notice_id"])
    read = words_of(notice_id, str(notice["sha256"]))
    values = {
        "term": plain(term),
        "notice": plain(view.names[notice_id]),
        "count": tr.number(notice["count"]),
    }
    if read is not None:
        lines = find_lines(view, replace(places, texts=[read]), term, part=part)
        _show_lines(view, lines, title=tr("context.counts.lines", **values), key="notice-lines")
        return
    word, selection = fold(term.strip()), view.selection.narrowed(notices=notice_id)
    st.header(tr("context.counts.places", **values), anchor="notice-lines")
    show_rows(view, list_occurrences(view.tables, selection, word, part=part), word, key="notice-places")


def _show_near(view: View, texts: Sequence[NoticeWords], term: str, row: pd.Series, *, window: int) -> None:
    lines = find_near(texts, term, row["term"], window=window)
    values = {
        "term": plain(term),
        "word": plain(row["term"]),
        "n": window,
        "count": view.tr.number(row["count"]),
    }
    _show_lines(view, lines, title=view.tr("context.collocates.lines", **values), key="near-lines")


def _show_phrase(view: View, texts: Sequence[NoticeWords], row: pd.Series) -> None:
    values = {"phrase": plain(row["ngram"]), "count": view.tr.number(row["count"])}
    title = view.tr("context.phrases.lines", **values)
    _show_lines(view, find_phrase(texts, row["words"].split(" ")), title=title, key="phrase-lines")


def _show_lines(view: View, lines: pd.DataFrame, *, title: str, key: str) -> None:
    shown = lines.head(MOST_PASSAGES)
    cut = {"left": shown["left"].str[-_SEEN:], "right": shown["right"].str[:_SEEN]}
    show_passages(
        view, shown.assign(**cut), title=title, key=key, order=["notice_id", "left", "hit", "right"]
    )
