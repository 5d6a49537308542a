"""A text with pieces removed or added, and the offset of each of its characters in the decoded text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """The characters between two offsets are replaced by `new`."""

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True)
class Edited:
    """A text, and the offset of each of its characters in the original text; None where it is unchanged."""

    text: str
    places: Sequence[int] | None = None

    def without(self, edits: Iterable[Edit]) -> Edited:
        """The text after the edits, which are in order and do not overlap."""
        edits = list(edits)
        if not edits:
            return self
        kept: list[str] = []
        places = array("l")
        last = 0
        for start, end, new in edits:
            kept += [self.text[last:start], new]
            places.extend(self._original(last, start))
            places.extend([self._offset(start)] * len(new))
            last = end
        kept.append(self.text[last:])
        places.extend(self._original(last, len(self.text)))
        return Edited("".join(kept), places)

    def with_signs(self, meant: Mapping[int, str]) -> Edited:
        """The text with some characters written as others, one for one."""
        return Edited(self.text.translate(meant), self.places)

    def _original(self, start: int, end: int) -> Sequence[int]:
        return range(start, end) if self.places is None else self.places[start:end]

    def _offset(self, offset: int) -> int:
        if self.places is None:
            return offset
        return self.places[offset] if offset < len(self.places) else self.places[-1] + 1
