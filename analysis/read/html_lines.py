"""A parsed page to its printed lines, each with the element it is in and how much of it is links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html

from analysis.read.html_numbers import printed_numbers
from analysis.read.html_tables import body_tables

_UNPRINTED = {
    "script",
    "style",
    "head",
    "noscript",
    "template",
    "select",
    "textarea",
    "button",
    "svg",
    "iframe",
    "object",
}
_INLINE = {
    "a",
    "abbr",
    "b",
    "big",
    "code",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "label",
    "mark",
    "o:p",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
    "st1:chsdate",
    "input",
    "ucaptitle",
    "ucapcontent",
    "publishtime",
    "founder-content",
}
_HIDING = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CELLS = {"td", "th"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Shown instead of what a script would show, or shown by it.
_FOR_SCRIPTS = {"noscript", "template", "textarea"}

# A line break in the source between two Chinese characters is no space.
_BREAK_BETWEEN_HAN = re.compile(
    r"(?<=[\u2010-\u203f\u3000-\u9fff\uff00-\uffef])[ \t]*\n\s*"
    r"(?=[\u2010-\u203f\u3000-\u9fff\uff00-\uffef]|\d)"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EDGE = " \t\u00a0\u3000\u2002\u2003\u200b\ufeff"
_NUMBERED = re.compile(r"[(（]?[\d一二三四五六七八九十①-⑳]{1,3}[.、．)）]|第|[①-⑳]")
# From this share of characters in links on, a line leads elsewhere and has no content itself.
LINKED = 0.5


@dataclass(frozen=True)
class Line:
    """One printed line: `linked` is the share of its characters in links."""

    text: str
    linked: float
    element: html.HtmlElement
    heading: bool = False
    level: int = 0  # of a heading: 1 for h1; 0 for other lines


@dataclass
class _Open:
    """The line being collected."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    element: html.HtmlElement | None = None
    numbers: dict[html.HtmlElement, str] = field(default_factory=dict)


def lines_of(root: html.HtmlElement, *, hidden_too: bool = False) -> list[Line]:
    """Every non-blank printed line of the page in order; short rows of tables are one line, cells apart
    by tabs.

    What the page hides is ignored, or read too: some pages show their text by a script that nothing
    runs here.
    """
    lines: list[Line] = []
    current = _Open(numbers=printed_numbers(root))
    tables = body_tables(root)
    unprinted = _UNPRINTED - _FOR_SCRIPTS if hidden_too else _UNPRINTED
    links = hidden = 0
    rows: list[html.HtmlElement] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        opening = event == "start"
        if element in tables:
            if opening and not hidden:
                _close(current, lines)
                lines += [Line(text, 0.0, row) for row, text in tables[element]]
            hidden += 1 if opening else -1
        hidden += (1 if opening else -1) * (tag in unprinted or (not hidden_too and _is_hidden(element)))
        links += (1 if opening else -1) * (tag == "a")
        if opening and tag == "tr" and not rows and _is_row(element):
            _close(current, lines)
            rows.append(element)
        if rows:
            if not opening and tag in _CELLS:
                current.parts.append("\t")
        elif tag not in _INLINE:
            _close(current, lines)
        if not opening and rows and element is rows[-1]:
            rows.pop()
            _close(current, lines)
        holder = element if opening else element.getparent()
        if holder is not None and not hidden:
            _add(current, (element.text if opening else element.tail) or "", holder, links, opening, lines)
    _close(current, lines)
    return lines


def _add(
    current: _Open, text: str, holder: html.HtmlElement, links: int, opening: bool, lines: list[Line]
) -> None:
    if holder.tag == "pre":
        for line in text.splitlines():
            current.parts.append(line)
            current.element = holder
            _close(current, lines)
        return
    current.parts.append(text)
    if text.strip():
        current.linked += len(text.strip()) if links else 0
        current.element = holder if current.element is None else current.element


def _is_hidden(element: html.HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDING.search(style))


def _is_row(row: html.HtmlElement) -> bool:
    """A row of data: several cells of a few words each; cells of a page's layout hold more."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 2 or next(row.iter("table", "ul", "h1", "h2"), None) is not None:
        return False
    return all(len(list(cell.iter("p", "div", "br"))) <= 3 for cell in cells)


def _close(current: _Open, lines: list[Line]) -> None:
    """The collected characters become a line."""
    raw = "".join(current.parts)
    element, linked = current.element, current.linked
    current.parts, current.linked, current.element = [], 0, None
    if element is None or not raw.strip():
        return
    cells = [_SPACES.sub(" ", _BREAK_BETWEEN_HAN.sub("", cell)).strip(_EDGE) for cell in raw.split("\t")]
    text = _labelled("\t".join(cell for cell in cells if cell))
    above = [element, *islice(element.iterancestors(), 5)]
    level = next((_HEADINGS.index(e.tag) + 1 for e in above if e.tag in _HEADINGS), 0)
    for line in text.split("\n"):
        printed = _number_before(above, line, current) + line
        lines.append(Line(printed, min(1.0, linked / max(1, len(text))), element, 0 < level <= 3, level))


def _labelled(row: str) -> str:
    """A row of labels and values as one line a pair."""
    cells = row.split("\t")
    if len(cells) < 2 or cells[0][-1:] not in (":", "："):
        return row
    return re.sub(r"[:：]\t", "：", row).replace("\t", "\n")


def _number_before(above: list[html.HtmlElement], line: str, current: _Open) -> str:
    """The number that is printed before the first line of an element that has one; typed numbers are
    enough.
    """
    numbered = next((e for e in above if e in current.numbers), None)
    if numbered is None:
        return ""
    number = current.numbers.pop(numbered)
    return "" if _NUMBERED.match(line) else number
