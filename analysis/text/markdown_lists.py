"""Lists of Markdown whose items are all written 1. or with a bullet: they are numbered as they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.text.edits import Edit

_ITEM = re.compile(r"(?m)^(?P<indent>[ \t]*)(?:(?P<number>\d{1,3})(?P<sign>[.)])|[*+-])[ \t]+(?=\S)")
_LEAST = 2  # items of a list


@dataclass(frozen=True)
class _Item:
    """An item of a list: its mark, how far it is indented, and whether it is counted."""

    match: re.Match[str]
    indent: int

    @property
    def is_one(self) -> bool:
        return self.match["number"] == "1"

    @property
    def is_bullet(self) -> bool:
        return self.match["number"] is None


def find_lists(text: str) -> list[Edit]:
    """Edits that number the items of such lists; bullets only below another item."""
    edits: list[Edit] = []
    for items in _lists(text):
        nested = items[0].indent > 0
        if all(item.is_one for item in items):
            edits += [Edit(*i.match.span("number"), str(n)) for n, i in enumerate(items, 1) if n > 1]
        elif nested and all(item.is_bullet for item in items):
            edits += [Edit(*i.match.span(), f"（{n}）") for n, i in enumerate(items, 1)]
    return sorted(edits)


def _lists(text: str) -> Iterator[list[_Item]]:
    """The items of each list; one further in belongs to a list of its own, other words end them all."""
    open_lists: list[list[_Item]] = []
    last = 0
    for match in _ITEM.finditer(text):
        item = _Item(match, len(match["indent"].expandtabs(4)))
        depth = -1 if _is_apart(text[last : match.start()]) else item.indent
        while open_lists and open_lists[-1][0].indent > depth:
            yield from _long_enough(open_lists.pop())
        alike = open_lists and open_lists[-1][0].indent == item.indent
        if alike and open_lists[-1][0].is_bullet == item.is_bullet:
            open_lists[-1].append(item)
        else:
            if alike:
                yield from _long_enough(open_lists.pop())
            open_lists.append([item])
        last = text.find("\n", match.end()) + 1 or len(text)
    while open_lists:
        yield from _long_enough(open_lists.pop())


def _is_apart(between: str) -> bool:
    """Whether words that belong to no item stand between two items: a line that is not indented."""
    return any(line.strip() and line[:1] not in " \t" for line in between.split("\n"))


def _long_enough(items: list[_Item]) -> Iterator[list[_Item]]:
    if len(items) >= _LEAST:
        yield items
