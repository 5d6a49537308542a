"""What a browser prints before the words of an element: numbers of lists, and counters of the page's
styles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from lxml import etree, html

from analysis.read.css import Styles, read_styles
from analysis.read.css_numbers import CounterStyles, unquoted
from analysis.text.heading_numbers import family_of, on_rung, rungs

_LISTS = ("ol", "ul")
_TYPES = set("1aAiI")
# none as a word of its own; an image or a position has nothing to do with the numbers.
_STYLE_WORDS = re.compile(r"\"[^\"]*\"|'[^']*'|[\w-]+")
_POSITIONS = {"inside", "outside", "url", "initial", "inherit", "unset", "revert", "important"}
_COUNTER = re.compile(r"counters?\(\s*([\w-]+)\s*(?:,\s*(\"[^\"]*\"|'[^']*')\s*)?(?:,\s*([\w-]+)\s*)?\)")
_CONTENT = re.compile(rf"{_COUNTER.pattern}|(\"[^\"]*\"|'[^']*')|none|normal")
_CHANGE = re.compile(r"([A-Za-z_][\w-]*)(?:\s+(-?\d{1,4}))?")
_FIRST_WORDS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td")
_MARK_REACH = 24


def printed_numbers(root: html.HtmlElement) -> dict[html.HtmlElement, str]:
    """Element -> the number that is printed before it."""
    styles = read_styles(root)
    counted = CounterStyles(styles.counter_styles)
    numbers = _list_numbers(root, styles, counted)
    if styles.before:
        numbers |= _Counters(styles, counted).numbers(root)
    return numbers


def _list_numbers(
    root: html.HtmlElement, styles: Styles, counted: CounterStyles
) -> dict[html.HtmlElement, str]:
    items: list[tuple[html.HtmlElement, int, str]] = []  # item, its number, its style
    for list_ in root.iter(*_LISTS):
        if list_.tag == "ul" and not (styles or list_.get("style")):
            continue
        of_list = _list_style(list_, styles) or ("decimal" if list_.tag == "ol" else "disc")
        own = list(list_.iterchildren("li"))
        step = -1 if list_.tag == "ol" and list_.get("reversed") is not None else 1
        place = _whole(list_.get("start"), 1 if step > 0 else len(own)) - step
        for item in own:
            place = _whole(item.get("value"), place + step)
            items.append((item, place, _list_style(item, styles) or of_list))
    return _distinct_numbers(root, items, counted)


def _distinct_numbers(
    root: html.HtmlElement, items: list[tuple[html.HtmlElement, int, str]], counted: CounterStyles
) -> dict[html.HtmlElement, str]:
    """The numbers of nested lists; where two depths of one list print alike, those of the ladder."""
    depths: dict[html.HtmlElement, tuple[html.HtmlElement, int]] = {}  # list -> outermost list, depth
    families: dict[html.HtmlElement, dict[int, str | None]] = defaultdict(dict)
    numbers = {item: counted.marker(place, style) for item, place, style in items}
    for item, _, style in items:
        if numbers[item]:
            outermost, depth = _depth(item.getparent(), depths, numbers)
            families[outermost].setdefault(depth, family_of(counted.marker(1, style)))
    nested = {outer: found for outer, found in families.items() if len(found) > 1}
    typed = _typed(root, numbers) if nested else set()
    chosen: dict[tuple[html.HtmlElement, int], str | None] = {}
    for outer, found in nested.items():
        levels = sorted(found)
        for level, rung in zip(levels, rungs([found[level] for level in levels], typed), strict=True):
            chosen[outer, level] = rung
    for item, place, _ in items:
        if numbers[item] and (rung := chosen.get(depths[item.getparent()])) is not None:
            numbers[item] = on_rung(rung, place)
    return numbers


def _depth(
    list_: html.HtmlElement,
    depths: dict[html.HtmlElement, tuple[html.HtmlElement, int]],
    numbers: dict[html.HtmlElement, str],
) -> tuple[html.HtmlElement, int]:
    """The outermost numbered list around a list and how many lie between; each list is looked at once."""
    way = []
    current = list_
    while current is not None and current not in depths:
        way.append(current)
        item = next(current.iterancestors("li"), None)
        parent = item.getparent() if item is not None and numbers.get(item) else None
        current = parent
    outermost, depth = depths[current] if current is not None else (way[-1], -1)
    for found in reversed(way):
        depth += 1
        depths[found] = (outermost, depth)
    return depths[list_]


def _typed(root: html.HtmlElement, numbers: dict[html.HtmlElement, str]) -> set[str]:
    """Kinds of marks that stand in the text itself, at the beginning of paragraphs."""
    found = set()
    for element in root.iter(*_FIRST_WORDS):
        if not numbers.get(element):
            words = next((t for t in islice(element.itertext(), 8) if t.strip()), "").strip()
            found.add(family_of(words[:_MARK_REACH]) if words else None)
    return {family for family in found if family}


def _list_style(element: html.HtmlElement, styles: Styles) -> str:
    """The counter style that is declared for a list or an item; empty where none is."""
    declared = styles.of(element)
    words = _STYLE_WORDS.findall(declared.get("list-style-type", declared.get("list-style", "")))
    named = [word for word in words if word not in _POSITIONS]
    if named:
        return named[0].lower() if named[0].lower() not in styles.counter_styles else named[0]
    written = element.get("type", "")
    return written if written in _TYPES else ""


def _whole(written: str | None, default: int) -> int:
    digits = (written or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 5 else default


class _Counters:
    """The counters of a page (CSS Lists 3, 4): each is known to its element, what follows it there and
    below.
    """

    def __init__(self, styles: Styles, counted: CounterStyles) -> None:
        self._styles, self._counted = styles, counted
        self._values: dict[str, list[int]] = defaultdict(list)
        self._made: list[list[str]] = [
            []
        ]  # names of the counters made among the children of each open element

    def numbers(self, root: html.HtmlElement) -> dict[html.HtmlElement, str]:
        """Element -> what is generated before its words, where that is a number."""
        found = {}
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "end":
                for name in self._made.pop():
                    self._values[name].pop()
                continue
            self._apply(self._styles.of(element))
            before = self._styles.before_it(element)
            if before:
                self._made.append([])
                self._apply(before)
                if printed := self._content(before.get("content", "")):
                    found[element] = printed
                for name in self._made.pop():
                    self._values[name].pop()
            self._made.append([])
        return found

    def _apply(self, declared: dict[str, str]) -> None:
        for name, value in _CHANGE.findall(declared.get("counter-reset", "")):
            self._reset(name, int(value or 0))
        for name, value in _CHANGE.findall(declared.get("counter-increment", "")):
            if name != "none":
                if not self._values[name]:
                    self._reset(name, 0)
                self._values[name][-1] += int(value or 1)
        for name, value in _CHANGE.findall(declared.get("counter-set", "")):
            if self._values[name]:
                self._values[name][-1] = int(value or 0)

    def _reset(self, name: str, value: int) -> None:
        """A counter made by a sibling begins again; else a new one hides those of the elements above."""
        if name in self._made[-1]:
            self._values[name][-1] = value
        elif name != "none":
            self._values[name].append(value)
            self._made[-1].append(name)

    def _content(self, content: str) -> str:
        """The generated words, where they are or begin with a number."""
        parts, counts = [], False
        for match in _CONTENT.finditer(content):
            name, between, style, literal = match.groups()
            if literal:
                parts.append(unquoted(literal))
            elif name:
                counts = True
                values = self._values[name] or [0]
                shown = values if match[0].startswith("counters") else values[-1:]
                parts.append(
                    unquoted(between or "''").join(self._counted.number(v, style or "decimal") for v in shown)
                )
        words = "".join(parts).strip()
        return words if counts or family_of(words) else ""
