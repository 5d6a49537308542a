"""A text with pieces left out or put in, and the way back from each of its characters to the text as decoded."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """What stands between two offsets is left out, and `put` stands there instead."""

    start: int
    end: int
    put: str = ""


@dataclass(frozen=True)
class Edited:
    """A text and the offset, in the text it was made from, of each of its characters; None where all stayed."""

    text: str
    places: Sequence[int] | None = None

    def without(self, edits: Iterable[Edit]) -> Edited:
        """The text after the edits, which are in order and do not overlap."""
        kept: list[str] = []
        places = array("l")
        last = 0
        for start, end, put in edits:
            kept += [self.text[last:start], put]
            places.extend(self._stood(last, start))
            places.extend([self._place(start)] * len(put))
            last = end
        if not kept:
            return self
        kept.append(self.text[last:])
        places.extend(self._stood(last, len(self.text)))
        return Edited("".join(kept), places)

    def with_signs(self, meant: Mapping[int, str]) -> Edited:
        """The text with some characters written as others, one for one."""
        return Edited(self.text.translate(meant), self.places)

    def _stood(self, start: int, end: int) -> Sequence[int]:
        return range(start, end) if self.places is None else self.places[start:end]

    def _place(self, offset: int) -> int:
        if self.places is None:
            return offset
        return self.places[offset] if offset < len(self.places) else self.places[-1] + 1
