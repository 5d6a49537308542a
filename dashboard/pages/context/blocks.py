"""A term in context: its lines, its positions in the notices, and its count by notice."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.compare.vocabulary import count_with_longer, frequencies_of_terms
from dashboard.charts.bars import draw_bars
from dashboard.charts.block import Block
from dashboard.charts.dispersion import Stretch, draw_dispersion
from dashboard.charts.layout import on_axis
from dashboard.charts.text_table import draw_text_table
from dashboard.components.groups import describe_cut
from dashboard.components.row_limit import more_of
from dashboard.pages.context.findings import describe_counts, describe_hits, describe_spread
from dashboard.pages.context.search import Places
from dashboard.shell.view import View

PAGE_LINES = 50
_SHORT = 22  # characters of context and of an issue's title in a picture of the lines


def concordance_block(view: View, places: Places, lines: pd.DataFrame, term: str, *, first: int = 0) -> Block:
    """The lines in the order of `lines` (dashboard.pages.context.search.sort_lines); those from `first` on
    are on the page."""
    shown = lines.iloc[first : first + PAGE_LINES]
    tr = view.tr
    return Block(
        "context.concordance",
        describe_hits(view, places, lines, term),
        lines,
        controls=("term", "find", "part", "all_texts", "order"),
        note=tr("context.concordance.note"),
        draw=lambda: draw_text_table(
            headings=[tr.column(c) for c in ("notice_id", "left", "hit", "right", "title")],
            columns=[
                [escape(view.names[id_]) for id_ in shown["notice_id"]],
                [escape(text[-_SHORT:]) for text in shown["left"]],
                [f"<b>{escape(text)}</b>" for text in shown["hit"]],
                [escape(text[:_SHORT]) for text in shown["right"]],
                [escape(label_issue(row)) for row in shown.itertuples()],
            ],
            align=("left", "right", "center", "left", "left"),
        ),
    )


def label_issue(row: Any) -> str:
    """Number and short title of the issue that contains the line; empty outside issues."""
    if pd.isna(row.title):
        return ""
    number = "" if pd.isna(row.number) else f"{row.number} "
    title = str(row.title)
    return f"{number}{title[:_SHORT]}{'…' if len(title) > _SHORT else ''}"


def counts_block(view: View, places: Places, term: str, *, part: str | None = None) -> Block:
    """A bar per notice with the word: its count in the tables, text or no text. `places` of a word."""
    tr, missing = view.tr, set(places.missing)
    frame = places.notices[["notice_id", "count", "per_10k", "tokens", "issues"]].assign(
        has_text=["no" if id_ in missing else "yes" for id_ in places.notices["notice_id"]]
    )
    more = more_of("counts", of=len(frame))
    shown, cut = frame.head(more.shown), describe_cut(view, len(frame), most=more.shown)
    names = [view.names[id_] for id_ in shown["notice_id"]]
    texts = [f"{n:,} ({rate:.1f})" for n, rate in zip(shown["count"], shown["per_10k"], strict=True)]
    return Block(
        "context.counts",
        describe_counts(view, frame, term, with_longer=_count_with_longer(view, places, part)),
        frame,
        controls=("term", "find", "part"),
        note=f"{tr('context.counts.note')} {cut}".strip(),
        clickable=True,
        draw=lambda: draw_bars(
            rows=[on_axis(name) for name in names],
            values=list(shown["count"]),
            texts=texts,
            axis=tr("context.counts.axis"),
            hover=[f"{name}<br>{text}" for name, text in zip(names, texts, strict=True)],
            codes=[[id_] for id_ in shown["notice_id"]],
        ),
        more=more,
    )


def _count_with_longer(view: View, places: Places, part: str | None) -> int | None:
    """Notices of the selection with the word, alone or inside a longer term."""
    counted = count_with_longer(view.tables, view.selection, [places.term], part=part)
    return int(counted["with_longer_groups"].iloc[0]) if len(counted) else None


def dispersion_block(
    view: View, places: Places, lines: pd.DataFrame, term: str, *, part: str | None = None
) -> Block:
    """The hits along each notice in which there are any. `lines`: context_search.find_lines, at least one."""
    tr, dp = view.tr, _dp_of(view, places, part)
    hits = lines["notice_id"].value_counts()
    order = [id_ for id_ in view.names if id_ in hits.index]
    more = more_of("spread", of=len(order))
    rows = {id_: f"{view.names[id_]} ({hits[id_]})" for id_ in order[: more.shown]}
    cut = describe_cut(view, len(order), most=more.shown)
    return Block(
        "context.dispersion",
        describe_spread(view, lines, term, dp),
        lines[["notice_id", "position", "part", "start", "end", "issue_id"]],
        controls=("term", "find", "part", "all_texts"),
        note=f"{tr('context.dispersion.note')} {cut}".strip(),
        clickable=True,
        draw=lambda: draw_dispersion(
            lines,
            _stretches(places, rows),
            rows=rows,
            part=lambda code: tr.label("part", code),
            axis=tr("context.dispersion.axis"),
            hover=lambda hit: (
                f"…{escape(hit.left[-12:])}<b>{escape(hit.hit)}</b>{escape(hit.right[:12])}…<br>{tr.percent(hit.position)}"
            ),
        ),
        more=more,
    )


def _dp_of(view: View, places: Places, part: str | None) -> float | None:
    """How unevenly the word is spread over the notices, in the chosen part; None for what is no word, or for
    a single notice."""
    if places.kind != "word":
        return None
    counted = frequencies_of_terms(view.tables, view.selection, [places.term], part=part)
    return float(counted["dp"].iloc[0]) if len(counted) and counted["of_notices"].iloc[0] > 1 else None


def _stretches(places: Places, rows: dict[str, str]) -> list[Stretch]:
    """The parts of each notice as shares of its words, in their order."""
    found = []
    for notice in places.texts:
        if notice.notice_id not in rows:
            continue
        at, of = 0, max(1, len(notice.words))
        for part, run in groupby(notice.words, key=lambda word: word.part):
            size = sum(1 for _ in run)
            found.append(Stretch(notice.notice_id, part, at / of, (at + size) / of))
            at += size
    return found
