"""One chart with all that belongs to it: the unit that pages show, readers download and reports collect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class More:
    """The first `shown` of `of` rows are drawn; `step` more on request, remembered under `key`."""

    key: str
    shown: int
    of: int
    step: int


@dataclass(frozen=True)
class Block:
    """`name` is the chart's key in the locale files (`<name>.title`, `<name>.method`) and in file names.

    finding: the sentence over the chart, with n and what is missing. rows: those that are drawn, shown as a
    table and downloaded; or how they are made, where that takes long and few ask for them. draw: makes the
    figure from them. controls: the keys of the page's controls that decide these rows or how they are drawn.
    note: a caveat or hint in one line under the finding; aside: what else is to know of these rows, shown
    with how they are computed. clickable: a click selects the codes in `customdata` of the point. more: where
    the figure may not show all rows.
    """

    name: str
    finding: str
    rows: pd.DataFrame | Callable[[], pd.DataFrame]
    draw: Callable[[], go.Figure]
    _: KW_ONLY
    controls: tuple[str, ...]
    note: str = ""
    aside: str = ""
    clickable: bool = False
    more: More | None = None

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows."""
        return self.rows() if callable(self.rows) else self.rows

    @property
    def key(self) -> str:
        return self.name.replace(".", "-")

    @property
    def page(self) -> str:
        return self.name.partition(".")[0]
