"""Groups that have a rate of one kind, in words: rate, counts, notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.compare.rate_order import RateOrder
from dashboard.components.some_of import format_some_of
from dashboard.i18n.translator import Translator
from dashboard.pages.completion.findings import format_summarised, label_rate_kind


@dataclass(frozen=True)
class RatedGroups:
    """The rates in their order, and the names of the groups. `by`: city, level or province."""

    order: RateOrder
    tr: Translator
    names: Mapping[str, str]
    by: str

    @property
    def rows(self) -> pd.DataFrame:
        return self.order.rows

    @property
    def kind(self) -> str:
        return label_rate_kind(self.rows.iloc[0], self.tr)

    def _row(self, code: str) -> pd.Series:
        return self.rows.iloc[list(self.rows.index).index(code)]

    def rate(self, code: str) -> str:
        row = self._row(code)
        return format_summarised(row, "pooled" if pd.notna(row["pooled"]) else "mean", self.tr)

    def notices(self, code: str) -> str:
        """How many of its notices have such a rate."""
        row, tr = self._row(code), self.tr
        k, of = row["counted_notices" if pd.notna(row["pooled"]) else "notices"], row["of_notices"]
        return tr("completion.groups.only_notice") if of == 1 else format_some_of(k, of, tr)

    def base(self, code: str) -> str:
        """`327 of 372, 16 of 23 notices`."""
        row, tr = self._row(code), self.tr
        return tr(
            f"completion.groups.{'base' if pd.notna(row['pooled']) else 'base_none'}",
            completed=tr.number(row["completed"]),
            total=tr.number(row["total"]),
            notices=self.notices(code),
        )

    def with_base(self, code: str) -> str:
        return self.tr("completion.groups.of_base", group=self.names[code], base=self.base(code))

    def in_full(self, code: str) -> str:
        values = {"group": self.names[code], "rate": self.rate(code), "base": self.base(code)}
        return self.tr("completion.groups.part", **values)
