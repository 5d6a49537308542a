"""One notice between reading it and extracting its rows: text, layout, outline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from analysis.read.source import Source
from analysis.text.folded import Span, Text
from analysis.text.names import blank, find_names

Result = TypeVar("Result")


@dataclass(frozen=True)
class Layout:
    """Where the notice is in its file: page chrome before and after it, title, opening, signature."""

    chrome: Span  # page metadata before the title (may be empty)
    title: Span | None  # the title, over one or more lines
    opening: Span  # from the first sentence of the notice to its first numbered heading
    body: Span  # from the opening to the end of the notice's own text, signature included
    signature: Span | None  # the signing organisation's line(s)
    signed_on: Span | None  # the date printed with the signature or under the title


@dataclass(frozen=True)
class Part:
    """A top-level stretch of the notice."""

    code: str  # codebook `part`: organisation, rectification, plans, other
    number: str  # as counted, without punctuation: 一, 1; empty where none is printed
    title: str
    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """A top-level measure under an issue, from its mark to the next one."""

    seq: int
    marker: str  # as printed: 一是, （1）; empty where the issue is not enumerated
    start: int
    end: int


@dataclass(frozen=True)
class Item:
    """An issue as the outline sees it: the lowest numbered heading of the rectification part."""

    seq: int
    number: str  # as printed: 1., （1）
    heading: Span  # from the number to the end of the heading sentence
    start: int
    end: int
    section: str  # path of the headings above it: 二/(一)
    section_title: str
    above: tuple[str, ...]  # titles of the headings above it, nearest first
    measures: tuple[Mark, ...]


@dataclass(frozen=True)
class Outline:
    """Parts, issues and measures of one notice, each with its span, in the order of the text."""

    parts: tuple[Part, ...]
    items: tuple[Item, ...]

    @cached_property
    def _part_starts(self) -> list[int]:
        return [p.start for p in self.parts]

    @cached_property
    def _item_starts(self) -> list[int]:
        return [i.start for i in self.items]

    def part_at(self, offset: int) -> Part | None:
        """The part at this offset; None in the opening, the closing and outside the notice."""
        place = bisect_right(self._part_starts, offset) - 1
        part = self.parts[place] if place >= 0 else None
        return part if part and offset < part.end else None

    def item_at(self, offset: int) -> Item | None:
        """The issue at this offset; None outside every issue."""
        place = bisect_right(self._item_starts, offset) - 1
        item = self.items[place] if place >= 0 else None
        return item if item and offset < item.end else None


@dataclass(frozen=True)
class Document:
    """One notice, ready for the facts modules: each takes a Document and returns rows of one table."""

    notice_id: str
    source: Source
    text: Text
    layout: Layout
    outline: Outline
    places: Sequence[int] | None = None  # offset in source.text of each character of `text`; None: the same
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # results of `once`

    @cached_property
    def names(self) -> list[Span]:
        """Every 《》 name of the notice's own body, brackets included."""
        return find_names(self.text.folded, start=self.layout.body.start, end=self.layout.body.end)

    @cached_property
    def nameless(self) -> str:
        """The folded text with the words inside names filled with blanks; offsets stay the same."""
        return blank(self.text.folded, self.names)

    @cached_property
    def unlisted_sentences(self) -> list[Span]:
        """The sentences of the notice's own body that begin in no issue."""
        body, item_at = self.layout.body, self.outline.item_at
        inside = (s for s in self.text.sentences if body.start <= s.start < body.end)
        return [sentence for sentence in inside if not item_at(sentence.start)]

    def issue_id(self, offset: int) -> str | None:
        """Key of the issue at this offset; None outside every issue."""
        item = self.outline.item_at(offset)
        return f"{self.notice_id}#{item.seq}" if item else None


def once(function: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """The function, computed once for each document."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def known(document: Document) -> Result:
        if name not in document.known:
            document.known[name] = function(document)
        result: Result = document.known[name]
        return result

    return known
