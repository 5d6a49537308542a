"""Lists in lists whose marks are alike (1. problem, 1. 2. its measures): the inner ones get a family of
their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.outline.marks import INNER, Numbered


@dataclass
class _Run:
    """The outer and the inner list of one family, as far as they are read."""

    outer: Numbered | None = None
    inner: Numbered | None = None
    resumed: int = 0  # times the outer list went on where the inner one did not
    odd: int = 0  # marks that continue neither
    inside: list[Numbered] = field(default_factory=list)

    def take(self, mark: Numbered) -> None:
        if mark.number == 1:
            self._open(mark)
        elif self._continues_outer(mark):
            self.resumed += self.inner is not None and self._like_outer(mark)
            self.outer, self.inner = mark, None
        elif self.inner is not None:
            self.odd += self.inner.number + 1 != mark.number
            self.inner = mark
            self.inside.append(mark)
        else:
            self.odd += self.outer is not None
            self.outer = mark

    def _open(self, mark: Numbered) -> None:
        if self.outer is None or self.inner is not None and self._like_outer(mark):
            self.outer, self.inner = mark, None
        else:
            self.inner = mark
            self.inside.append(mark)

    def _continues_outer(self, mark: Numbered) -> bool:
        if self.outer is None or self.outer.number + 1 != mark.number:
            return False
        return self.inner is None or self.inner.number + 1 != mark.number or self._like_outer(mark)

    def _like_outer(self, mark: Numbered) -> bool:
        """Whether the line names a problem where the outer list does and the inner one does not, or the
        reverse.
        """
        assert self.outer is not None
        return mark.names_problem == self.outer.names_problem and (
            self.inner is None or self.inner.names_problem != mark.names_problem
        )

    def close(self) -> None:
        self.outer = self.inner = None


def split_alike(marks: Sequence[Numbered]) -> list[Numbered]:
    """The marks, those of inner lists in a family of their own where a family plainly numbers two levels."""
    runs: dict[str, _Run] = defaultdict(_Run)
    ranks: dict[str, int] = {}
    for mark in marks:
        if not mark.opens_line:
            continue
        ranks[mark.family] = mark.rank
        for family, run in runs.items():
            if ranks[family] > mark.rank:
                run.close()
        runs[mark.family].take(mark)
    inside = {m.start for run in runs.values() if run.resumed > run.odd for m in run.inside}
    return [m._replace(family=m.family + INNER) if m.start in inside else m for m in marks]
